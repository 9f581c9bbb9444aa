import ArgumentParser
import BlindspotFiles
import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

/// The command: parses arguments, runs a subcommand, and ends with its exit status.
@main
struct Blindspot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Product.name,
    abstract: "Finds personal data where the Genesys Cloud GDPR API cannot reach.",
    discussion: """
      Exit status: 0, no findings at or above --fail-on; 1, findings; 2, the job could not be done (invalid usage, \
      invalid configuration, no input, or an input that could not be read; everything else is still checked).
      """,
    version: Product.version,
    subcommands: [
      LintCommand.self, FieldsCommand.self, RulesCommand.self, ExplainCommand.self, BaselineCommand.self,
      SubjectCommand.self, InventoryCommand.self, FixCommand.self, RedactCommand.self, ExceptCommand.self,
      ServerCommand.self, ConfigCommand.self, InitCommand.self,
    ],
    defaultSubcommand: LintCommand.self)

  /// Runs the command and ends the process with an ``ExitStatus``.
  static func main() {
    CrashHandler.install()
    StandardStream.prepare()
    Heap.keepFreedMemory()
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if arguments == ["--version"] {
        // Scripts request it before anything else, and no options need to be set up to answer.
        Console.write(Product.version + "\n")
        throw ExitStatus.clean
      }
      var command = try parse(arguments)
      do {
        try command.run()
      } catch ExitStatus.failed {
        suggestCommand(for: command)
        throw ExitStatus.failed
      }
    } catch {
      exit(for: error)
    }
    ExitStatus.clean.exit()
  }

  /// The most arguments that the library parses, and the most options among them. Its time grows with the square of their
  /// number; these take about a second.
  private static let maximumCounts = (arguments: 8192, options: 4096)

  private static func checkCount(of arguments: [String]) throws(WorkspaceError) {
    if arguments.count > maximumCounts.options, arguments.count(where: { $0.hasPrefix("-") }) > maximumCounts.options {
      throw WorkspaceError(
        "there are more than \(maximumCounts.options) options; use keys of the configuration instead of repeating options"
      )
    }
    if arguments.count > maximumCounts.arguments {
      throw WorkspaceError(
        "there are more than \(maximumCounts.arguments) arguments before the last option; pass the paths at the end")
    }
  }

  /// Splits arguments before the paths at their end, which need no parsing. The first argument after an option can be its
  /// value.
  private static func splitPaths(_ arguments: ArraySlice<String>) -> (parsed: [String], paths: [String]) {
    let start = arguments.lastIndex { $0.isEmpty || $0.hasPrefix("-") }.map { $0 + 2 } ?? arguments.startIndex + 1
    guard arguments.endIndex - start > 256 else { return (Array(arguments), []) }
    return (Array(arguments[..<start]), Array(arguments[start...]))
  }

  /// Parses the arguments.
  ///
  /// As a branch of the whole tree, the library sets up the options of `lint` six times, as a command of its own twice: a
  /// third of the instructions of a small run. So the command that is named first is parsed on its own, and everything
  /// else (help, completion scripts, mistakes) by the tree, whose messages name the whole command.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    // The library takes the next argument as the value: `--name= exports` would search for a person of the name `exports`.
    if let empty = arguments.prefix(while: { $0 != "--" }).first(where: { $0.hasPrefix("--") && $0.hasSuffix("=") }),
      !empty.dropLast().contains("=")
    {
      throw ValidationError("\(empty) has no value; remove it or add one")
    }
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
    var (parsed, paths) = splitPaths(rest)
    // A cast to a protocol searches all conformances, so only if there are many paths.
    if !paths.isEmpty, !(command is any PathCommand.Type) { (parsed, paths) = (Array(rest), []) }
    try checkCount(of: parsed)
    if let parsed = try? command.parseAsRoot(parsed), type(of: parsed) == command {
      guard !paths.isEmpty, var whole = parsed as? any PathCommand else { return parsed }
      whole.input.paths += paths
      return whole
    }
    // The mistake is before the paths at the end.
    return try parseAsRoot(Array(arguments.dropLast(paths.count)))
  }

  /// Suggests the command that the first path was meant to be: `blindspot lnt` checks a file `lnt`.
  private static func suggestCommand(for command: any ParsableCommand) {
    guard let path = (command as? LintCommand)?.input.paths.first,
      !FileSystem.exists(FilePath(path), followingLinks: true),
      let name = Suggestion.closest(
        to: path, among: configuration.subcommands.compactMap { $0.configuration.commandName })
    else { return }
    Console.printError("note: did you mean 'blindspot \(name)'?")
  }

  /// Prints an error and ends the process: help and version are successes, wrong usage is a failure.
  private static func exit(for error: any Error) -> Never {
    if let status = error as? ExitStatus { status.exit() }
    if let error = error as? WorkspaceError {
      Console.printError("error: \(error)")
      ExitStatus.failed.exit()
    }
    if exitCode(for: error).isSuccess {
      // Help, the version and completion scripts are written as they are, tabs included.
      Console.write(Array((fullMessage(for: error) + "\n").utf8))
      ExitStatus.clean.exit()
    }
    Console.printError(fullMessage(for: error))
    ExitStatus.failed.exit()
  }
}
