import BlindspotParser

/// How the groups of a number are written, and what that alone says.
struct PhoneLayout {
  /// The forms that speak for a telephone number by themselves.
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
  /// How many digits.
  private(set) var digits = 0
  private(set) var shape = Shape.other
  /// Whether separators divide the number.
  let isGrouped: Bool
  /// Whether the first digit is the trunk prefix of most countries.
  let hasTrunkZero: Bool
  /// Whether a part stands in parentheses.
  private(set) var hasParentheses = false
  /// `15.01.2024`, `2024-01-15`, `10.11.12.13`, `1.000.000`: numbers that are something else.
  private(set) var followsItemNumberKeyword = false
  /// Whether a letter or digit stands right before the number.
  let isGlued: Bool

  init(_ run: borrowing DigitGroups, _ range: Range<Int>, in text: Span<UInt8>, isGlued: Bool) {
    hasPlus = run.hasPlus && range.lowerBound == 0
    isGrouped = range.count > 1
    self.isGlued = isGlued
    hasTrunkZero = text[run[range.lowerBound].start] == 0x30
    var counts = InlineArray<12, Int>(repeating: 0)
    for (place, index) in range.enumerated() {
      let group = run[index]
      counts[place] = group.count
      digits += group.count
      if group.mark == 0x28 || group.mark == 0x29 { hasParentheses = true }
    }
    guard !hasPlus else { return }
    let mark = isGrouped ? run[range.lowerBound + 1].mark : 0
    shape = form(counts, range.count, mark: mark)
    followsItemNumberKeyword = !hasParentheses && Self.isOther(run, range, counts, mark: mark, in: text)
  }

  private func form(_ counts: InlineArray<12, Int>, _ groups: Int, mark: UInt8) -> Shape {
    if groups == 3, counts[0] == 3, counts[1] == 3, counts[2] == 4 { return .northAmerican }
    if groups == 4, counts[0] <= 3, counts[1] == 3, counts[2] == 3, counts[3] == 4 { return .northAmerican }
    if groups == 2, counts[0] == 3, counts[1] == 7, hasParentheses { return .northAmerican }
    if groups == 2, counts[0] == 3, counts[1] == 4, mark == 0x2D { return .local }
    // `07400 123456`, `0161 4960000`: two groups are as many as some countries write.
    if groups == 2, hasTrunkZero, 10...11 ~= digits, counts[1] > 3 { return .trunkZero }
    return hasTrunkZero && groups > 2 && 9...12 ~= digits ? .trunkZero : .other
  }

  /// A date, an address of the internet, a number with its thousands apart.
  private static func isOther(
    _ run: borrowing DigitGroups, _ range: Range<Int>, _ counts: InlineArray<12, Int>, mark: UInt8, in text: Span<UInt8>
  ) -> Bool {
    let groups = range.count
    guard groups > 2 else { return false }
    for index in range.dropFirst(2) where run[index].mark != mark { return false }
    var values = InlineArray<12, Int>(repeating: 0)
    for (place, index) in range.enumerated() {
      for position in run[index].start..<run[index].end {
        values[place] = min(values[place] * 10 + text[position].digitValue, 100_000)
      }
    }
    if groups == 3, mark != 0x20 {
      let isYearFirst = counts[0] == 4 && counts[1] <= 2 && counts[2] <= 2 && values[1] < 13 && values[2] < 32
      let isYearLast =
        counts[0] <= 2 && counts[1] <= 2 && (counts[2] == 4 || counts[2] == 2) && values[0] < 32 && values[1] < 32
      if isYearFirst || isYearLast { return true }
    }
    if mark == 0x20 {
      // `1 000 000`; three groups of three alone are also a Spanish number.
      var isRound = counts[0] < 4 && values[groups - 1] == 0
      for place in 1..<groups where counts[place] != 3 { isRound = false }
      return isRound
    }
    guard mark == 0x2E else { return false }
    var isAddress = groups == 4
    var isThousands = counts[0] < 4
    for place in 0..<groups {
      if values[place] > 255 || counts[place] > 3 { isAddress = false }
      if place > 0, counts[place] != 3 { isThousands = false }
    }
    return isAddress || isThousands
  }

  /// `(0)` behind a country code.
  func isTrunkZero(_ group: DigitGroups.Group, in text: Span<UInt8>) -> Bool {
    group.count == 1 && group.mark == 0x28 && text[group.start] == 0x30 && text.byte(at: group.end) == 0x29
  }
}
