internal import ArgumentParser
internal import BlindspotRules

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
      commandName: "check", abstract: "Checks the configuration and its rule files without linting.")

    @OptionGroup(title: "Policy") var policy: PolicyOptions

    func run() throws {
      let policy = try policy.load()
      try ExitStatus.end(policy.problems)
      Console.write((policy.configuration.file.map { "\($0) is in order" } ?? "There is no configuration file") + ".\n")
    }
  }
}
