import BlindspotFiles
import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

/// The exit status of the process. It does not encode the severity.
enum ExitStatus: Int32, Error {
  /// No findings at or above the level that fails a run.
  case clean = 0
  /// Findings at or above that level.
  case findings = 1
  /// The job was not done, or only in part.
  case failed = 2

  /// Throws the status of a lint run: 2 if something could not be checked, 1 if a finding reaches `failOn`.
  static func check(_ result: LintResult, failOn: FailLevel) throws(ExitStatus) {
    if !result.problems.isEmpty { throw .failed }
    if result.findings.contains(where: { failOn.fails($0.severity) }) { throw .findings }
  }

  /// Ends the process with this status.
  func exit() -> Never { CurrentProcess.exit(rawValue) }
}
