import ArgumentParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// `blindspot explain RULE`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explains a rule: purpose, reason, law, examples, remediation.")

  @Argument(help: "Id of the rule.", completion: .list(RuleSet().ids))
  var rule: String

  @OptionGroup(title: "Policy") var policy: PolicyOptions

  func run() throws {
    let workspace = try Workspace.load(policy.choices())
    let id = try workspace.rule(named: rule)
    if let rule = workspace.policy.rules.rule(named: id) { Console.write(RuleText.explanation(of: rule)) }
  }
}
