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
