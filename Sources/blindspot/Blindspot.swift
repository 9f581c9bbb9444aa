internal import ArgumentParser
internal import BlindspotFiles

/// The command: argument parsing, files in, text out, exit status.
@main
struct Blindspot: ParsableCommand {
  /// The version, as `--version` prints it.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "blindspot",
    abstract: "Finds personal data where the Genesys Cloud GDPR API cannot reach.",
    discussion: """
      Exit status: 0, nothing found at or above --fail-on; 1, something found; 2, the job could not be done (bad usage, \
      bad configuration, no input, or an input that could not be read; everything else is still checked).
      """,
    version: version,
    subcommands: [
      LintCommand.self, FieldsCommand.self, RulesCommand.self, ExplainCommand.self, BaselineCommand.self,
      SubjectCommand.self, ConfigCommand.self, InitCommand.self,
    ],
    defaultSubcommand: LintCommand.self)

  /// Runs the command and ends the process with the exit status of the contract.
  static func main() {
    StandardStream.prepare()
    Heap.keepFreedMemory()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      ExitStatus.exit(with: error)
    }
  }
}
