/// The hash function of words, sequences and stable identifiers: FNV-1a with 64 bits. Not for secrets.
package enum FNV {
  /// The hash of an empty sequence.
  @inlinable package static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }
  /// The factor of the hash.
  @inlinable package static var prime: UInt64 { 0x0000_0100_0000_01B3 }

  /// Returns the hash that results from adding a byte, a scalar or another hash.
  @inlinable @inline(__always)
  package static func hash(_ hash: UInt64, _ value: some FixedWidthInteger & UnsignedInteger) -> UInt64 {
    (hash ^ UInt64(value)) &* prime
  }
}
