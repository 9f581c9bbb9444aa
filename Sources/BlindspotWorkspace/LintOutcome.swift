package import BlindspotFiles
public import BlindspotRules

/// The result of a run with what its comparison with the baseline showed.
public struct LintOutcome: Sendable {
  /// The findings that are not in the baseline, the problems and the counts.
  public var result: LintResult
  /// Which findings are new, and which entries of the baseline no longer match; nil without a baseline.
  public var comparison: Baseline.Comparison?
  /// Returns ``run``, which most runs do not need.
  let makeRun: @Sendable () -> BaselineRun
  /// The files that were read, for updating a baseline.
  package var run: BaselineRun { makeRun() }
  /// The inputs that were read, which no report may replace.
  package let inputs: [Input]
  /// The exports that were checked, sorted by name, with their findings before the baseline and the change; empty unless
  /// the request keeps them.
  let exports: [CheckedExport]
}

/// An export of a run with its findings.
struct CheckedExport: Sendable {
  let loaded: ExportLoader.LoadedExport
  let report: FileReport
}
