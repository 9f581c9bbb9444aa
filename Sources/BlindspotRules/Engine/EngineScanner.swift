package import BlindspotParser

/// The detectors of one thread with their buffers and caches, for all of its files.
///
/// The caches do not affect the findings.
package struct EngineScanner {
  /// Finds the candidates of the run.
  var texts: TextScanner
  /// Redacts texts. Each document with candidates takes it and returns it, so that its tables are not copied; nil meanwhile,
  /// and before the first.
  var redactor: TextRedactor?
}

extension [Engine] {
  /// Checks every text of `export` with each engine, and puts the findings together. The engines differ only in the
  /// person that they search for.
  ///
  /// - Parameter scanners: one scanner for each engine.
  package func check(_ export: ParsedExport, with scanners: inout [EngineScanner]) -> FileReport {
    var report = self[0].check(export, with: &scanners[0])
    guard count > 1 else { return report }
    for index in indices.dropFirst() { report.add(self[index].check(export, with: &scanners[index])) }
    LintResult.sort(&report.findings)
    return report
  }
}
