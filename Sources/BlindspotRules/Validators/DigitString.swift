import BlindspotParser

/// Up to 40 digits or letters without separators, stored inline. The input of validators and numbering plans.
package struct DigitString: ~Copyable {
  /// The maximum number of characters. The longest value of a rule is an IBAN with 34 characters (ISO 13616).
  package static let capacity = 40
  /// Read through spans, since access to an element of an inline array copies all of it.
  private var storage = InlineArray<40, UInt8>(repeating: 0)
  /// The number of characters.
  package private(set) var count = 0

  package init() {}

  /// Creates a value of the ASCII letters (as upper case) and digits of `text` in `range`. Drops characters beyond the
  /// capacity.
  package init(_ text: Span<UInt8>, in range: Range<Int>) {
    for index in range where text[index].isAlphanumeric { append(character: text[index]) }
  }

  /// Creates a value of the ASCII letters and digits of `text`.
  package init(_ text: String) {
    for byte in text.utf8 where byte.isAlphanumeric { append(character: byte) }
  }

  /// Returns the value of the digit at `index`, 0 to 9, or of a letter in base 36 (`A` is 10).
  package subscript(index: Int) -> UInt8 {
    let byte = storage.span[index]
    return byte.isDigit ? byte &- UInt8(ascii: "0") : byte &- UInt8(ascii: "A") &+ 10
  }

  /// Returns the upper-case ASCII character at `index`.
  package func character(at index: Int) -> UInt8 { storage.span[index] }

  /// Appends an ASCII letter or digit.
  package mutating func append(character byte: UInt8) {
    guard count < Self.capacity else { return }
    storage[count] = byte.uppercased
    count += 1
  }

  /// Removes all characters.
  package mutating func removeAll() { count = 0 }

  /// Whether every character in `range` is a digit.
  package func isDigits(_ range: Range<Int>) -> Bool {
    let bytes = storage.span
    for index in range {
      if !bytes[index].isDigit { return false }
    }
    return true
  }

  /// Whether every character is a digit.
  package var isAllDigits: Bool { isDigits(0..<count) }

  /// Returns the decimal number in `range`, which must contain only digits.
  package func number(_ range: Range<Int>) -> Int {
    var value = 0
    for index in range { value = value * 10 + Int(self[index]) }
    return value
  }

  /// Whether each digit is the previous one plus one: 1234567890.
  package var isCounting: Bool {
    for index in 1..<max(count, 1) where self[index] != (self[index - 1] + 1) % 10 { return false }
    return true
  }

  /// Whether all characters are equal, as in a placeholder.
  package var isRepetition: Bool {
    let bytes = storage.span
    for index in 0..<count {
      if bytes[index] != bytes[0] { return false }
    }
    return true
  }
}
