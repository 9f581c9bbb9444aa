import ArgumentParser
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// `blindspot explain RULE` and `blindspot explain --text TEXT`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a rule (purpose, reason, law, examples, remediation), or the search for names in a text.",
    usage: """
      blindspot explain <rule> [<options>]
      blindspot explain --text <text> [--kind <kind>]
      """)

  @Argument(help: "Id of the rule.", completion: .list(RuleSet().ids))
  var rule: String?

  @Option(help: "A text. Prints its words, the candidates for names, and their scores, personal data included.")
  var text: String?

  @Option(
    help: "The kind of field that contains the text, such as tts.",
    completion: .list(FieldKind.allCases.map(\.rawValue)))
  var kind: String?

  @OptionGroup(title: "Policy") var policy: PolicyOptions

  func validate() throws {
    if (rule == nil) == (text == nil) { throw ValidationError("a rule or --text is required, but not both") }
    if kind != nil, text == nil { throw ValidationError("--kind requires --text") }
    if let kind, FieldKind(rawValue: kind) == nil {
      let kinds = FieldKind.allCases.map(\.rawValue)
      throw ValidationError("unknown kind '\(kind)'" + Suggestion.hint(for: kind, among: kinds))
    }
  }

  func run() throws {
    if let text {
      let kind = kind.flatMap(FieldKind.init(rawValue:)) ?? .actionName
      return Console.write(NameExplanation(of: text, as: kind, language: policy.language.first ?? "").description)
    }
    let workspace = try Workspace.load(policy.choices())
    let id = try workspace.rule(named: rule ?? "")
    if let rule = workspace.policy.rules.rule(named: id) { Console.write(RuleText.explanation(of: rule)) }
  }
}
