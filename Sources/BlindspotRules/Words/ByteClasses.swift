/// Byte classes that every scanner asks for.
extension UInt8 {
  /// `0`–`9`.
  @inline(__always) package var isDigit: Bool { self &- 0x30 < 10 }
  /// `A`–`Z`, `a`–`z`.
  @inline(__always) package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// `A`–`Z`.
  @inline(__always) package var isUpper: Bool { self &- 0x41 < 26 }
  /// `a`–`z`.
  @inline(__always) package var isLower: Bool { self &- 0x61 < 26 }
  /// An ASCII letter or digit.
  @inline(__always) package var isAlphanumeric: Bool { isDigit || isLetter }
  /// An ASCII letter or digit, or part of a scalar beyond ASCII: something a word may go on with.
  @inline(__always) package var isWordByte: Bool { isAlphanumeric || self >= 0x80 }
  /// `0`–`9`, `A`–`F`, `a`–`f`.
  @inline(__always) package var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
  /// The lower-case form of an ASCII letter; any other byte as it is.
  @inline(__always) package var lowercased: UInt8 { isUpper ? self | 0x20 : self }
  /// The upper-case form of an ASCII letter; any other byte as it is.
  @inline(__always) package var uppercased: UInt8 { isLower ? self & 0xDF : self }
  /// The value of an ASCII digit.
  @inline(__always) package var digitValue: Int { Int(self &- 0x30) }
}

extension Span<UInt8> {
  /// The byte at `index`, or 0 where the text does not reach.
  @inline(__always) package func byte(at index: Int) -> UInt8 {
    index >= 0 && index < count ? self[index] : 0
  }

  /// Whether `word` (ASCII, lower case) stands at `index`, upper and lower case alike.
  package func hasWord(_ word: StaticString, at index: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index >= 0, index + length <= count else { return false }
    for offset in 0..<length where self[index + offset].lowercased != word.byte(at: offset) { return false }
    return true
  }
}

extension StaticString {
  /// The byte at `index` of the text's UTF-8 form. Only for strings that hold a text, not a lone scalar.
  @inline(__always) package func byte(at index: Int) -> UInt8 { unsafe utf8Start[index] }
}
