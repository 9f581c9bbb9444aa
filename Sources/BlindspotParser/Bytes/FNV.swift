/// The hash function FNV-1a with 64 bits, for tables and stable identities. Not for secrets.
///
/// Concrete and always inlined: a generic version in another module took 2.4 % more instructions on a million short names.
package enum FNV {
  /// The hash of nothing.
  @inlinable package static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// Returns the hash that results from adding a byte, a scalar or another hash.
  @inlinable @inline(__always)
  package static func hash(_ hash: UInt64, _ value: UInt64) -> UInt64 { (hash ^ value) &* 0x0000_0100_0000_01B3 }

  /// Returns the hash that results from adding a byte.
  @inlinable @inline(__always)
  package static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { Self.hash(hash, UInt64(byte)) }

  /// Returns the hash that results from adding a scalar.
  @inlinable @inline(__always)
  package static func hash(_ hash: UInt64, _ scalar: UInt32) -> UInt64 { Self.hash(hash, UInt64(scalar)) }
}
