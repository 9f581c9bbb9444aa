import ArgumentParser
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// `blindspot rules`: lists the rules, and tests those of rule files.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists the rules.", subcommands: [Test.self])

  @OptionGroup(title: "Policy") var policy: PolicyOptions

  @Option(help: "Format: text or json.")
  var format: Format = .text

  /// The format of the list.
  enum Format: String, Choice {
    case text
    case json
  }

  func run() throws {
    let policy = try Workspace.load(policy.choices()).policy
    switch format {
    case .json: Console.write(Array(RuleText.json(of: policy.rules.rules).utf8))
    case .text: Console.write(RuleText.table(of: policy.rules.rules))
    }
    try Console.report(policy.problems)
  }

  /// `blindspot rules test`
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test", abstract: "Tests rules against their examples.",
      discussion: "Without files: the built-in rules, and those that the configuration names.")

    @Argument(help: "Rule files, or folders of them.", completion: .file(extensions: ["yml", "yaml"]))
    var files: [String] = []

    @OptionGroup(title: "Policy") var policy: PolicyOptions

    func run() throws {
      var problems: [Problem] = []
      var count = 0
      if files.isEmpty {
        let policy = try Workspace.load(policy.choices()).policy
        problems = policy.problems + RuleExamples.failuresOfBuiltInRules()
        count = policy.rules.rules.count
      } else {
        let loaded = RuleSet.load(files: files, access: DiskFiles())
        problems = loaded.problems
        count = loaded.rules.customFiles.count
      }
      Console.printError(
        "\(count == 1 ? "1 rule" : "\(count) rules") tested, \(problems.count == 1 ? "1 problem" : "\(problems.count) problems")"
      )
      try Console.report(problems)
    }
  }
}
