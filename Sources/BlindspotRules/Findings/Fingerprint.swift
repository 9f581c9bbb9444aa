import BlindspotParser
import BlindspotHashing

/// Hashes of public parts: rules, masked paths, keyed hashes, files.
package enum Fingerprint {
  /// The parts as 32 hexadecimal digits.
  package static func hex(_ parts: [String]) -> String {
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes.append(0) }
      bytes += part.utf8
    }
    return hex(SHA256.digest(of: bytes).prefix(16))
  }

  /// Returns the SHA-256 of the bytes of a file in 64 hexadecimal digits.
  package static func sha256(of bytes: [UInt8]) -> String { hex(SHA256.digest(of: bytes)) }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digit(byte >> 4))
      text.append(digit(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + (value - 10)
  }
}
