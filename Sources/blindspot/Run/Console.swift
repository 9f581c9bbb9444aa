import BlindspotEncoding
import BlindspotFiles
import BlindspotReporting
import BlindspotRules

/// What goes to standard output and standard error.
enum Console {
  /// Writes a report. A reader who has seen enough (`| head`) is no failure; a full disk is.
  static func write(_ bytes: [UInt8]) {
    do throws(SystemError) {
      try StandardStream.output.write(bytes)
    } catch {
      if error.isClosedPipe { return }
      complain("error: standard output cannot be written: \(error).")
      ExitStatus.exit(with: ExitStatus.failed)
    }
  }

  /// Writes text for people.
  static func write(_ text: String) { write(Array(harmless(text).utf8)) }

  /// Says something on standard error; if nobody listens there is nobody left to tell.
  static func complain(_ message: String) { try? StandardStream.error.write(harmless(message) + "\n") }

  /// Messages quote file names, arguments and texts of configurations, which may be made of anything.
  private static func harmless(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.escaped(String($0)) }
      .joined(separator: "\n")
  }

  /// Says what a baseline no longer covers; true if that fails the run.
  static func tell(_ comparison: Baseline.Comparison, strictly: Bool) -> Bool {
    if let notice = comparison.notice { complain("note: \(notice).") }
    for entry in comparison.stale {
      complain("\(strictly ? "error" : "note"): the baseline accepts what is gone: \(entry)")
    }
    if !comparison.stale.isEmpty { complain("note: 'blindspot baseline update' takes that out.") }
    return strictly && !comparison.stale.isEmpty
  }
}
