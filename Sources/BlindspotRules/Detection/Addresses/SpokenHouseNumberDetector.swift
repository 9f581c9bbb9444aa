import BlindspotParser

/// Finds addresses whose house number is in words: `twenty-two Elm Street`, `via Roma dodici`, `Hauptstraße zwölf`.
///
/// It writes the numbers of a prompt in digits and searches this copy for addresses. Unlike ``SpokenNumbers``, one word is
/// sufficient, if it is of a language of the text: only an address with the number is a finding.
package struct SpokenHouseNumberDetector: Detector {
  private let address = PostalAddressDetector()
  private static let streets: WordLists = [
    .postalAddressStrongSuffix, .postalAddressMediumSuffix, .postalAddressPrefix, .postalAddressGermanWords,
    .postalAddressNameWord, .postalAddressPlaceWord,
  ]
  private static let automaton = WordAutomaton.builtIn
  /// The largest house number.
  private static let maximum = 9999
  private static let leastLetters = 12

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard context.kind.isProse, profile.letters >= Self.leastLetters || profile.hasNonASCII,
      profile.mayContain(Self.streets) || Self.hasCompound(text)
    else { return }
    var copy = MappedText()
    let numbers = Self.write(text, to: &copy, codes: context.languages)
    guard !numbers.isEmpty else { return }
    var found: [Candidate] = []
    let bytes = copy.bytes
    var profile = TextProfile(bytes.span)
    profile.findPhrases(in: bytes.span)
    address.detect(in: bytes.span, profile: profile, context: context, into: &found)
    for var candidate in found where numbers.contains(where: { $0.overlaps(candidate.range) }) {
      candidate.range = copy.range(of: candidate.range)
      candidates.append(candidate)
    }
  }

  /// Whether a compound with a word for a street occurs: `Hauptstraße`.
  private static func hasCompound(_ text: Span<UInt8>) -> Bool {
    var isFound = false
    automaton.forEachCompound(in: text, 0..<text.count, before: 2) { _, lists in
      isFound = lists.contains(.postalAddressStrongEnding)
      return !isFound
    }
    return isFound
  }

  /// Whether a month follows directly, or after one word: `cinc de juliol`.
  private static func isDay(_ text: Span<UInt8>, after end: Int) -> Bool {
    var start = end
    for _ in 0..<2 {
      while start < text.count, !text[start].isWordByte { start += 1 }
      guard start < text.count else { return false }
      if let match = automaton.match(in: text, at: start), match.lists.contains(.dateOfBirthMonth) { return true }
      start = SpokenToken.wordEnd(text, from: start)
    }
    return false
  }

  /// Copies a text with its number words in digits. Returns the ranges of the numbers in the copy.
  private static func write(_ text: Span<UInt8>, to copy: inout MappedText, codes: [String]) -> [TextRange] {
    let languages = NumberWord.bits(of: codes) | NumberWord.english
    var numbers: [TextRange] = []
    var index = 0
    var copied = 0
    while index < text.count {
      guard SpokenToken.isLetter(text, at: index) else {
        index += 1
        continue
      }
      let end = SpokenToken.wordEnd(text, from: index)
      guard let number = SpokenCardinal(text, from: index, to: end, languages: languages) else {
        index = end
        continue
      }
      // One is also an article: `una calle`. A number before a month is a day.
      guard number.value > 1, number.value <= maximum, !isDay(text, after: number.end) else {
        index = max(end, number.end)
        continue
      }
      copy.append(text, in: copied..<index)
      let first = copy.bytes.count
      for byte in String(number.value).utf8 {
        copy.append(byte, from: TextRange(start: index, end: number.end))
      }
      numbers.append(TextRange(start: first, end: copy.bytes.count))
      copied = number.end
      index = number.end
    }
    guard !numbers.isEmpty else { return [] }
    copy.append(text, in: copied..<text.count)
    return numbers
  }
}
