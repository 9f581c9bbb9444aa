/// What serves all files of a thread, one after the other: the detectors with their buffers, and the texts in which they
/// found nothing. What it remembers does not show in what is found.
package struct EngineScanner {
  /// Finds what the run reports.
  var texts: TextScanner
  /// Finds what must not be shown around findings; made for the first of them.
  var masks: RedactionDetector?
}
