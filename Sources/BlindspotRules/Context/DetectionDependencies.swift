/// What the verdict on one text hangs on besides its words and its shape, noted by whoever looks there.
///
/// A verdict is kept for just the texts and places for which it holds: one that hangs on the value of a digit for that
/// text alone, any other one for all texts of the same shape (`Order 4711`, `Order 0815`); and for places around which
/// the names say the same to what was asked.
package final class DetectionDependencies {
  /// Whether the value of a digit had a say, and not only where digits stand.
  private(set) var hasReadDigits = false
  /// The lists of keywords that were asked for in the names around the text.
  private(set) var asked = KeywordSet()

  package init() {}

  /// Forgets everything, for the next text.
  func removeAll() {
    hasReadDigits = false
    asked = KeywordSet()
  }

  /// Notes that the value of a digit had a say in what was found.
  func recordDigitDependency() { hasReadDigits = true }

  /// Notes that keywords of these lists were asked for in the names around the text.
  func noteAsked(_ lists: KeywordSet) { asked.formUnion(lists) }
}
