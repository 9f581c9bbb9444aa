import BlindspotParser

/// What can be told of digit groups before any digit is read: by where they stand, and how many there are.
extension PhoneNumberClassifier {
  /// Whether some digits in the places of these would make a number that is sure enough to be reported. For most runs
  /// none would, since the word before them names another thing, or nothing calls them and they are too few.
  static func mayBeNumber(_ run: borrowing DigitGroups, in text: Span<UInt8>, _ surroundings: inout KeywordContext)
    -> Bool
  {
    // Behind the last group that a run holds there may be more.
    guard !run.hasPlus, run.count < DigitGroups.capacity else { return true }
    if surroundings.hold(.called, in: text) || surroundings.hold(.announcements, in: text) { return true }
    let isAlone = run.start == 0 && run.end == text.count
    for first in 0..<run.count {
      let start = run[first].start
      if start > 0, text[start - 1].isAlphanumeric { continue }
      if surroundings.followsNonPhoneKeyword(at: start, in: text) { continue }
      if surroundings.context.isNamed(.called) { return true }
      if mayBeSure(run, from: first, isAlone: isAlone, floor: surroundings.context.leastConfidence) { return true }
    }
    // An unsure number takes its extension with it.
    return PhoneExtension.end(in: text, behind: run.end) > run.end
  }

  /// Whether groups from `first` on may be a number that nothing calls one.
  private static func mayBeSure(_ run: borrowing DigitGroups, from first: Int, isAlone: Bool, floor: Float) -> Bool {
    var digits = 0
    for last in first..<run.count {
      digits += run[last].count
      guard digits <= mostDigits else { return false }
      guard digits >= fewestDigits else { continue }
      if last > first || isAlone || confidenceUngrouped(digits) >= floor { return true }
    }
    return false
  }
}
