import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// Checks inputs and puts what was found into one result. A file's tree is gone as soon as its findings are made, so
/// memory follows the largest files in flight.
struct LintRun {
  let policy: Policy
  let engine: Engine
  let input: InputOptions
  /// Whether nothing is said while the run goes on.
  var isQuiet = true

  /// Finds the inputs and checks them.
  func result() throws(Failure) -> LintResult {
    let changes = try input.changes()
    let found = try input.find(policy.configuration)
    let list = changes?.narrow(found) ?? found
    let exports = input.exports(policy.configuration)
    let outcomes = list.mapInParallel(jobs: input.jobCount, isQuiet: isQuiet, each: engine.makeScanner) {
      [engine] scanner, input in
      var reports: [FileReport] = []
      let outcome = exports.read(input) { reports.append(engine.check($0, with: &scanner)) }
      return (outcome: outcome, reports: reports)
    }
    let reports = outcomes.flatMap(\.reports)
    let problems = policy.problems + list.problems(beside: outcomes.map(\.outcome))
    var result = LintResult(
      of: reports + problems.map { FileReport(file: $0.file, problems: [$0]) },
      skipped: list.skipped + outcomes.reduce(0) { $0 + $1.outcome.skipped }, unread: problems.count)
    result.findings += policy.complaints(about: reports, isPartial: input.isPartial, engine: engine)
    if let changes { result.findings.removeAll { !changes.touches($0) } }
    LintResult.sort(&result.findings)
    result.countFindings()
    return result
  }
}
