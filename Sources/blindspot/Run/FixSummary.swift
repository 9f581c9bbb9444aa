import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// Prints the outcome of fixes: the files, what stays with the reason, and the counts.
struct FixSummary {
  private let outcome: FixOutcome
  private let isWritten: Bool
  private let isQuiet: Bool

  /// Prepares the summary.
  ///
  /// - Parameters:
  ///   - isWritten: whether the files were written, and not only compared.
  ///   - isQuiet: whether only what stays and the problems are printed.
  init(_ outcome: FixOutcome, isWritten: Bool, isQuiet: Bool) {
    self.outcome = outcome
    self.isWritten = isWritten
    self.isQuiet = isQuiet
  }

  /// Prints to standard error.
  func print() {
    let plan = outcome.plan
    if !isQuiet {
      for file in plan.files {
        Console.printError("\(isWritten ? "fixed" : "would fix") \(file.name)")
      }
    }
    for item in plan.unfixed {
      Console.printError(
        "\(item.finding.place): not fixed: \(item.reason) (\(item.finding.masked)) [\(item.finding.rule)]")
    }
    for problem in outcome.result.problems {
      Console.printError("error[\(problem.code.rawValue)]: \(problem.line)")
    }
    guard !isQuiet else { return }
    let findings = plan.fixed.count == 1 ? "1 finding" : "\(plan.fixed.count) findings"
    let files = plan.files.count == 1 ? "1 file" : "\(plan.files.count) files"
    Console.printError(
      "note: \(findings) \(isWritten ? "fixed" : "to fix") in \(files), \(plan.unfixed.count) not fixed")
  }
}
