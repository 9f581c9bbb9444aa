import BlindspotParser

/// The keywords of a rule that finds identifiers by their written form.
package struct IdentifierRule: Sendable {
  /// The rule.
  package let rule: BuiltInRule
  /// The keywords.
  package let words: ContextWords

  package init(_ rule: BuiltInRule, _ words: StaticString) {
    self.rule = rule
    self.words = ContextWords(words)
  }
}

/// One written form of the identifiers of a rule. The table of all formats is generated from `rules/`.
package struct IdentifierFormat: Sendable {
  /// The written form: `#` matches a digit, `A` a letter, `*` either, a separator any of its kind (a hyphen also a dash),
  /// and a lower-case letter itself in upper or lower case.
  package let shape: StaticString
  /// The index of the rule in ``IdentifierTable/rules``.
  package let owner: UInt16
  /// The check of the characters.
  package let validator: Validator
  /// The confidence of a match without a keyword, in hundredths; 0 if a match needs a keyword.
  package let alone: UInt8
  /// The confidence of a match with a keyword, in hundredths.
  package let inContext: UInt8
  /// The number of letters and digits before the first separator or the end. The text must have exactly as many.
  let head: UInt8
  /// The number of letters and digits between the first separator and the next one or the end.
  let second: UInt8
  /// Whether the shape has a separator.
  var hasSecond: Bool { Int(head) != shape.utf8CodeUnitCount }

  // Computes nothing, so that the table is laid out at build time.
  package init(
    _ owner: UInt16, _ shape: StaticString, _ validator: Validator, _ alone: UInt8, _ inContext: UInt8, _ head: UInt8,
    _ second: UInt8
  ) {
    self.owner = owner
    self.shape = shape
    self.validator = validator
    self.alone = alone
    self.inContext = inContext
    self.head = head
    self.second = second
  }

  /// Whether the shape may match at `start`: looks at the first byte and, in a text in ASCII, where each character of a shape
  /// is one byte, at the end.
  @inline(__always) func mayMatch(in text: Span<UInt8>, at start: Int, isASCII: Bool) -> Bool {
    let end = start + shape.utf8CodeUnitCount
    guard end <= text.count, !(isASCII && text.byte(at: end).isAlphanumeric) else { return false }
    let first = text[start]
    switch shape.byte(at: 0) {
    case ASCII.numberSign: return first.isDigit
    case UInt8(ascii: "A"): return first.isLetter
    case ASCII.asterisk: return true
    case let expected: return expected.isDigit ? first.isDigit : first.lowercased == expected
    }
  }

  /// Whether the literal digits of the shape (`9##-##-####`) match at `start`, where the shape matches.
  func hasItsDigits(in text: Span<UInt8>, at start: Int) -> Bool {
    var position = start
    for offset in 0..<shape.utf8CodeUnitCount {
      let expected = shape.byte(at: offset)
      if expected.isDigit, text.byte(at: position) != expected { return false }
      position += max(1, text.separator(at: position).length)
    }
    return true
  }

  /// Returns the end of the match at `start`, ignoring the values of digits; nil if the shape does not match a whole word.
  package func end(in text: Span<UInt8>, at start: Int) -> Int? {
    var position = start
    var separator: UInt8 = 0
    for offset in 0..<shape.utf8CodeUnitCount {
      guard position < text.count else { return nil }
      let byte = text[position]
      let expected = shape.byte(at: offset)
      switch expected {
      case ASCII.numberSign: guard byte.isDigit else { return nil }
      case UInt8(ascii: "A"): guard byte.isLetter else { return nil }
      case ASCII.asterisk: guard byte.isAlphanumeric else { return nil }
      case ASCII.space, ASCII.hyphen, ASCII.period, ASCII.slash, ASCII.plus:
        let (mark, length) = text.separator(at: position)
        guard length > 0, mark == expected else { return nil }
        separator = mark
        position += length - 1
      case ASCII.digits: guard byte.isDigit else { return nil }
      default:
        guard byte.lowercased == expected else { return nil }
        if byte == ASCII.colon { separator = byte }
      }
      position += 1
    }
    return Self.isWhole(text, start..<position, separator: separator) ? position : nil
  }

  /// Whether the match is not part of a longer number: `123-45-6789-0`, `1.123-45-6789`, and for groups separated by
  /// spaces, `123 456 789 012`.
  static func isWhole(_ text: Span<UInt8>, _ range: Range<Int>, separator: UInt8) -> Bool {
    guard !text.byte(at: range.upperBound).isAlphanumeric else { return false }
    let (after, afterLength) = text.separator(at: range.upperBound)
    if afterLength > 0, after != ASCII.space || separator == ASCII.space,
      text.byte(at: range.upperBound + afterLength).isDigit
    {
      return false
    }
    // Groups after colons can also be those of an IPv6 address (RFC 4291).
    if separator == ASCII.colon, text.byte(at: range.upperBound) == ASCII.colon { return false }
    guard range.lowerBound > 0 else { return true }
    let before = text[range.lowerBound - 1]
    if separator == ASCII.colon, before == ASCII.colon, range.lowerBound > 1, text[range.lowerBound - 2].isHexDigit {
      return false
    }
    // A plus begins an international telephone number.
    if before == ASCII.plus { return false }
    guard range.lowerBound > 1 else { return true }
    let isJoining =
      before == ASCII.hyphen || before == ASCII.period || before == ASCII.slash || before == ASCII.comma
      || (before == ASCII.space && separator == ASCII.space && range.count < 18)
    return !(isJoining && text[range.lowerBound - 2].isDigit)
  }
}

extension Span<UInt8> {
  /// Returns the ASCII form of the separator at `index` and its length in bytes: spaces, hyphens and dashes, full stops,
  /// slashes and plus signs. The length is 0 for any other character.
  package func separator(at index: Int) -> (mark: UInt8, length: Int) {
    let first = byte(at: index)
    switch first {
    case ASCII.space, ASCII.hyphen, ASCII.period, ASCII.slash, ASCII.plus: return (first, 1)
    case 0xC2: return byte(at: index + 1) == 0xA0 ? (ASCII.space, 2) : (0, 0)
    case 0xE2:
      guard byte(at: index + 1) == 0x80 else { return (0, 0) }
      switch byte(at: index + 2) {
      case 0x90...0x95: return (ASCII.hyphen, 3)
      case 0x87, 0x89, 0xAF: return (ASCII.space, 3)
      default: return (0, 0)
      }
    default: return (0, 0)
    }
  }
}
