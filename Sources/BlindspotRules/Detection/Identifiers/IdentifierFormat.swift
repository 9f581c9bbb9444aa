import BlindspotParser

/// A rule that finds identifiers by their written form.
package struct IdentifierRule: Sendable {
  /// The rule that speaks.
  package let rule: BuiltInRule
  /// The keywords.
  package let words: ContextWords

  package init(_ rule: BuiltInRule, _ words: StaticString) {
    self.rule = rule
    self.words = ContextWords(words)
  }
}

/// One way to write an identifier that a rule looks for. The table of all of them is generated from `rules/`.
package struct IdentifierFormat: Sendable {
  /// The written form, a character per character: `#` a digit, `A` a letter, `*` either, a separator any of its kind
  /// (a hyphen also a dash), a lower-case letter itself in upper or lower case.
  package let shape: StaticString
  /// Whose form it is: an index into ``IdentifierTable/rules``.
  package let owner: UInt16
  /// What the characters must fulfil.
  package let validator: Validator
  /// How sure a match is without a keyword near it, in hundredths; 0: it says nothing.
  package let alone: UInt8
  /// How sure it is with one.
  package let inContext: UInt8
  /// How many letters and digits it begins with, up to its first separator or its end: as many, and no more, must follow
  /// each other in the text.
  fileprivate let head: Int
  /// How many follow behind the first separator, up to the next one or the end.
  private let second: Int

  package init(_ owner: UInt16, _ shape: StaticString, _ validator: Validator, _ alone: UInt8, _ inContext: UInt8) {
    self.owner = owner
    self.shape = shape
    self.validator = validator
    self.alone = alone
    self.inContext = inContext
    head = Self.run(of: shape, from: 0)
    second = Self.run(of: shape, from: head + 1)
  }

  private static func run(of shape: StaticString, from start: Int) -> Int {
    var end = start
    while end < shape.utf8CodeUnitCount {
      let byte = shape.byte(at: end)
      guard byte.isAlphanumeric || byte == 0x23 || byte == 0x2A else { break }
      end += 1
    }
    return end - start
  }

  /// Whether the shape may stand where the text goes on with `first`, `run` letters and digits up to the next other
  /// character, `second` more behind that one, and `rest` bytes up to its end: most do not.
  @inline(__always) func mayBegin(with first: UInt8, run: Int, second: Int, rest: Int) -> Bool {
    guard head == run, shape.utf8CodeUnitCount <= rest, self.second == second || head == shape.utf8CodeUnitCount else {
      return false
    }
    switch shape.byte(at: 0) {
    case 0x23: return first.isDigit
    case 0x41: return first.isLetter
    case 0x2A: return true
    case let expected: return expected.isDigit ? first.isDigit : first.lowercased == expected
    }
  }

  /// Whether the digits that the shape itself has (`9##-##-####`) stand in `text` where it does, at `start`.
  func hasItsDigits(in text: Span<UInt8>, at start: Int) -> Bool {
    var position = start
    for offset in 0..<shape.utf8CodeUnitCount {
      let expected = shape.byte(at: offset)
      if expected.isDigit, text.byte(at: position) != expected { return false }
      position += max(1, text.separator(at: position).length)
    }
    return true
  }

  /// The end of the shape where it stands at `start` in `text`, as a word of its own, whatever its digits are; nil if it
  /// does not.
  package func end(in text: Span<UInt8>, at start: Int) -> Int? {
    var position = start
    var separator: UInt8 = 0
    for offset in 0..<shape.utf8CodeUnitCount {
      guard position < text.count else { return nil }
      let byte = text[position]
      let expected = shape.byte(at: offset)
      switch expected {
      case 0x23: guard byte.isDigit else { return nil }
      case 0x41: guard byte.isLetter else { return nil }
      case 0x2A: guard byte.isAlphanumeric else { return nil }
      case 0x20, 0x2D, 0x2E, 0x2F, 0x2B:
        let (mark, length) = text.separator(at: position)
        guard length > 0, mark == expected else { return nil }
        separator = mark
        position += length - 1
      case 0x30...0x39: guard byte.isDigit else { return nil }
      default:
        guard byte.lowercased == expected else { return nil }
        if byte == 0x3A { separator = byte }
      }
      position += 1
    }
    return isWhole(text, start..<position, separator: separator) ? position : nil
  }

  /// Whether the match is no part of a longer number: `123-45-6789-0`, `1.123-45-6789`, and, where the groups stand
  /// apart by spaces, `123 456 789 012`.
  private func isWhole(_ text: Span<UInt8>, _ range: Range<Int>, separator: UInt8) -> Bool {
    guard !text.byte(at: range.upperBound).isAlphanumeric else { return false }
    let (after, afterLength) = text.separator(at: range.upperBound)
    if afterLength > 0, after != 0x20 || separator == 0x20,
      text.byte(at: range.upperBound + afterLength).isDigit
    {
      return false
    }
    // Groups behind colons are also those of an address (RFC 4291).
    if separator == 0x3A, text.byte(at: range.upperBound) == 0x3A { return false }
    guard range.lowerBound > 0 else { return true }
    let before = text[range.lowerBound - 1]
    if separator == 0x3A, before == 0x3A, range.lowerBound > 1, text[range.lowerBound - 2].isHexDigit { return false }
    // A plus begins an international telephone number.
    if before == 0x2B { return false }
    guard range.lowerBound > 1 else { return true }
    let isJoining =
      before == 0x2D || before == 0x2E || before == 0x2F || before == 0x2C
      || (before == 0x20 && separator == 0x20 && range.count < 18)
    return !(isJoining && text[range.lowerBound - 2].isDigit)
  }
}

