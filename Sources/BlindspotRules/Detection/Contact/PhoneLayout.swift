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
  let digits: Int
  private(set) var shape = Shape.other
  /// Whether the number has more than one group.
  let isGrouped: Bool
  /// Whether the first digit is 0, the trunk prefix of most countries.
  let hasTrunkZero: Bool
  /// Whether a group is in parentheses.
  let hasParentheses: Bool
  /// Whether the number directly follows a letter or digit.
  let isGlued: Bool

  init(_ groups: borrowing DigitGroups, _ range: Range<Int>, in text: Span<UInt8>, isGlued: Bool) {
    hasPlus = groups.hasPlus && range.lowerBound == 0
    isGrouped = range.count > 1
    self.isGlued = isGlued
    hasTrunkZero = text[groups[range.lowerBound].start] == UInt8(ascii: "0")
    digits = groups.digits(in: range)
    hasParentheses = groups.hasParentheses(in: range)
    if !hasPlus { shape = shape(groups, range) }
  }

  private func shape(_ groups: borrowing DigitGroups, _ range: Range<Int>) -> Shape {
    let first = groups[range.lowerBound].count
    switch range.count {
    case 2:
      let (second, mark) = (groups[range.lowerBound + 1].count, groups[range.lowerBound + 1].mark)
      if first == 3, second == 7, hasParentheses { return .northAmerican }
      if first == 3, second == 4, mark == ASCII.hyphen { return .local }
      // `07400 123456`, `0161 4960000`: some countries write only two groups.
      if hasTrunkZero, 10...11 ~= digits, second > 3 { return .trunkZero }
    case 3...4:
      let last = range.upperBound - 1
      let isNorthAmerican = groups[last].count == 4 && groups[last - 1].count == 3 && groups[last - 2].count == 3
      if isNorthAmerican, range.count == 3 || first <= 3 { return .northAmerican }
    default: break
    }
    return hasTrunkZero && range.count > 2 && 9...12 ~= digits ? .trunkZero : .other
  }

  /// Whether the groups are a date, an internet address or an amount: `15.01.2024`, `10.11.12.13`, `1.000.000`.
  static func isOtherNumber(_ groups: borrowing DigitGroups, _ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard range.count > 2, !groups.hasParentheses(in: range), !(groups.hasPlus && range.lowerBound == 0) else {
      return false
    }
    let mark = groups[range.lowerBound + 1].mark
    for index in range.dropFirst(2) where groups[index].mark != mark { return false }
    let first = groups[range.lowerBound]
    if range.count == 3, mark != ASCII.space {
      let (second, third) = (groups[range.lowerBound + 1], groups[range.lowerBound + 2])
      let isYearFirst =
        first.count == 4 && second.count <= 2 && third.count <= 2 && value(of: second, in: text) < 13
        && value(of: third, in: text) < 32
      let isYearLast =
        first.count <= 2 && second.count <= 2 && (third.count == 4 || third.count == 2)
        && value(of: first, in: text) < 32 && value(of: second, in: text) < 32
      if isYearFirst || isYearLast { return true }
    }
    guard mark == ASCII.space || mark == ASCII.period else { return false }
    var isThousands = first.count < 4
    for index in range.dropFirst() where groups[index].count != 3 { isThousands = false }
    // `1 000 000`. Three groups of three digits can also be a Spanish number.
    if mark == ASCII.space { return isThousands && value(of: groups[range.upperBound - 1], in: text) == 0 }
    guard range.count == 4 else { return isThousands }
    var isAddress = true
    for index in range {
      let group = groups[index]
      if group.count > 3 || value(of: group, in: text) > 255 { isAddress = false }
    }
    return isAddress || isThousands
  }

  /// Returns the value of a group, at most that of seven digits.
  private static func value(of group: DigitGroups.Group, in text: Span<UInt8>) -> Int {
    var value = 0
    for position in group.start..<group.end { value = min(value * 10 + text[position].digitValue, 100_000) }
    return value
  }

  /// Whether the group is the `(0)` after a country code.
  func isTrunkZero(_ group: DigitGroups.Group, in text: Span<UInt8>) -> Bool {
    group.count == 1 && group.mark == ASCII.openParenthesis && text[group.start] == UInt8(ascii: "0")
      && text.byte(at: group.end) == ASCII.closeParenthesis
  }
}
