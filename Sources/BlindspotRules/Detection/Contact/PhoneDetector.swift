import BlindspotParser

/// Finds telephone numbers: in international form (E.164) of all countries, in the national forms of the regions that
/// apply, in forms that only telephone numbers have, and spoken ones.
package struct PhoneDetector: Detector {
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    var surroundings = KeywordContext(context)
    detect(in: text, profile: profile, surroundings: &surroundings, into: &candidates)
  }

  /// The same with what is known of the text's words.
  func detect(
    in text: Span<UInt8>, profile: TextProfile, surroundings: inout KeywordContext, into candidates: inout [Candidate]
  ) {
    SpokenPhone.detect(in: text, profile: profile, surroundings: &surroundings, into: &candidates)
    // The shortest numbers with a country code have six digits, the shortest national ones five.
    guard profile.digits >= (surroundings.context.regions.isEmpty ? 6 : 5) else { return }
    var run = DigitGroups()
    var index = 0
    while index < text.count {
      guard run.read(text, at: index) else {
        index += 1
        continue
      }
      index = PhoneNumberClassifier.bestNumber(in: run, of: text, &surroundings, into: &candidates) ?? run.end
    }
  }
}

/// Digit groups with the separators that telephone numbers are written with: `+1 (212) 555-0143`.
struct DigitGroups: ~Copyable {
  /// One group of digits.
  struct Group {
    var start = 0
    var end = 0
    /// The mark before the group: 0 for the first one, `(` where it is in parentheses.
    var mark: UInt8 = 0

    var count: Int { end - start }
  }

  /// How many groups are read at most.
  static let capacity = 12

  private var groups = InlineArray<12, Group>(repeating: Group())
  private(set) var count = 0
  /// Where the run begins; before the first digit where a `+` or a parenthesis stands.
  private(set) var start = 0
  private(set) var end = 0
  /// Whether a `+` stands in front.
  private(set) var hasPlus = false

  /// One of the groups. Through a span: reading an element of the array itself copies all of it.
  subscript(index: Int) -> Group { groups.span[index] }

  /// How many digits some of the groups have.
  func digits(in range: Range<Int>) -> Int {
    var digits = 0
    for index in range { digits += self[index].count }
    return digits
  }

  /// Reads the run that begins at `index`; false if none does.
  mutating func read(_ text: Span<UInt8>, at index: Int) -> Bool {
    let first = text[index]
    guard first.isDigit || first == 0x2B || first == 0x28 else { return false }
    if first.isDigit, index > 0, text[index - 1].isDigit { return false }
    start = index
    count = 0
    hasPlus = false
    var position = index
    var mark: UInt8 = 0
    if first == 0x2B || (first == 0x28 && text.byte(at: index + 1) == 0x2B) {
      hasPlus = true
      position += first == 0x2B ? 1 : 2
      while text.byte(at: position) == 0x20 { position += 1 }
    }
    if text.byte(at: position) == 0x28 {
      mark = 0x28
      position += 1
    }
    while count < Self.capacity, text.byte(at: position).isDigit {
      let groupStart = position
      while text.byte(at: position).isDigit { position += 1 }
      groups[count] = Group(start: groupStart, end: position, mark: mark)
      count += 1
      end = position
      mark = 0
      // At most three separators in a row: `) - `.
      for _ in 0..<3 {
        let (separator, length) = Self.separator(in: text, at: position)
        guard length > 0 else { break }
        if separator == 0x28 || mark != 0x28 { mark = separator }
        position += length
      }
    }
    return count > 0
  }

  private static func separator(in text: Span<UInt8>, at index: Int) -> (mark: UInt8, length: Int) {
    switch text.byte(at: index) {
    case 0x28, 0x29: return (text[index], 1)
    case 0x2B: return (0, 0)
    case 0x5F: return (0x20, 1)
    default: return text.separator(at: index)
    }
  }
}
