import ArgumentParser
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// `blindspot config`: shows and checks the configuration.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Shows or checks the configuration.", subcommands: [Show.self, Check.self])

  /// `blindspot config show`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Prints the resolved configuration and the origin of each value.")

    @OptionGroup(title: "Policy") var policy: PolicyOptions

    func run() throws {
      let policy = try Workspace.load(policy.choices()).policy
      Console.write(ConfigurationText.resolved(policy.configuration))
      try Console.report(policy.problems)
    }
  }

  /// `blindspot config check`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Checks the configuration with its exceptions and rule files without linting.")

    @OptionGroup(title: "Policy") var policy: PolicyOptions

    func run() throws {
      let workspace = try Workspace.load(policy.choices())
      let policy = workspace.policy
      try Console.report(policy.problems)
      let patterns = workspace.checkPatterns()
      for pattern in patterns.unmatched { Console.printError("warning: \(pattern)") }
      let findings = patterns.findings + policy.engine().findings(for: policy.diagnostics(for: [], isPartial: true))
      for finding in findings {
        let place = finding.location.start.map { ":\($0.line):\($0.column)" } ?? ""
        Console.printError(
          "\(finding.severity.rawValue)[\(finding.rule)]: \(finding.location.file)\(place): \(finding.message)")
      }
      guard !findings.contains(where: { policy.configuration.failOn.value.fails($0.severity) }) else {
        throw ExitStatus.findings
      }
      Console.write((policy.configuration.file.map { "\($0) is valid" } ?? "no configuration file") + "\n")
    }
  }
}
