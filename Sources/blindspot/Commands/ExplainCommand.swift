import ArgumentParser
import BlindspotReporting
import BlindspotRules

/// `blindspot explain RULE`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explains a rule: what, why, law, examples, what to write instead.")

  @Argument(help: "The id of the rule.", completion: .list(RuleSet().ids))
  var rule: String

  @OptionGroup(title: "Policy") var policy: PolicyOptions

  func run() throws {
    let rules = try policy.load().rules
    guard let found = rules.rule(named: rule) else {
      let hint = rules.suggestion(for: rule).map { " Did you mean \($0)?" } ?? ""
      throw Failure("There is no rule called '\(rule)'.\(hint) 'blindspot rules' lists them all.")
    }
    Console.write(RuleText.explanation(of: found))
  }
}
