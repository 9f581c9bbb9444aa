internal import Crypto

/// A finding's stable identity: the rule, the structural place, and the value as a keyed hash.
///
/// Without a key the value is left out: phone numbers are few enough that an unkeyed hash of one is the number itself.
package struct Fingerprint: Sendable {
  private let key: SymmetricKey?

  /// Fingerprints keyed with `key`; nil leaves values out.
  package init(key: [UInt8]? = nil) { self.key = key.map { SymmetricKey(data: $0) } }

  /// The identity in 32 hexadecimal digits.
  ///
  /// - Parameters:
  ///   - rule: the rule's id.
  ///   - place: kind of the field and names of the containers, masked where they hold personal data.
  ///   - value: the found value, normalised.
  ///   - ordinal: how many findings of the same rule, place and value stand before this one.
  package func hex(rule: String, place: [String], value: String, ordinal: Int) -> String {
    var parts = [rule] + place
    if let key {
      parts.append(Self.hex(HMAC<SHA256>.authenticationCode(for: Array(value.utf8), using: key)))
    }
    parts.append("\(ordinal)")
    return String(Self.hex(SHA256.hash(data: Array(parts.joined(separator: "\u{0}").utf8))).prefix(32))
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
