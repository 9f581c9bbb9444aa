import ArgumentParser
import BlindspotFiles

/// The command: argument parsing, files in, text out, exit status.
@main
struct Blindspot: ParsableCommand {
  /// What the command is called.
  static let name = "blindspot"

  /// The version, as `--version` prints it.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: name,
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
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if arguments == ["--version"] {
        // Scripts ask for it before anything else, and no options need be laid out to answer.
        Console.write(version + "\n")
        throw ExitStatus.clean
      }
      var command = try parsed(arguments)
      try command.run()
    } catch {
      ExitStatus.exit(with: error)
    }
  }

  /// The command that the arguments ask for.
  ///
  /// Parsed as a branch of the whole tree, the options of `lint` are laid out six times, parsed by itself twice: a third
  /// of the instructions of a small run. So the command that is named first is parsed by itself, and all that is not
  /// plainly a command to run (help, completion scripts, mistakes) by the tree, whose words for it are the right ones.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    var command: any ParsableCommand.Type = self
    var rest = arguments[...]
    while let name = rest.first,
      let named = command.configuration.subcommands.first(where: { $0.configuration.commandName == name })
    {
      command = named
      rest.removeFirst()
    }
    // `help` is a command too, the only one that the library adds.
    if rest.first != "help" { command = command.configuration.defaultSubcommand ?? command }
    if let parsed = try? command.parseAsRoot(Array(rest)), type(of: parsed) == command { return parsed }
    return try parseAsRoot(arguments)
  }
}
