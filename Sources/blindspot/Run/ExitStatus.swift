import ArgumentParser
import BlindspotFiles
import BlindspotParser
import BlindspotRules

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// How the process ends. Severity is never coded in the status.
enum ExitStatus: Int32, Error {
  /// Nothing was found at or above the level that fails a run.
  case clean = 0
  /// Something was.
  case findings = 1
  /// The job could not be done, or not wholly.
  case failed = 2

  /// Ends the process as `error` says: help and version are no failures, a wrong usage is.
  static func exit(with error: any Error) -> Never {
    if let status = error as? ExitStatus { finish(status) }
    if Blindspot.exitCode(for: error).isSuccess {
      // Help, the version and completion scripts are our own words, tabs and all.
      Console.write(Array((Blindspot.fullMessage(for: error) + "\n").utf8))
      finish(.clean)
    }
    Console.complain(Blindspot.fullMessage(for: error))
    finish(.failed)
  }

  /// Ends a run of the linter: 2 if something could not be checked, 1 if a finding is as loud as `failOn`.
  static func end(_ result: LintResult, failOn: FailLevel) throws(ExitStatus) {
    if !result.problems.isEmpty { throw .failed }
    if result.findings.contains(where: { failOn.fails($0.severity) }) { throw .findings }
  }

  /// Ends a run that only reads, after saying what could not be read.
  ///
  /// - Parameter isReported: whether a report has said it already.
  static func end(_ problems: [Problem], isReported: Bool = false) throws(ExitStatus) {
    for problem in problems where !isReported { Console.complain("error[\(problem.code.rawValue)]: \(problem.line)") }
    if !problems.isEmpty { throw .failed }
  }

  private static func finish(_ status: ExitStatus) -> Never { _exit(status.rawValue) }
}

/// A reason why the job cannot be done at all, in one sentence that says what to do about it.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
