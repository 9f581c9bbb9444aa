import BlindspotEncoding
import BlindspotParser

/// Packs digests of 32 hexadecimal digits, such as fingerprints, into 22 characters of base64 (RFC 4648) without padding.
enum HexDigest {
  /// The number of hexadecimal digits of a digest.
  private static let digits = 32
  /// The number of characters of a packed digest.
  private static let characters = 22
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Returns the packed digests one after the other; nil if one does not consist of 32 lowercase digits.
  static func packed(_ digests: ByteList) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(digests.count * characters)
    let alphabet = alphabet
    for index in 0..<digests.count {
      guard digests.withText(at: index, { append($0, in: alphabet, to: &out) }) else { return nil }
    }
    return out
  }

  /// Appends a packed digest.
  ///
  /// - Returns: whether the text is a digest.
  private static func append(_ digest: Span<UInt8>, in alphabet: [UInt8], to out: inout [UInt8]) -> Bool {
    guard digest.count == digits else { return false }
    var all = 0
    out.append(addingCapacity: characters) { out in
      // Three digits are two characters; two digits are left.
      var index = 0
      while index < digits {
        let last = index + 2 < digits ? value(digest[index + 2]) : 0
        let bits = value(digest[index]) << 8 | value(digest[index + 1]) << 4 | last
        all |= bits
        out.append(alphabet[bits >> 6 & 63])
        out.append(alphabet[bits & 63])
        index += 3
      }
    }
    return all < 1 << 12
  }

  /// The value of a lowercase hexadecimal digit; for any other byte, a number that is larger than all digits.
  private static func value(_ byte: UInt8) -> Int {
    let digit = byte &- UInt8(ascii: "0")
    if digit < 10 { return Int(digit) }
    let letter = byte &- UInt8(ascii: "a")
    return letter < 6 ? Int(letter) + 10 : 1 << 12
  }
}
