internal import BlindspotFiles
internal import BlindspotParser
internal import BlindspotRules

/// Checks inputs and puts what was found into one result. A file's tree is gone as soon as its findings are made, so
/// memory follows the largest files in flight.
struct LintRun: Sendable {
  let engine: Engine
  let exports: ExportRun
  let jobs: Int

  /// Checks everything in `list`.
  func check(_ list: InputList) async -> LintResult {
    let outcomes = await list.mapInParallel(jobs: jobs) { input in
      var reports: [FileReport] = []
      let outcome = exports.read(input) { reports.append(engine.check($0)) }
      return (outcome: outcome, reports: reports)
    }
    let unread = list.problems(beside: outcomes.map(\.outcome)).map { FileReport(file: $0.file, problems: [$0]) }
    return LintResult(
      of: outcomes.flatMap(\.reports) + unread, skipped: list.skipped + outcomes.reduce(0) { $0 + $1.outcome.skipped },
      unread: unread.count)
  }
}
