import BlindspotHashing
import BlindspotParser

/// The secret key of value hashes, so that a phone number cannot be recovered from a baseline or fingerprint by trying all
/// numbers. It comes from `BLINDSPOT_KEY` or a key file, never from the repository.
public struct FindingKey: Sendable {
  private let key: [UInt8]

  /// The fewest bytes of a key. A word or two can be guessed; NIST SP 800-107 requires an HMAC key to be as strong as the
  /// hash, which is 128 bits here.
  public static let shortest = 16

  /// The reason why bytes are rejected as a key.
  public enum Refusal: Error, Equatable {
    /// Only white space.
    case empty
    /// The number of bytes, which is too low.
    case short(Int)

    /// The reason and the remedy, as a continuation of the name of the source.
    public var description: String {
      let what =
        switch self {
        case .empty: "is empty"
        case .short(let count): "has \(count) bytes of at least \(FindingKey.shortest)"
        }
      return what + "; create a key with `openssl rand -hex 32`"
    }
  }

  /// Makes a key of any bytes, without surrounding white space (a key file ends with a line end).
  public init(_ bytes: some Collection<UInt8>) throws(Refusal) {
    let isBlank = { (byte: UInt8) in byte == ASCII.space || (ASCII.tab...ASCII.carriageReturn).contains(byte) }
    let trimmed = bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    let kept = Array(trimmed)
    guard !kept.isEmpty else { throw .empty }
    guard kept.count >= Self.shortest else { throw .short(kept.count) }
    key = kept
  }

  /// A name that distinguishes keys; a baseline contains it.
  package var name: String { String(hash("blindspot key name").prefix(8)) }

  /// The hash of a value in 32 hexadecimal digits. Case, accents and separators do not change it, so a number has the same
  /// hash with and without spaces.
  ///
  /// - Parameter folded: the value as the words of ``ContextText`` spell it; empty if it has no words.
  package func hash(of value: String, folded: [UInt8], category: Category) -> String {
    let folded = String(decoding: folded, as: UTF8.self)
    return String(hash("blindspot value\u{0}\(category.rawValue)\u{0}\(folded.isEmpty ? value : folded)").prefix(32))
  }

  /// Returns the hash of a text as it is, in 32 hexadecimal digits, for comparing files.
  func hash(ofFileText text: Span<UInt8>) -> String {
    var bytes: [UInt8] = Array("blindspot file text\u{0}".utf8)
    for index in text.indices { bytes.append(text[index]) }
    return String(Fingerprint.hex(SHA256.authenticationCode(of: bytes, key: key)).prefix(32))
  }

  private func hash(_ text: String) -> String {
    Fingerprint.hex(SHA256.authenticationCode(of: Array(text.utf8), key: key))
  }
}
