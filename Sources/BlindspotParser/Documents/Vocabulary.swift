/// The names that a reader recognizes, so that the layer above compares small numbers instead of texts.
///
/// A lookup hashes the length and the first and the last four bytes of a name, its mark. The bytes between them are compared
/// only with those of a name of the same length and mark. So most scalars that are not in the vocabulary are never read, and
/// names of at most eight bytes are compared in one instruction.
package struct Vocabulary: Sendable {
  /// The symbol in each slot of the hash table, 0 for a free slot. The count is a power of two.
  private let slots: [UInt16]
  /// The bytes of all names, concatenated.
  private let bytes: [UInt8]
  /// The offsets in ``bytes``: the name of symbol `n` starts at `ends[n - 1]` and ends before `ends[n]`.
  private let ends: [Int]
  /// The marks of the names, by symbol. The first is that of no name.
  private let marks: [UInt64]
  /// The length of the longest name in bytes.
  private let longest: Int

  /// Creates a vocabulary in which `names[n]` has the symbol `n + 1`. A duplicate name has its first symbol.
  package init(_ names: [String] = []) {
    self.init(names) { name, bytes in bytes.append(contentsOf: name.utf8) }
  }

  /// Creates a vocabulary of the letters and digits of names, in lower case.
  init(lettersOf names: [String]) {
    self.init(names) { name, bytes in
      let letters = name.utf8.span
      for index in letters.indices where letters[index].isAlphanumeric { bytes.append(letters[index].lowercased) }
    }
  }

  /// Creates a vocabulary of the bytes that `append` adds for each name.
  @inline(__always) private init(_ names: [String], _ append: (String, inout [UInt8]) -> Void) {
    var size = 16
    while size < names.count * 4 { size *= 2 }
    var slots = [UInt16](repeating: 0, count: size)
    var bytes: [UInt8] = []
    var ends = [0]
    var marks: [UInt64] = [0]
    var longest = 0
    for (index, name) in names.prefix(Int(Symbol.merge.value) - 1).enumerated() {
      let start = bytes.count
      append(name, &bytes)
      ends.append(bytes.count)
      longest = max(longest, bytes.count - start)
      let mark = Self.mark(of: bytes.span.extracting(start..<bytes.count))
      marks.append(mark)
      var slot = Self.hash(mark, bytes.count - start) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt16(index + 1)
    }
    self.slots = slots
    self.bytes = bytes
    self.ends = ends
    self.marks = marks
    self.longest = longest
  }

  /// Returns the symbol of a name; ``Symbol/unknown`` for any other text. Inlined, because readers call it for every
  /// scalar.
  ///
  /// - Parameter callsComparison: Whether the comparison of bytes is a call, so that the caller is small enough to be
  ///   inlined.
  @inline(__always) package func symbol(of name: Span<UInt8>, callsComparison: Bool = false) -> Symbol {
    guard name.count <= longest else { return .unknown }
    let mark = Self.mark(of: name)
    var slot = Self.hash(mark, name.count) & (slots.count - 1)
    while true {
      let symbol = slots[slot]
      if symbol == 0 { return .unknown }
      if marks[Int(symbol)] == mark, length(of: symbol) == name.count {
        guard name.count > 8 else { return Symbol(symbol) }
        if callsComparison ? hasName(name, symbol) : matches(name, symbol) { return Symbol(symbol) }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// Returns the name of a symbol; nil for ``Symbol/unknown``, ``Symbol/merge`` and symbols of other vocabularies.
  package func name(of symbol: Symbol) -> String? {
    let index = Int(symbol.value)
    guard index > 0, index < ends.count else { return nil }
    return String(decoding: bytes[ends[index - 1]..<ends[index]], as: UTF8.self)
  }

  @inline(never) private func hasName(_ name: Span<UInt8>, _ symbol: UInt16) -> Bool { matches(name, symbol) }

  /// Whether a name of the length of a symbol's name has the same bytes.
  @inline(__always) private func matches(_ name: Span<UInt8>, _ symbol: UInt16) -> Bool {
    let start = ends.span[Int(symbol) &- 1]
    return bytes.span.extracting(start..<start &+ name.count).hasSameBytes(as: name)
  }

  /// Returns the length of a symbol's name in bytes.
  @inline(__always) private func length(of symbol: UInt16) -> Int {
    let ends = ends.span
    return ends[Int(symbol)] &- ends[Int(symbol) &- 1]
  }

  /// Returns the first and the last four bytes of a name; all bytes of a name that has at most eight.
  @inline(__always) private static func mark(of name: Span<UInt8>) -> UInt64 {
    let count = name.count
    guard count < 4 else {
      // The condition above keeps both loads in bounds. Two loads replace eight, because every scalar is hashed.
      let raw = unsafe name.bytes
      let head = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)
      let tail = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 4, as: UInt32.self)
      return UInt64(head) << 32 | UInt64(tail)
    }
    var mark: UInt64 = 0
    for index in 0..<count { mark = mark << 8 | UInt64(name[index]) }
    return mark
  }

  @inline(__always) private static func hash(_ mark: UInt64, _ count: Int) -> Int {
    let hash = (mark ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 40)
  }
}
