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
  fileprivate let head: UInt8
  /// The number of letters and digits between the first separator and the next one or the end.
  fileprivate let second: UInt8
  /// Whether the shape has a separator.
  fileprivate var hasSecond: Bool { Int(head) != shape.utf8CodeUnitCount }

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

  /// Whether the shape may match at a position of a text. Rejects most shapes.
  ///
  /// - Parameters:
  ///   - first: The first byte.
  ///   - run: The number of letters and digits from there.
  ///   - second: The number of letters and digits after the next separator.
  ///   - remaining: The number of bytes up to the end of the text.
  @inline(__always) func mayBegin(with first: UInt8, run: Int, second: Int, remaining: Int) -> Bool {
    guard Int(head) == run, shape.utf8CodeUnitCount <= remaining,
      Int(self.second) == second || !hasSecond
    else { return false }
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
    return isWhole(text, start..<position, separator: separator) ? position : nil
  }

  /// Whether the match is not part of a longer number: `123-45-6789-0`, `1.123-45-6789`, and for groups separated by
  /// spaces, `123 456 789 012`.
  private func isWhole(_ text: Span<UInt8>, _ range: Range<Int>, separator: UInt8) -> Bool {
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

extension IdentifierTable {
  /// The keywords of each rule, numbered by the index of the rule.
  static var keywords: [Keywords] { rules.enumerated().map { Keywords(words: $1.words, number: UInt16($0)) } }

  /// The character after the digits or letters that a shape begins with.
  enum Follower: Int {
    case end, space, hyphen, stop, slash, plus, other
  }

  /// The maximum length of the beginning that has a bucket of its own. Longer ones share that bucket.
  private static let longestLead = 31

  /// The formats with the same beginning, and the conditions for a match of any of them.
  struct Bucket {
    /// The maximum confidence without a keyword, in hundredths.
    private(set) var alone: UInt8 = 0
    /// The rules of the formats.
    private(set) var owners = KeywordSet()
    /// The rules of the formats with a validator, for which a keyword in a name around the text counts.
    private(set) var checked = KeywordSet()
    /// The lengths of the first and of the second groups of the formats, as bits. A format without a second group admits all.
    private var heads: UInt64 = 0
    private var seconds: UInt64 = 0

    fileprivate init(_ rows: Range<Int>) {
      for row in rows {
        let format = formats[row]
        alone = max(alone, format.alone)
        owners.insert(format.owner)
        if format.validator != .none { checked.insert(format.owner) }
        heads |= Self.bit(Int(format.head))
        seconds |= format.hasSecond ? Self.bit(Int(format.second)) : .max
      }
    }

    private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

    /// Whether a format of the bucket can have groups of these lengths. False for most groups.
    @inline(__always) func admits(run: Int, second: Int) -> Bool {
      heads & Self.bit(run) != 0 && seconds & Self.bit(second) != 0
    }
  }

  static let buckets = (1..<starts.count).map { Bucket(starts[$0 - 1]..<starts[$0]) }

  /// Returns the index in ``buckets`` of the formats that begin with exactly `length` digits or letters before `follower`.
  static func bucket(isDigit: Bool, length: Int, follower: Follower) -> Int {
    let followers = Follower.other.rawValue + 1
    return ((isDigit ? 0 : longestLead + 1) + min(length, longestLead)) * followers + follower.rawValue
  }

  /// Returns the indices in ``formats`` of the formats of a bucket.
  static func rows(ofBucket bucket: Int) -> Range<Int> { starts[bucket]..<starts[bucket + 1] }

  /// The formats that begin with a mix of letters and digits, by the number of both.
  private static let anyLengthByRun: [[UInt16]] = (0...DigitString.capacity).map { run in
    (0..<starts[0]).filter { formats[$0].head == UInt8(run) }.map { UInt16($0) }
  }

  /// The numbers of both in these formats, as bits.
  private static let anyLengths: UInt64 = anyLengthByRun.indices.reduce(0) {
    anyLengthByRun[$1].isEmpty ? $0 : $0 | 1 << UInt64($1)
  }

  /// Returns the indices in ``formats`` of the formats that begin with a mix of `run` letters and digits; nil if none do.
  static func anyLength(run: Int) -> [UInt16]? {
    run <= DigitString.capacity && anyLengths >> UInt64(run) & 1 == 1 ? anyLengthByRun[run] : nil
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
