import BlindspotParser

/// Up to 40 digits or letters without their separators, on the stack: what validators and numbering plans read.
package struct DigitString: ~Copyable {
  /// The longest value any rule knows is an IBAN with 34 characters (ISO 13616).
  package static let capacity = 40
  private var storage = InlineArray<40, UInt8>(repeating: 0)
  /// How many characters.
  package private(set) var count = 0

  package init() {}

  /// Takes the ASCII letters (as upper case) and digits of `text` in `range`; characters beyond the capacity are lost
  /// and ``count`` says so by staying at the capacity.
  package init(_ text: Span<UInt8>, in range: Range<Int>) {
    for index in range where text[index].isAlphanumeric { append(character: text[index]) }
  }

  /// Takes the ASCII letters and digits of `text`.
  package init(_ text: String) {
    for byte in text.utf8 where byte.isAlphanumeric { append(character: byte) }
  }

  /// The value of the digit at `index`, 0 to 9; for a letter its place in base 36 (`A` is 10).
  package subscript(index: Int) -> UInt8 {
    let byte = storage[index]
    return byte.isDigit ? byte &- 0x30 : byte &- 0x37
  }

  /// The upper-case ASCII character at `index`.
  package func character(at index: Int) -> UInt8 { storage[index] }

  /// Adds an ASCII letter or digit.
  package mutating func append(character byte: UInt8) {
    guard count < Self.capacity else { return }
    storage[count] = byte.uppercased
    count += 1
  }

  /// Removes everything.
  package mutating func removeAll() { count = 0 }

  /// Whether every character in `range` is a digit.
  package func isDigits(_ range: Range<Int>) -> Bool {
    for index in range where !storage[index].isDigit { return false }
    return true
  }

  /// Whether every character is a digit.
  package var isAllDigits: Bool { isDigits(0..<count) }

  /// The decimal number in `range`; digits only.
  package func number(_ range: Range<Int>) -> Int {
    var value = 0
    for index in range { value = value * 10 + Int(self[index]) }
    return value
  }

  /// Whether each digit is the one before plus one: 1234567890.
  package var isCounting: Bool {
    for index in 1..<max(count, 1) where self[index] != (self[index - 1] + 1) % 10 { return false }
    return true
  }

  /// Whether all characters are the same: a placeholder.
  package var isRepetition: Bool {
    for index in 0..<count where storage[index] != storage[0] { return false }
    return true
  }
}
