/// The hash function FNV-1a with 64 bits, for tables and stable identities. Not for secrets.
///
/// Concrete and always inlined: a generic version in another module took 2.4 % more instructions on a million short names.
package enum FNV {
  /// The hash of nothing.
  @inlinable package static var seed: UInt64 { .fnvSeed }

  /// Returns the hash that results from adding a byte, a scalar or another hash.
  @inlinable @inline(__always)
  package static func hash(_ hash: UInt64, _ value: UInt64) -> UInt64 { hash.adding(toFNV: value) }

  /// Returns the hash that results from adding a byte.
  @inlinable @inline(__always)
  package static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { Self.hash(hash, UInt64(byte)) }

  /// Returns the hash that results from adding a scalar.
  @inlinable @inline(__always)
  package static func hash(_ hash: UInt64, _ scalar: UInt32) -> UInt64 { Self.hash(hash, UInt64(scalar)) }

  /// Returns the hash that results from adding bytes, eight at a time, and their number. For tables in memory only.
  package static func hash(_ start: UInt64, bytes: Span<UInt8>) -> UInt64 {
    var hash = start.adding(toFNV: UInt64(bytes.count))
    var index = 0
    while index &+ 8 <= bytes.count {
      hash = hash.adding(toFNV: bytes.word(at: index))
      hash ^= hash &>> 32
      index &+= 8
    }
    while index < bytes.count {
      hash = hash.adding(toFNV: UInt64(bytes[index]))
      index &+= 1
    }
    return hash
  }
}

extension UInt64 {
  /// The hash FNV-1a of nothing; see ``FNV``.
  @inlinable package static var fnvSeed: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// Returns the hash FNV-1a that results from adding a value.
  ///
  /// The compiler calls the functions of ``FNV`` from other modules, but inlines those of a public type.
  @inlinable package func adding(toFNV value: UInt64) -> UInt64 { (self ^ value) &* 0x0000_0100_0000_01B3 }
}
