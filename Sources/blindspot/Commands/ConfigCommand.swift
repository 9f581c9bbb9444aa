import ArgumentParser
import BlindspotParser
import BlindspotReporting
import BlindspotRules

/// `blindspot config`: shows and checks the configuration.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Shows or checks the configuration.", subcommands: [Show.self, Check.self])

  /// `blindspot config show`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Prints the resolved configuration, with who decided each value.")

    @OptionGroup(title: "Policy") var policy: PolicyOptions

    func run() throws {
      let policy = try policy.load()
      Console.write(ConfigurationText.resolved(policy.configuration))
      try ExitStatus.end(policy.problems)
    }
  }

  /// `blindspot config check`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Checks the configuration with its exceptions and rule files without linting.")

    @OptionGroup(title: "Policy") var policy: PolicyOptions

    func run() throws {
      let policy = try policy.load()
      try ExitStatus.end(policy.problems)
      let complaints = policy.complaints(about: [], isPartial: true, engine: policy.engine())
      for complaint in complaints {
        let place = complaint.location.start.map { ":\($0.line):\($0.column)" } ?? ""
        Console.complain(
          "\(complaint.severity.rawValue)[\(complaint.rule)]: \(complaint.location.file)\(place): \(complaint.message)")
      }
      guard !complaints.contains(where: { policy.configuration.failOn.value.fails($0.severity) }) else {
        throw ExitStatus.findings
      }
      Console.write((policy.configuration.file.map { "\($0) is in order" } ?? "There is no configuration file") + ".\n")
    }
  }
}
