import BlindspotParser

/// Finds postcodes after a postcode keyword (`postcode SW1A 1AA`, `ZIP 94105`), and streets without a number before a
/// British or Irish postcode.
///
/// A British, Canadian or Dutch postcode or a ZIP+4 code identifies a few houses and is a warning. Four to six digits
/// identify a town or a quarter and are a note.
enum PostcodeScanner {
  private static let automaton = WordAutomaton.builtIn
  private static let filter = automaton.filter(for: .postalAddressPostcodeWord)
  /// Words that may occur between the keyword and the code.
  private static let connectors: [StaticString] = ["code", "is", "no", "nr", "number"]

  static func detect(in text: Span<UInt8>, profile: TextProfile, into candidates: inout [Candidate]) {
    guard profile.digits > 1 else { return }
    if profile.upper > 3, profile.mayContain(.postalAddressStrongSuffix) { detectStreets(in: text, into: &candidates) }
    guard profile.mayContain(.postalAddressPostcodeWord) else { return }
    automaton.scan(text, in: 0..<text.count, filter: filter) { match in
      guard match.lists.contains(.postalAddressPostcodeWord), let code = code(in: text, after: match.range.end) else {
        return
      }
      candidates.append(
        Candidate(
          range: TextRange(start: code.range.lowerBound, end: code.range.upperBound),
          rule: BuiltInRule.postalAddress.index, confidence: 0.7, reason: "postcode after a postcode keyword",
          ceiling: code.isOfFewHouses ? .warning : .note))
    }
  }

  /// The number of bytes before a postcode that are searched for a street.
  private static let streetReach = 64
  private static let streetFilter = automaton.filter(for: .postalAddressStrongSuffix)

  /// Finds a street without a number and a British or Irish postcode after it: `The Old Mill, Church Lane, Ludlow SY8 1AA`.
  private static func detectStreets(in text: Span<UInt8>, into candidates: inout [Candidate]) {
    var index = 0
    while index + 6 <= text.count {
      guard let end = streetPostcodeEnd(in: text, at: index), let street = street(in: text, before: index) else {
        index += 1
        continue
      }
      candidates.append(
        Candidate(
          range: TextRange(start: street, end: end), rule: BuiltInRule.postalAddress.index, confidence: 0.75,
          reason: "street and postcode"))
      index = end
    }
  }

  /// Returns the end of a British or Irish postcode in capitals at `start`.
  private static func streetPostcodeEnd(in text: Span<UInt8>, at start: Int) -> Int? {
    guard text[start].isUpper, !text.byte(at: start - 1).isWordByte else { return nil }
    for form in streetForms {
      if let end = end(of: form, at: start, in: text), isUpper(text, start..<end) { return end }
    }
    return nil
  }

  private static let streetForms: [StaticString] = [
    "AA#A #AA", "A#A #AA", "A# #AA", "A## #AA", "AA# #AA", "AA## #AA", "A## AA##", "A## A###", "A## A#A#", "A## AAA#",
  ]

  private static func isUpper(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where text[index].isLower { return false }
    return true
  }

  /// Returns the start of the capitalized words of the last street in front of a postcode.
  private static func street(in text: Span<UInt8>, before end: Int) -> Int? {
    var start = max(0, end - streetReach)
    while start > 0, start < end, text[start - 1].isWordByte { start += 1 }
    var found: Int?
    automaton.scan(text, in: start..<end, filter: streetFilter) { match in
      guard match.lists.contains(.postalAddressStrongSuffix),
        let name = StreetWord.previous(in: text, before: match.range.start), name.isCapital
      else { return }
      found = name.start
    }
    return found
  }

  private static func code(in text: Span<UInt8>, after end: Int) -> (range: Range<Int>, isOfFewHouses: Bool)? {
    var start = end
    var isConnected = true
    while isConnected {
      while start < text.count, start - end < 16, isBlank(text[start]) { start += 1 }
      isConnected = false
      for connector in connectors where text.hasWord(connector, at: start) {
        let connectorEnd = start + connector.utf8CodeUnitCount
        guard !text.byte(at: connectorEnd).isWordByte else { continue }
        start = connectorEnd
        isConnected = true
        break
      }
    }
    guard start > end else { return nil }
    for form in forms {
      if let stop = self.end(of: form.shape, at: start, in: text) { return (start..<stop, form.isOfFewHouses) }
    }
    return nil
  }

  /// Returns the end of a form at `start`, in which `#` is any digit and `A` any letter; nil if it is not a whole word.
  private static func end(of shape: StaticString, at start: Int, in text: Span<UInt8>) -> Int? {
    let end = start + shape.utf8CodeUnitCount
    guard end <= text.count, !text.byte(at: end).isWordByte else { return nil }
    for offset in 0..<shape.utf8CodeUnitCount {
      let byte = text[start + offset]
      switch shape.byte(at: offset) {
      case ASCII.numberSign: guard byte.isDigit else { return nil }
      case UInt8(ascii: "A"): guard byte.isLetter else { return nil }
      case let mark: guard byte == mark else { return nil }
      }
    }
    // Part of a longer number or an amount.
    let next = text.byte(at: end)
    return (next == ASCII.hyphen || next == ASCII.period) && text.byte(at: end + 1).isDigit ? nil : end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.space, ASCII.quote, ASCII.apostrophe, ASCII.openParenthesis, ASCII.hyphen, ASCII.colon, ASCII.equals,
      ASCII.underscore:
      true
    default: false
    }
  }

  /// The written forms of postcodes by descending length (UPU S42 and the postal services of each country).
  private static let forms: [(shape: StaticString, isOfFewHouses: Bool)] = [
    ("AA#A #AA", true), ("A#A #AA", true), ("A# #AA", true), ("A## #AA", true), ("AA# #AA", true), ("AA## #AA", true),
    ("AA#A#AA", true), ("A#A#AA", true), ("A##AA", true), ("A###AA", true), ("AA##AA", true), ("AA###AA", true),
    ("A#A #A#", true), ("A#A#A#", true), ("A#A-#A#", true), ("#### AA", true), ("####AA", true), ("A## A###", true),
    ("A##A###", true), ("A## AA##", true), ("#####-####", true), ("#####-###", true), ("####-###", true),
    ("##-###", false), ("### ##", false), ("######", false), ("#####", false), ("####", false),
  ]
}
