import BlindspotParser

/// A vehicle identification number (ISO 3779) after a label. Numbers of North America begin with 1 to 5 and have a check
/// digit, which the rule of the number requires; those of other regions have none.
enum ChassisValue {
  private static let length = 17

  /// Returns the number after a link: seventeen capitals and digits without I, O and Q, the first one a letter.
  static func value(in text: Span<UInt8>, after link: ValueLink) -> (range: TextRange, confidence: Float)? {
    let end = link.end + length
    guard end <= text.count, text[link.end].isUpper, !text.byte(at: end).isWordByte else { return nil }
    var digits = 0
    for index in link.end..<end {
      let byte = text[index]
      guard byte.isDigit || byte.isUpper, byte != UInt8(ascii: "I"), byte != UInt8(ascii: "O"),
        byte != UInt8(ascii: "Q")
      else { return nil }
      if byte.isDigit { digits += 1 }
    }
    return digits >= 4 ? (TextRange(start: link.end, end: end), 0.85) : nil
  }
}
