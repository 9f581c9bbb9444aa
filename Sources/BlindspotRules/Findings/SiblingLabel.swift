import BlindspotParser

/// A label of a container that its siblings may share: a number, a hash of the form of a name, or neither.
struct SiblingLabel {
  /// A number of 24 bits that differs for different labels. The highest four bits are the number of digits, leading zeros
  /// included, of a label that is a number.
  let key: UInt32

  /// The key of a container without a name.
  private static let namelessKey: UInt32 = 0x1000

  /// A container without a name.
  static let nameless = Self(key: namelessKey)

  /// 12 bits of a hash of the form of a name.
  static func nameForm(_ hash: UInt64) -> Self { Self(key: UInt32(truncatingIfNeeded: hash)) }

  /// Returns up to six digits at the end of a text; nil if there are none or more. A longer number can be a phone number.
  ///
  /// - Parameter isWhole: whether the text must consist of the digits.
  static func number(in text: Span<UInt8>, isWhole: Bool) -> Self? {
    var start = text.count
    while start > 0, text[start - 1].isDigit { start -= 1 }
    let count = text.count - start
    guard (1...6).contains(count), !isWhole || start == 0 else { return nil }
    var value: UInt32 = 0
    for index in start..<text.count { value = value * 10 + UInt32(text[index].digitValue) }
    return Self(key: UInt32(count) << 20 | value)
  }

  /// Writes the label: `014`, `~3f2`, or `~` without a name.
  func append(to text: inout [UInt8]) {
    var digits = Int(key >> 20)
    if digits > 0 {
      var divisor: UInt32 = 1
      for _ in 1..<digits { divisor *= 10 }
      while digits > 0 {
        text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: (key & 0xF_FFFF) / divisor % 10))
        divisor /= 10
        digits -= 1
      }
      return
    }
    text.append(ASCII.tilde)
    guard key != Self.namelessKey else { return }
    for place in 0..<3 {
      let digit = UInt8(truncatingIfNeeded: key >> UInt32(8 - 4 * place) & 0xF)
      text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
