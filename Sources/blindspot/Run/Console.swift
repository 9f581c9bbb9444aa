import BlindspotEncoding
import BlindspotFiles
import BlindspotParser
import BlindspotReporting
import BlindspotWorkspace

/// Writes to standard output and standard error.
enum Console {
  /// Writes a report to standard output. A reader that closes the pipe early (`| head`) is not a failure, a full disk is.
  static func write(_ bytes: [UInt8]) { write(bytes.span) }

  /// Writes a piece of a report to standard output.
  static func write(_ bytes: Span<UInt8>) {
    do throws(SystemError) {
      try StandardStream.output.write(bytes)
    } catch {
      if error.isClosedPipe { return }
      printError("error: standard output cannot be written: \(error)")
      ExitStatus.failed.exit()
    }
  }

  /// Writes text to standard output.
  static func write(_ text: String) { write(Array(escaped(text).utf8)) }

  /// Writes a line to standard error. A closed stream is ignored.
  static func printError(_ message: String) { try? StandardStream.error.write(escaped(message) + "\n") }

  /// Writes problems to standard error.
  static func printErrors(_ problems: [Problem]) {
    for problem in problems { printError("error[\(problem.code.rawValue)]: \(problem.line)") }
  }

  /// Writes problems to standard error and throws status 2 if there are any.
  static func report(_ problems: [Problem]) throws(ExitStatus) {
    printErrors(problems)
    if !problems.isEmpty { throw .failed }
  }

  /// Escapes control characters: messages quote file names, arguments and texts of configurations.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.escaped(String($0)) }
      .list(separator: "\n")
  }
}
