import BlindspotHashing
import BlindspotParser

/// The secret that values are hashed with, so that a baseline or a fingerprint cannot be turned back into a phone number
/// by trying all of them. Comes from `BLINDSPOT_KEY` or a key file, never from the repository.
public struct FindingKey: Sendable {
  private let key: [UInt8]

  /// Fewer bytes than this are no key: what a person makes up in a word or two can be guessed (NIST SP 800-107 wants a
  /// key of HMAC to be at least as strong as the hash is to be, 128 bits here).
  public static let shortest = 16

  /// Why some bytes are no key.
  public enum Refusal: Error, Equatable {
    /// There is nothing but white space.
    case empty
    /// There are so few bytes.
    case short(Int)

    /// What is wrong and how to make a key, behind the name of where it came from.
    public var description: String {
      let what =
        switch self {
        case .empty: "is empty"
        case .short(let count): "has \(count) bytes; a key of fewer than \(FindingKey.shortest) can be guessed"
        }
      return what + ". `openssl rand -hex 32` makes one."
    }
  }

  /// A key of any bytes, white space around them taken away (a key file ends with a line end).
  public init(_ bytes: some Collection<UInt8>) throws(Refusal) {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let trimmed = bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    let kept = Array(trimmed)
    guard !kept.isEmpty else { throw .empty }
    guard kept.count >= Self.shortest else { throw .short(kept.count) }
    key = kept
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
    Fingerprint.hex(SHA256.authenticationCode(of: Array(text.utf8), key: key))
  }
}
