import BlindspotParser

/// A hash that is equal in every run, which identifies problems. Not for secrets.
package enum StableHash {
  /// Returns the FNV-1a hash (64 bits) of the parts as sixteen hexadecimal digits.
  package static func hexadecimal(_ parts: [String]) -> String {
    var hash = FNV.seed
    for part in parts {
      for byte in part.utf8 { hash = FNV.hash(hash, byte) }
      // A byte that UTF-8 does not contain ends a part.
      hash = FNV.hash(hash, 0xFF as UInt8)
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
