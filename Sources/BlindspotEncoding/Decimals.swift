/// Formats numbers as text, independent of the locale.
package enum Decimals {
  /// Returns a nonnegative value with one or two decimals: `0.91`, `0.9`, `1.0`.
  package static func hundredths(_ value: Double) -> String {
    var out = ByteWriter()
    out.write(hundredths: value)
    return out.text
  }

  /// Returns a fraction of one in whole percent: `91%`.
  package static func percent(_ value: Double) -> String { String(Int((value * 100).rounded())) + "%" }

  /// Returns a count with its noun: `1 finding`, `2 findings`.
  package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    grouped(number) + " " + (number == 1 ? noun : plural ?? noun + "s")
  }

  /// Returns the number of digits of a whole number.
  package static func digits(_ number: Int) -> Int { digits(of: number.magnitude) }

  /// Returns the number of digits of a whole number.
  @inline(__always) static func digits(of number: UInt) -> Int {
    var count = 1
    var limit: UInt = 10
    while number >= limit, count < MutableRawSpan.mostDigits - 1 {
      count &+= 1
      limit &*= 10
    }
    return count
  }

  /// Returns a whole number with commas between thousands: `12,345`.
  package static func grouped(_ number: Int) -> String {
    var digits = Array(String(number).utf8)
    var index = digits.count - 3
    while index > 0, digits[index - 1] != UInt8(ascii: "-") {
      digits.insert(UInt8(ascii: ","), at: index)
      index -= 3
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