extension IdentifierTable {
  /// What stands behind the digits or letters that a form begins with.
  enum Follower: Int {
    case end, space, hyphen, stop, slash, plus, other
  }

  /// How many digits or letters at the beginning are told apart; more count as so many.
  private static let longestLead = 31

  /// Forms that begin alike, and what any of them needs to speak.
  struct Bucket {
    /// The surest without a keyword, in hundredths.
    private(set) var alone: UInt8 = 0
    /// The rules they belong to.
    private(set) var owners = KeywordSet()
    /// Those of the rules whose numbers are checked: for these a keyword may stand in a name around the text.
    private(set) var checked = KeywordSet()

    fileprivate init(_ rows: Range<Int>) {
      for row in rows {
        let format = formats[row]
        alone = max(alone, format.alone)
        owners.insert(format.owner)
        if format.validator != .none { checked.insert(format.owner) }
      }
    }
  }

  static let buckets = (1..<starts.count).map { Bucket(starts[$0 - 1]..<starts[$0]) }

  /// The place in ``buckets`` of the forms that begin with exactly `length` digits or letters and go on with `follower`.
  static func bucket(isDigit: Bool, length: Int, follower: Follower) -> Int {
    let followers = Follower.other.rawValue + 1
    return ((isDigit ? 0 : longestLead + 1) + min(length, longestLead)) * followers + follower.rawValue
  }

  /// The places of the forms of a bucket in ``formats``.
  static func rows(ofBucket bucket: Int) -> Range<Int> { starts[bucket]..<starts[bucket + 1] }

  /// The forms that may begin with any number of either, by how many letters and digits they begin with.
  private static let anyLengthByRun: [[UInt16]] = (0...DigitString.capacity).map { run in
    (0..<starts[0]).filter { formats[$0].head == run }.map { UInt16($0) }
  }

  /// The forms that may begin with any number of either and begin with `run` of both.
  static func anyLength(run: Int) -> [UInt16] { run < anyLengthByRun.count ? anyLengthByRun[run] : [] }
}

extension Span<UInt8> {
  /// The separator at `index` as its plain ASCII form, and its length in bytes: spaces, hyphens and dashes, full stop,
  /// slash, plus; length 0 if there is none.
  package func separator(at index: Int) -> (mark: UInt8, length: Int) {
    let first = byte(at: index)
    switch first {
    case 0x20, 0x2D, 0x2E, 0x2F, 0x2B: return (first, 1)
    case 0xC2: return byte(at: index + 1) == 0xA0 ? (0x20, 2) : (0, 0)
    case 0xE2:
      guard byte(at: index + 1) == 0x80 else { return (0, 0) }
      switch byte(at: index + 2) {
      case 0x90...0x95: return (0x2D, 3)
      case 0x87, 0x89, 0xAF: return (0x20, 3)
      default: return (0, 0)
      }
    default: return (0, 0)
    }
  }
}
