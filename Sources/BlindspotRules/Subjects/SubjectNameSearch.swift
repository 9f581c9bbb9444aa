import BlindspotParser

/// Finds one name of the person in a request, in the spellings that people use.
///
/// A surname is the anchor: the words before and after it decide what it means. ``SubjectText`` is only made of texts
/// that contain a word of the name.
struct SubjectNameSearch: Sendable {
  /// A spelling in a text.
  struct Match {
    let range: TextRange
    let certainty: MatchClass
    let reason: String
  }

  let name: SubjectName
  /// The hashes of words that can be a part of a spelling.
  private let hashes: Set<UInt64>
  /// The parts whose misspellings and inflected forms are found.
  private let resembling: [SubjectWord]

  /// Creates the search for a name; nil for a text without letters.
  init?(_ text: String) {
    guard let name = SubjectName(text) else { return nil }
    self.name = name
    let words = name.given + name.surnames
    var hashes = Set(words.flatMap(\.hashes) + name.joined.keys.map(SubjectWord.hash))
    // A name with a capital or an apostrophe inside is several words of a text.
    let bytes = Array(text.utf8)
    var stream = WordStream.identity()
    while let word = stream.next(in: bytes.span) { if word.length > 2 { hashes.insert(word.hash) } }
    self.hashes = hashes
    resembling = words.filter { $0.letters.count >= 4 }
  }

  /// Whether a text contains a word that can be a part of a spelling. Allocates nothing.
  func mayMatch(in text: Span<UInt8>) -> Bool {
    var stream = WordStream.identity()
    var letters = InlineArray<32, UInt32>(repeating: 0)
    var count = 0
    while let word = stream.next(
      in: text,
      { scalar in
        if count < 32 {
          letters[count] = scalar.first
          count += 1
        }
        if scalar.second != 0, count < 32 {
          letters[count] = UInt32(scalar.second)
          count += 1
        }
      })
    {
      if hashes.contains(word.hash) { return true }
      let known = letters.span.extracting(0..<count)
      let isLatin = count > 0 && letters[0] < 0x80
      for part in resembling {
        if part.isLatin == isLatin {
          if part.mayResemble(known) { return true }
        } else if count > 2, part.hasOtherScript {
          return true
        }
      }
      count = 0
    }
    return false
  }

  /// Returns the spellings in a text, in their order and without overlaps.
  func matches(in text: Span<UInt8>, _ words: SubjectText) -> [Match] {
    var reading = SubjectNameReading(name, text, words)
    return reading.matches()
  }
}
