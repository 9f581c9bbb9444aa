import BlindspotParser

/// A calendar day without time and zone: the last day of an exception.
public struct Day: Hashable, Sendable, Comparable {
  /// The year, as 2026.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// Reads a day in ISO 8601, `2026-12-31`; nil if invalid.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == ASCII.hyphen, bytes[7] == ASCII.hyphen else { return nil }
    let digits = (bytes[..<4] + bytes[5..<7] + bytes[8...]).map { Int($0) - Int(UInt8(ascii: "0")) }
    guard digits.allSatisfy((0...9).contains) else { return nil }
    self.init(
      year: digits[..<4].reduce(0) { $0 * 10 + $1 }, month: digits[4] * 10 + digits[5], day: digits[6] * 10 + digits[7])
  }

  /// Makes a day; nil if it does not exist in the Gregorian calendar.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Orders days chronologically.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The day in ISO 8601.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension Day {
  /// Returns the day a number of days later; the last representable day if there is none.
  package func adding(days: Int) -> Day {
    var day = self
    for _ in 0..<days {
      guard let next = day.next else { return day }
      day = next
    }
    return day
  }

  /// Returns the same day of the next month, or its last day.
  package func addingMonth() -> Day {
    let (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    for day in stride(from: day, to: 27, by: -1) {
      if let found = Day(year: year, month: month, day: day) { return found }
    }
    return Day(year: year, month: month, day: day) ?? self
  }

  private var next: Day? {
    Day(year: year, month: month, day: day + 1)
      ?? Day(year: year, month: month + 1, day: 1)
      ?? Day(year: year + 1, month: 1, day: 1)
  }
}
