internal import Crypto

/// Hashes of what is no secret: rules, masked places, hashes that were keyed already.
package enum Fingerprint {
  /// The parts as 32 hexadecimal digits.
  package static func hex(_ parts: [String]) -> String {
    String(hex(SHA256.hash(data: Array(parts.joined(separator: "\u{0}").utf8))).prefix(32))
  }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
