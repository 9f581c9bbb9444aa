import BlindspotParser

/// Packs digests of 32 hexadecimal digits, such as fingerprints, into 22 characters of base64 (RFC 4648) without padding.
enum HexDigest {
  /// The number of hexadecimal digits of a digest.
  private static let digits = 32
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Returns the packed digests one after the other; nil if one does not consist of 32 lowercase digits.
  static func packed(_ digests: [String]) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(digests.count * 22)
    for digest in digests {
      guard digest.utf8.count == digits else { return nil }
      var bits = 0
      var count = 0
      for byte in digest.utf8 {
        guard let value = byte.hexValue, !(UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte) else { return nil }
        bits = bits << 4 | Int(value)
        count += 4
        guard count >= 6 else { continue }
        count -= 6
        out.append(alphabet[bits >> count])
        bits &= (1 << count) - 1
      }
      if count > 0 { out.append(alphabet[bits << (6 - count)]) }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
