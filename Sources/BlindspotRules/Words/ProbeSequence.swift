/// The slots of a key in an open-addressing table, in the order in which they are tried: the first one depends on the lower
/// half of the hash, and the others follow it, around the end of the table. The Python tools that write the tables fill them
/// in this order.
struct ProbeSequence {
  /// The slot to try next.
  private(set) var slot: Int
  private let capacity: Int

  /// Begins with the first slot of a key.
  @inline(__always)
  init(of hash: UInt64, capacity: Int) {
    self.capacity = capacity
    slot = Int(((hash & 0xFFFF_FFFF) &* UInt64(capacity)) >> 32)
  }

  /// Moves to the following slot.
  @inline(__always)
  mutating func advance() {
    slot += 1
    if slot == capacity { slot = 0 }
  }
}
