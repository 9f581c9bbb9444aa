extension I3Envelope {
  /// Returns the envelope of a JSON text as the platform writes it: the base64 form of `encodeURIComponent`, on one line.
  static func close(_ json: [UInt8]) -> [UInt8] {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(json.count * 2)
    for byte in json {
      if byte.isAlphanumeric || unescapedMarks.contains(byte) {
        escaped.append(byte)
      } else {
        escaped += [ASCII.percent, hexadecimalDigits[Int(byte >> 4)], hexadecimalDigits[Int(byte & 15)]]
      }
    }
    return base64(escaped)
  }

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 3 * 4 + 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group: UInt32 = 0
      for index in 0..<3 { group = group << 8 | (index < count ? UInt32(bytes[start + index]) : 0) }
      for index in 0..<4 {
        text.append(
          index <= count ? base64Digits[Int(group >> UInt32(18 - 6 * index) & 63)] : ASCII.equals)
      }
    }
    return text
  }

  /// The marks that `encodeURIComponent` leaves as they are.
  private static let unescapedMarks: [UInt8] = Array("-_.!~*'()".utf8)
  private static let hexadecimalDigits: [UInt8] = Array("0123456789ABCDEF".utf8)
  private static let base64Digits: [UInt8] = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
