/// A hash that is equal in every run, which identifies problems. Not for secrets.
package enum StableHash {
  /// Returns the FNV-1a hash (64 bits) of the parts as sixteen hexadecimal digits.
  package static func hexadecimal(_ parts: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
