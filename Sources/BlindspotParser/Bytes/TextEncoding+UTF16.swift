extension TextEncoding {
  /// Returns a text in UTF-16.
  ///
  /// - Parameters:
  ///   - text: the text in UTF-8. A byte-order mark in it is kept.
  ///   - order: the byte order.
  static func utf16(_ text: [UInt8], order: ByteOrder) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 2)
    for unit in String(decoding: text, as: UTF8.self).utf16 {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      bytes += order == .little ? [low, high] : [high, low]
    }
    return bytes
  }
}

extension Span<UInt8> {
  /// The number of code units of UTF-16 in UTF-8 text. A scalar of four bytes has two, the others have one.
  package var utf16Count: Int {
    var units = 0
    for index in indices where !self[index].isUTF8Continuation { units += self[index] < 0xF0 ? 1 : 2 }
    return units
  }
}
