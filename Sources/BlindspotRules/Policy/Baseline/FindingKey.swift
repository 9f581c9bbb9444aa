internal import BlindspotParser
internal import Crypto

/// The secret that values are hashed with, so that a baseline or a fingerprint cannot be turned back into a phone number
/// by trying all of them. Comes from `BLINDSPOT_KEY` or a key file, never from the repository.
public struct FindingKey: Sendable {
  private let key: SymmetricKey

  /// A key of any bytes, white space around them taken away (a key file ends with a line end); nil if nothing is left.
  public init?(_ bytes: some Collection<UInt8>) {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let trimmed = bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    let kept = Array(trimmed)
    guard !kept.isEmpty else { return nil }
    key = SymmetricKey(data: kept)
  }

  /// A name for the key that tells two keys apart; stands in a baseline.
  package var name: String { String(hash("blindspot key name").prefix(8)) }

  /// The value's hash in 32 hexadecimal digits. The value is normalised first: upper and lower case, accents and
  /// separators make no other value, so that a number keeps its hash when somebody writes it with spaces.
  package func hash(of value: String, category: Category) -> String {
    let folded = String(decoding: ContextText(value).folded, as: UTF8.self)
    return String(hash("blindspot value\u{0}\(category.rawValue)\u{0}\(folded.isEmpty ? value : folded)").prefix(32))
  }

  private func hash(_ text: String) -> String {
    Fingerprint.hex(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
  }
}
