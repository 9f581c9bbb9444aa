/// The detectors of one thread with their buffers and caches, for all of its files.
///
/// The caches do not affect the findings.
package struct EngineScanner {
  /// Finds the candidates of the run.
  var texts: TextScanner
}
