import BlindspotParser
import BlindspotHashing

/// Hashes of public parts: rules, masked paths, keyed hashes, files.
package enum Fingerprint {
  /// The parts as 32 hexadecimal digits.
  package static func hex(_ parts: [String]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count + 1 })
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes.append(0) }
      bytes.append(contentsOf: part.utf8Span.span)
    }
    return hex(SHA256.digest(of: bytes).span.extracting(..<16))
  }

  /// Returns the SHA-256 of the bytes of a file in 64 hexadecimal digits.
  package static func sha256(of bytes: [UInt8]) -> String { hex(SHA256.digest(of: bytes)) }

  static func hex(_ bytes: [UInt8]) -> String { hex(bytes.span) }

  private static func hex(_ bytes: Span<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for index in bytes.indices {
      text.append(digit(bytes[index] >> 4))
      text.append(digit(bytes[index] & 15))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + (value - 10)
  }
}
