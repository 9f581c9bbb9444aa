import BlindspotParser

/// Finds postcodes that stand behind a word for them: `postcode SW1A 1AA`, `ZIP 94105`.
///
/// A British, Canadian or Dutch postcode, or a ZIP code with its four, is that of a few houses: a warning. Four to six
/// digits are those of a town or a quarter: a note.
enum PostcodeScanner {
  private static let automaton = WordAutomaton.builtIn
  private static let filter = automaton.filter(for: .postalAddressPostcodeWord)
  /// What may stand between the word and the code.
  private static let connectors: [StaticString] = ["code", "is", "no", "nr", "number"]

  static func detect(in text: Span<UInt8>, into candidates: inout [Candidate]) {
    automaton.scan(text, in: 0..<text.count, filter: filter) { match in
      guard match.lists.contains(.postalAddressPostcodeWord), let code = code(in: text, behind: match.range.end) else {
        return
      }
      candidates.append(
        Candidate(
          range: TextRange(start: code.range.lowerBound, end: code.range.upperBound),
          rule: BuiltInRule.postalAddress.index, confidence: 0.7, reason: "a postcode behind a word for it",
          ceiling: code.isOfFewHouses ? .warning : .note))
    }
  }

  private static func code(in text: Span<UInt8>, behind end: Int) -> (range: Range<Int>, isOfFewHouses: Bool)? {
    var start = end
    var isConnected = true
    while isConnected {
      while start < text.count, start - end < 16, isBlank(text[start]) { start += 1 }
      isConnected = false
      for connector in connectors where text.hasWord(connector, at: start) {
        let behind = start + connector.utf8CodeUnitCount
        guard !text.byte(at: behind).isWordByte else { continue }
        start = behind
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

  /// Where a form ends that stands at `start` as a word of its own: `#` a digit, `A` a letter, anything else itself.
  private static func end(of shape: StaticString, at start: Int, in text: Span<UInt8>) -> Int? {
    let end = start + shape.utf8CodeUnitCount
    guard end <= text.count, !text.byte(at: end).isWordByte else { return nil }
    for offset in 0..<shape.utf8CodeUnitCount {
      let byte = text[start + offset]
      switch shape.byte(at: offset) {
      case 0x23: guard byte.isDigit else { return nil }
      case 0x41: guard byte.isLetter else { return nil }
      case let mark: guard byte == mark else { return nil }
      }
    }
    // A longer number, or a count of something.
    let next = text.byte(at: end)
    return (next == 0x2D || next == 0x2E) && text.byte(at: end + 1).isDigit ? nil : end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x22, 0x27, 0x28, 0x2D, 0x3A, 0x3D, 0x5F: true
    default: false
    }
  }

  /// How postcodes are written, the longer ones first (UPU S42 and the posts of each country).
  private static let forms: [(shape: StaticString, isOfFewHouses: Bool)] = [
    ("AA#A #AA", true), ("A#A #AA", true), ("A# #AA", true), ("A## #AA", true), ("AA# #AA", true), ("AA## #AA", true),
    ("AA#A#AA", true), ("A#A#AA", true), ("A##AA", true), ("A###AA", true), ("AA##AA", true), ("AA###AA", true),
    ("A#A #A#", true), ("A#A#A#", true), ("A#A-#A#", true), ("#### AA", true), ("####AA", true), ("A## A###", true),
    ("A##A###", true), ("A## AA##", true), ("#####-####", true), ("#####-###", true), ("####-###", true),
    ("##-###", false), ("### ##", false), ("######", false), ("#####", false), ("####", false),
  ]
}
