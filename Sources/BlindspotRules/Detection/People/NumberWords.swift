/// The lengths of the numbers that are words of people's data.
///
/// They tell whether a text may have a spelling when its digits have other values; see ``DigitDependence``. If a number is
/// one of the first two words of a spelling, ``PersonKeys/starters`` has the other one, unless it is a number, too.
struct NumberWords: Sendable {
  /// The lengths of numbers that are a key alone, one bit for each.
  private var alone: UInt64 = 0
  /// The lengths of numbers in a key of two words, one bit for each.
  private var inPairs: UInt64 = 0
  /// Whether the local part of an address is a number.
  private(set) var startAddresses = false

  /// Whether a key may consist of a number of this length.
  func mayBeAlone(_ length: Int) -> Bool { alone & Self.bit(length) != 0 }

  /// Whether a number of this length may be in a key of two words.
  func mayBeInPair(_ length: Int) -> Bool { inPairs & Self.bit(length) != 0 }

  /// Adds a number that is a key alone.
  ///
  /// - Parameter inAddress: whether more words of an address or of a user name can follow.
  mutating func add(alone length: Int, inAddress: Bool) {
    alone |= Self.bit(length)
    if inAddress { startAddresses = true }
  }

  /// Adds a number in a key of two words.
  @inline(__always)
  mutating func add(inPair length: Int) { inPairs |= Self.bit(length) }

  /// Adds the numbers of other people.
  mutating func formUnion(_ other: NumberWords) {
    alone |= other.alone
    inPairs |= other.inPairs
    startAddresses = startAddresses || other.startAddresses
  }

  /// Longer numbers share the last bit.
  @inline(__always)
  private static func bit(_ length: Int) -> UInt64 { 1 &<< UInt64(min(length, 63)) }
}
