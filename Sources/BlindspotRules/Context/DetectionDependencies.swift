/// Inputs other than the words and the shape of a text that a scan result depends on.
///
/// A cached result is reused only where its dependencies are equal: a result that depends on digit values only for the same
/// text, any other for all texts of the same shape (`Order 4711`, `Order 0815`), and only under container names with the
/// same keywords.
package final class DetectionDependencies {
  /// Whether the result depends on digit values, not only on their positions.
  private(set) var hasReadDigits = false
  /// The lists of keywords that were searched for in container names.
  private(set) var asked = KeywordSet()

  package init() {}

  /// Removes all dependencies, for the next text.
  func removeAll() {
    hasReadDigits = false
    asked = KeywordSet()
  }

  /// Records that the result depends on digit values.
  func recordDigitDependency() { hasReadDigits = true }

  /// Records that keywords of these lists were searched for in container names.
  func noteAsked(_ lists: KeywordSet) { asked.formUnion(lists) }
}
