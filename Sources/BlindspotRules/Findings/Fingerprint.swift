import BlindspotEncoding
import BlindspotHashing
import BlindspotParser

/// Hashes of public parts: rules, masked paths, keyed hashes, files.
package enum Fingerprint {
  /// The number of bytes of a digest that make a fingerprint.
  static let length = 16

  /// The parts as 32 hexadecimal digits.
  package static func hex(_ parts: [String]) -> String {
    var text = ByteWriter()
    for (index, part) in parts.enumerated() {
      if index > 0 { text.write(byte: ASCII.null) }
      text.write(part)
    }
    return text.withBytes { hex($0) }
  }

  /// The fingerprint of a text in 32 hexadecimal digits.
  static func hex(_ text: Span<UInt8>) -> String {
    var hash = SHA256.Stream()
    hash.add(text)
    var out = ByteWriter()
    write(hash, to: &out)
    return out.text
  }

  /// Writes the fingerprint of a text in 32 hexadecimal digits.
  ///
  /// - Parameter hash: the hash of the text.
  static func write(_ hash: SHA256.Stream, to out: inout ByteWriter) {
    let digest = hash.digest()
    out.write(hexadecimal: digest.span.extracting(..<length))
  }

  /// Returns the SHA-256 of the bytes of a file in 64 hexadecimal digits.
  package static func sha256(of bytes: [UInt8]) -> String { hex(SHA256.digest(of: bytes)) }

  /// The bytes in hexadecimal digits.
  static func hex(_ bytes: [UInt8]) -> String {
    var out = ByteWriter()
    out.write(hexadecimal: bytes.span)
    return out.text
  }
}
