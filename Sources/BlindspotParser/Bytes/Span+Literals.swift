extension Span<UInt8> {
  /// Returns the byte at `index`, or 0 if the index is out of bounds.
  @inlinable package func byte(at index: Int) -> UInt8 {
    index >= 0 && index < count ? self[index] : 0
  }

  /// Whether the bytes are those of `literal`.
  @inlinable package func matches(_ literal: StaticString) -> Bool {
    count == literal.utf8CodeUnitCount && matches(literal, at: 0)
  }

  /// Whether the bytes of `literal` occur at `index`; false if the span does not reach that far.
  @inlinable package func matches(_ literal: StaticString, at index: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard index >= 0, index <= count - length else { return false }
    for offset in 0..<length where self[index + offset] != literal.byte(at: offset) { return false }
    return true
  }

  /// Whether the span starts with `literal`.
  @inlinable package func hasPrefix(_ literal: StaticString) -> Bool { matches(literal, at: 0) }

  /// Whether the span ends with `literal`.
  @inlinable package func hasSuffix(_ literal: StaticString) -> Bool {
    matches(literal, at: count - literal.utf8CodeUnitCount)
  }

  /// Whether `word` (ASCII, lower case) occurs at `index`, ignoring the case of the span's ASCII letters.
  @inlinable package func hasWord(_ word: StaticString, at index: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index >= 0, index <= count - length else { return false }
    for offset in 0..<length where self[index + offset].lowercased != word.byte(at: offset) { return false }
    return true
  }

  /// Returns the first index at or after `start` at which the bytes of `literal` occur; nil if they do not.
  package func firstIndex(of literal: StaticString, from start: Int = 0) -> Int? {
    var index = start
    while let candidate = firstIndex(of: literal.byte(at: 0), from: index) {
      if matches(literal, at: candidate) { return candidate }
      index = candidate + 1
    }
    return nil
  }
}

extension StaticString {
  /// Returns the byte at `index` of the string's UTF-8 form. Only for strings that are stored as UTF-8, not as a single scalar.
  @inlinable package func byte(at index: Int) -> UInt8 { unsafe utf8Start[index] }
}
