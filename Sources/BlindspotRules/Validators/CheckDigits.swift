import BlindspotParser

/// Check-digit schemes of several identifiers.
enum CheckDigits {
  /// Returns the sum of the characters of `value` from `start` on, each multiplied by its weight, a base-36 digit.
  static func sum(_ value: borrowing DigitString, from start: Int = 0, weights: StaticString) -> Int {
    var sum = 0
    for index in 0..<weights.utf8CodeUnitCount where start + index < value.count {
      let byte = weights.byte(at: index)
      sum += Int(byte.isDigit ? byte &- UInt8(ascii: "0") : byte &- UInt8(ascii: "A") &+ 10) * Int(value[start + index])
    }
    return sum
  }

  /// Whether the Luhn digit is valid (ISO/IEC 7812-1, annex B): every second digit from the right doubled.
  static func luhn(_ value: borrowing DigitString, _ range: Range<Int>? = nil) -> Bool {
    let range = range ?? 0..<value.count
    var sum = 0
    for (position, index) in range.reversed().enumerated() {
      let digit = Int(value[index])
      guard digit < 10 else { return false }
      sum += position % 2 == 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit
    }
    return sum % 10 == 0
  }

  /// Whether the check digit is valid (ISO/IEC 7064, MOD 11,10): the hybrid system of German and Croatian numbers.
  static func mod1110(_ value: borrowing DigitString) -> Bool {
    var check = 5
    for index in 0..<value.count {
      check = ((check == 0 ? 10 : check) * 2 % 11 + Int(value[index])) % 10
    }
    return check == 1
  }

  /// Returns the remainder of the number in `range` by `modulus`, with letters as two digits (ISO 13616: `A` is 10).
  static func remainder(_ value: borrowing DigitString, _ range: Range<Int>, by modulus: Int, seed: Int = 0) -> Int {
    var remainder = seed
    for index in range {
      let digit = Int(value[index])
      remainder = (digit > 9 ? remainder * 100 + digit : remainder * 10 + digit) % modulus
    }
    return remainder
  }

  /// Whether the check digit is valid. J. Verhoeff, "Error Detecting Decimal Codes" (1969): the dihedral group D5.
  static func verhoeff(_ value: borrowing DigitString, _ range: Range<Int>? = nil) -> Bool {
    let range = range ?? 0..<value.count
    var check = 0
    for (position, index) in range.reversed().enumerated() {
      let digit = Int(value[index])
      guard digit < 10 else { return false }
      let permuted = permutation.byte(at: position % 8 * 10 + digit).digitValue
      check = multiplication.byte(at: check * 10 + permuted).digitValue
    }
    return check == 0
  }

  private static let multiplication: StaticString =
    "0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210"
  private static let permutation: StaticString =
    "01234567891576283094580379614289160435279453126870428657390127938064157046913258"

  /// Whether year, month and day make a date of the Gregorian calendar.
  static func isDate(year: Int, month: Int, day: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    return day <= length
  }

  /// Whether the six digits at `start` are year, month and day. Since the century is unknown, accepts 29 February if it
  /// exists in any.
  static func isShortDate(_ value: borrowing DigitString, at start: Int) -> Bool {
    isDate(
      year: 2000 + value.number(start..<start + 2), month: value.number(start + 2..<start + 4),
      day: value.number(start + 4..<start + 6))
  }

  /// Whether the six digits at `start` are day, month and year.
  static func isShortDayFirstDate(_ value: borrowing DigitString, at start: Int) -> Bool {
    isDate(
      year: 2000 + value.number(start + 4..<start + 6), month: value.number(start + 2..<start + 4),
      day: value.number(start..<start + 2))
  }
}
