import BlindspotParser

/// The layout of the digit groups of a number.
struct PhoneLayout {
  /// The layouts that only telephone numbers have.
  enum Shape {
    /// `(212) 555-0143`, `1-212-555-0143`.
    case northAmerican
    /// `555-0143`.
    case local
    /// `0412 345 678`, `01 23 45 67 89`.
    case trunkZero
    case other
  }

  let hasPlus: Bool
  /// The number of digits.
  private(set) var digits = 0
  private(set) var shape = Shape.other
  /// Whether the number has more than one group.
  let isGrouped: Bool
  /// Whether the first digit is 0, the trunk prefix of most countries.
  let hasTrunkZero: Bool
  /// Whether a group is in parentheses.
  private(set) var hasParentheses = false
  /// Whether the layout is that of a date, an internet address or an amount: `15.01.2024`, `10.11.12.13`, `1.000.000`.
  private(set) var isOtherNumber = false
  /// Whether the number directly follows a letter or digit.
  let isGlued: Bool

  init(_ groups: borrowing DigitGroups, _ range: Range<Int>, in text: Span<UInt8>, isGlued: Bool) {
    hasPlus = groups.hasPlus && range.lowerBound == 0
    isGrouped = range.count > 1
    self.isGlued = isGlued
    hasTrunkZero = text[groups[range.lowerBound].start] == UInt8(ascii: "0")
    var counts = InlineArray<12, Int>(repeating: 0)
    for (offset, index) in range.enumerated() {
      let group = groups[index]
      counts[offset] = group.count
      digits += group.count
      if group.mark == ASCII.openParenthesis || group.mark == ASCII.closeParenthesis { hasParentheses = true }
    }
    guard !hasPlus else { return }
    let mark = isGrouped ? groups[range.lowerBound + 1].mark : 0
    shape = shape(counts, range.count, mark: mark)
    isOtherNumber = !hasParentheses && Self.isOtherNumber(groups, range, counts, mark: mark, in: text)
  }

  private func shape(_ counts: InlineArray<12, Int>, _ groups: Int, mark: UInt8) -> Shape {
    if groups == 3, counts[0] == 3, counts[1] == 3, counts[2] == 4 { return .northAmerican }
    if groups == 4, counts[0] <= 3, counts[1] == 3, counts[2] == 3, counts[3] == 4 { return .northAmerican }
    if groups == 2, counts[0] == 3, counts[1] == 7, hasParentheses { return .northAmerican }
    if groups == 2, counts[0] == 3, counts[1] == 4, mark == ASCII.hyphen { return .local }
    // `07400 123456`, `0161 4960000`: some countries write only two groups.
    if groups == 2, hasTrunkZero, 10...11 ~= digits, counts[1] > 3 { return .trunkZero }
    return hasTrunkZero && groups > 2 && 9...12 ~= digits ? .trunkZero : .other
  }

  /// Whether the groups are a date, an internet address or a number with grouped thousands.
  private static func isOtherNumber(
    _ run: borrowing DigitGroups, _ range: Range<Int>, _ counts: InlineArray<12, Int>, mark: UInt8, in text: Span<UInt8>
  ) -> Bool {
    let groups = range.count
    guard groups > 2 else { return false }
    for index in range.dropFirst(2) where run[index].mark != mark { return false }
    var values = InlineArray<12, Int>(repeating: 0)
    for (offset, index) in range.enumerated() {
      for position in run[index].start..<run[index].end {
        values[offset] = min(values[offset] * 10 + text[position].digitValue, 100_000)
      }
    }
    if groups == 3, mark != ASCII.space {
      let isYearFirst = counts[0] == 4 && counts[1] <= 2 && counts[2] <= 2 && values[1] < 13 && values[2] < 32
      let isYearLast =
        counts[0] <= 2 && counts[1] <= 2 && (counts[2] == 4 || counts[2] == 2) && values[0] < 32 && values[1] < 32
      if isYearFirst || isYearLast { return true }
    }
    if mark == ASCII.space {
      // `1 000 000`. Three groups of three digits can also be a Spanish number.
      var isRound = counts[0] < 4 && values[groups - 1] == 0
      for offset in 1..<groups where counts[offset] != 3 { isRound = false }
      return isRound
    }
    guard mark == ASCII.period else { return false }
    var isAddress = groups == 4
    var isThousands = counts[0] < 4
    for offset in 0..<groups {
      if values[offset] > 255 || counts[offset] > 3 { isAddress = false }
      if offset > 0, counts[offset] != 3 { isThousands = false }
    }
    return isAddress || isThousands
  }

  /// Whether the group is the `(0)` after a country code.
  func isTrunkZero(_ group: DigitGroups.Group, in text: Span<UInt8>) -> Bool {
    group.count == 1 && group.mark == ASCII.openParenthesis && text[group.start] == UInt8(ascii: "0")
      && text.byte(at: group.end) == ASCII.closeParenthesis
  }
}
