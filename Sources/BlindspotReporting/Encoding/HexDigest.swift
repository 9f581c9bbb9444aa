import BlindspotEncoding
import BlindspotParser

/// Packs digests of 32 hexadecimal digits, such as fingerprints, into 22 characters of base64 (RFC 4648) without padding.
enum HexDigest {
  /// The number of hexadecimal digits of a digest.
  private static let digits = 32
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Returns the packed digests one after the other; nil if one does not consist of 32 lowercase digits.
  static func packed(_ digests: ByteList) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(digests.count * 22)
    for index in 0..<digests.count {
      guard digests.withText(at: index, { append($0, to: &out) }) else { return nil }
    }
    return out
  }

  /// Appends a packed digest.
  ///
  /// - Returns: whether the text is a digest.
  private static func append(_ digest: Span<UInt8>, to out: inout [UInt8]) -> Bool {
    guard digest.count == digits else { return false }
    // Three digits are two characters; two digits are left.
    for index in stride(from: 0, to: digits, by: 3) {
      let last = index + 2 < digits ? value(digest[index + 2]) : 0
      let bits = value(digest[index]) << 8 | value(digest[index + 1]) << 4 | last
      guard bits < 1 << 12 else { return false }
      out.append(alphabet[bits >> 6])
      out.append(alphabet[bits & 63])
    }
    return true
  }

  /// The value of a lowercase hexadecimal digit; for any other byte, a number that is larger than all digits.
  private static func value(_ byte: UInt8) -> Int {
    if byte.isDigit { return byte.digitValue }
    return byte.isLower && byte.isHexDigit ? Int(byte & 15) + 9 : 1 << 12
  }
}
