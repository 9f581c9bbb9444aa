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

  /// Returns the number of bytes of a text in UTF-16.
  static func utf16Count(of text: ArraySlice<UInt8>) -> Int {
    // A scalar of four bytes has two units of two bytes; the others have one.
    text.reduce(0) { $0 + ($1 >= 0xF0 ? 4 : $1 & 0xC0 == 0x80 ? 0 : 2) }
  }
}
