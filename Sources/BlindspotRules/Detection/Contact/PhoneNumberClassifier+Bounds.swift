import BlindspotParser

/// Checks of digit groups that depend on their positions and lengths and not on the values of the digits.
extension PhoneNumberClassifier {
  /// Whether some digits at the positions of these could be a number that is confident enough to be reported. False for
  /// most groups: the word before them names another kind of number, or no phone keyword is near and they are too short.
  static func mayBeNumber(
    _ groups: borrowing DigitGroups, in text: Span<UInt8>, _ keywords: inout KeywordContext
  ) -> Bool {
    // If all groups are in use, more of them may follow.
    guard !groups.hasPlus, groups.count < DigitGroups.capacity else { return true }
    if keywords.hold(.called, in: text) || keywords.hold(.announcements, in: text) { return true }
    let isWholeText = groups.start == 0 && groups.end == text.count
    for first in 0..<groups.count {
      let start = groups[first].start
      if start > 0, text[start - 1].isAlphanumeric { continue }
      guard mayBegin(at: self.start(ofNumberFrom: first, in: groups, of: text), isFirst: first == 0, in: text) else {
        continue
      }
      if keywords.followsNonPhoneKeyword(at: start, in: text) { continue }
      let minConfidence = keywords.context.minConfidence
      if mayBeReported(groups, from: first, isWholeText: isWholeText, minConfidence: minConfidence) { return true }
      if keywords.isNamed(.called) { return true }
    }
    // An extension makes even an unlikely number confident.
    return PhoneExtension.end(in: text, after: groups.end) > groups.end
  }

  /// Whether groups from `first` on could be a confident number without a phone keyword.
  private static func mayBeReported(
    _ groups: borrowing DigitGroups, from first: Int, isWholeText: Bool, minConfidence: Float
  ) -> Bool {
    var digits = 0
    for last in first..<groups.count {
      digits += groups[last].count
      guard digits <= maximumDigits else { return false }
      guard digits >= minimumDigits else { continue }
      if last > first || isWholeText || NumberReading.confidenceUngrouped(digits) >= minConfidence { return true }
    }
    return false
  }
}
