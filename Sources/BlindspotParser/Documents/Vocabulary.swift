/// The names a reader is told to recognise, so that the layer above switches on small numbers and compares no text.
///
/// Looking a name up hashes its length, its first and its last four bytes, and compares bytes only where a slot is taken
/// by a name of the same length: most scalars that are no known name are told apart without being read.
package struct Vocabulary: Sendable {
  /// The symbol in each slot; 0 where the slot is free. A power of two long.
  private let slots: [UInt16]
  /// The bytes of every name, one behind the other.
  private let bytes: [UInt8]
  /// Where in ``bytes`` the name of symbol `n` starts (`n - 1`) and ends (`n`).
  private let ends: [Int]
  /// The longest name, in bytes.
  private let longest: Int

  /// Gives `names[n]` the symbol `n + 1`. A name that occurs twice keeps its first symbol.
  package init(_ names: [String] = []) {
    var size = 16
    while size < names.count * 4 { size *= 2 }
    var slots = [UInt16](repeating: 0, count: size)
    var bytes: [UInt8] = []
    var ends = [0]
    var longest = 0
    for (index, name) in names.prefix(Int(Symbol.merge.value) - 1).enumerated() {
      let start = bytes.count
      bytes.append(contentsOf: name.utf8)
      ends.append(bytes.count)
      longest = max(longest, bytes.count - start)
      var slot = Self.hash(bytes.span.extracting(start..<bytes.count)) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt16(index + 1)
    }
    self.slots = slots
    self.bytes = bytes
    self.ends = ends
    self.longest = longest
  }

  /// The symbol of a name; ``Symbol/unknown`` if it is none of ours. Inlined, since every scalar comes through here.
  @inline(__always) package func symbol(of name: Span<UInt8>) -> Symbol {
    guard name.count <= longest else { return .unknown }
    var slot = Self.hash(name) & (slots.count - 1)
    while true {
      let symbol = slots[slot]
      if symbol == 0 { return .unknown }
      if matches(name, symbol) { return Symbol(symbol) }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// The name behind a symbol; nil for ``Symbol/unknown``, ``Symbol/merge`` and symbols of other vocabularies.
  package func name(of symbol: Symbol) -> String? {
    let index = Int(symbol.value)
    guard index > 0, index < ends.count else { return nil }
    return String(decoding: bytes[ends[index - 1]..<ends[index]], as: UTF8.self)
  }

  private func matches(_ name: Span<UInt8>, _ symbol: UInt16) -> Bool {
    let start = ends[Int(symbol) - 1]
    guard ends[Int(symbol)] - start == name.count else { return false }
    return bytes.span.extracting(start..<start + name.count).holdsSameBytes(as: name)
  }

  @inline(__always) private static func hash(_ name: Span<UInt8>) -> Int {
    let count = name.count
    var hash: UInt64
    if count >= 4 {
      // In bounds by the condition above; two loads instead of eight, since every scalar comes through here.
      let raw = unsafe name.bytes
      let head = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)
      let tail = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 4, as: UInt32.self)
      hash = UInt64(head) << 32 | UInt64(tail)
    } else {
      hash = 0
      for index in 0..<count { hash = hash << 8 | UInt64(name[index]) }
    }
    hash = (hash ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 40)
  }
}
