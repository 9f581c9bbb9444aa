import BlindspotEncoding
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
    Console.printErrors(outcome.result.problems)
    guard !isQuiet else { return }
    let findings = Decimals.count(plan.fixed.count, "finding")
    let files = Decimals.count(plan.files.count, "file")
    Console.printError(
      "note: \(findings) \(isWritten ? "fixed" : "to fix") in \(files), \(plan.unfixed.count) not fixed")
  }
}
