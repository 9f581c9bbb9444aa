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
    var bits = 0
    var count = 0
    for index in digest.indices {
      let byte = digest[index]
      guard let value = byte.hexValue, !byte.isUpper else { return false }
      bits = bits << 4 | Int(value)
      count += 4
      guard count >= 6 else { continue }
      count -= 6
      out.append(alphabet[bits >> count])
      bits &= (1 << count) - 1
    }
    out.append(alphabet[bits << (6 - count)])
    return true
  }
}
