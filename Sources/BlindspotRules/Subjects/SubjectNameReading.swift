import BlindspotParser

/// One name and one text: the state of a search.
struct SubjectNameReading {
  /// Words of the text that are a part of the name.
  struct Part {
    /// The index of the first word, and the index after the last.
    let words: Range<Int>
    /// The index of the part among the given names or the surnames.
    let index: Int
    let relation: SubjectWord.Relation
  }

  let name: SubjectName
  let text: SubjectText
  let bytes: [UInt8]
  /// The index after the last word of the last match.
  private(set) var taken = 0

  init(_ name: SubjectName, _ bytes: Span<UInt8>, _ text: SubjectText) {
    self.name = name
    self.text = text
    var copy: [UInt8] = []
    copy.append(contentsOf: bytes)
    self.bytes = copy
  }

  var words: [SubjectText.Word] { text.words }

  /// Returns all spellings, in their order.
  mutating func matches() -> [SubjectNameSearch.Match] {
    var found: [SubjectNameSearch.Match] = []
    var index = 0
    while index < words.count {
      if let phrase = name.joined[words[index].letters] {
        found.append(match(index..<index + 1, .likely, "\(phrase)"))
        taken = index + 1
      } else if let surname = part(at: index, of: name.surnames), let match = name(around: surname) {
        found.removeAll { $0.range.end > match.range.start }
        found.append(match)
      } else if let given = part(at: index, of: name.given), given.relation <= .otherAccents,
        let match = unusualGivenName(given)
      {
        found.append(match)
      }
      index = max(index + 1, taken)
    }
    return found
  }

  // MARK: Parts

  /// Returns the part of the name at a word: one word, or several that are joined (`Mc|Donald`, `O'|Brien`).
  func part(at index: Int, of parts: [SubjectWord]) -> Part? {
    var best: Part?
    for end in index + 1...min(index + 3, words.count) {
      guard let word = text.joined(index, end) else { break }
      for (number, part) in parts.enumerated() {
        guard let relation = part.relation(to: word, in: bytes.span) else { continue }
        // Several words are only a spelling if they are the same letters, or one word with a capital inside.
        if end > index + 1, relation > .otherAccents, words[index + 1..<end].contains(where: { $0.gap != .none }) {
          continue
        }
        if best.map({ relation < $0.relation || relation == $0.relation && end > $0.words.upperBound }) ?? true {
          best = Part(words: index..<end, index: number, relation: relation)
        }
      }
    }
    return best
  }

  /// Returns the given name that ends before a word.
  func given(endingAt end: Int) -> Part? {
    for start in stride(from: end - 1, through: max(taken, end - 3), by: -1) {
      if let part = part(at: start, of: name.given), part.words.upperBound == end { return part }
    }
    return nil
  }

  // MARK: Names

  /// Returns the match that a surname is a part of.
  mutating func name(around surname: Part) -> SubjectNameSearch.Match? {
    // All surnames next to each other, and further ones that a hyphen joins: `Delgado-Ruiz`.
    var group = surname.words
    var relation = surname.relation
    var hasOtherSurname = false
    while group.upperBound < words.count {
      let next = words[group.upperBound]
      if let part = part(at: group.upperBound, of: name.surnames), part.index != surname.index,
        next.gap != .other, next.gap != .comma
      {
        group = group.lowerBound..<part.words.upperBound
        relation = max(relation, part.relation)
      } else if next.gap == .hyphen, isName(next) {
        hasOtherSurname = true
        group = group.lowerBound..<group.upperBound + 1
      } else {
        break
      }
    }
    var start = group.lowerBound
    while start > taken, words[start].gap == .hyphen, isName(words[start - 1]), given(endingAt: start) == nil {
      hasOtherSurname = true
      start -= 1
    }
    group = start..<group.upperBound
    var phrases: [String] = []
    if relation != .same { phrases.append("surname \(relation.phrase)") }
    if hasOtherSurname { phrases.append("another surname") }
    if let match = fullName(before: group, surname: surname, relation, phrases) { return match }
    if name.given.isEmpty { return single(surname) }
    return reversedName(around: group, relation, phrases) ?? surnameAlone(group, surname: surname, relation, phrases)
  }

  // MARK: Results

  mutating func take(_ range: Range<Int>, _ certainty: MatchClass, _ phrases: [String])
    -> SubjectNameSearch.Match
  {
    taken = range.upperBound
    return match(range, certainty, phrases.joined(separator: ", "))
  }

  func match(_ range: Range<Int>, _ certainty: MatchClass, _ reason: String) -> SubjectNameSearch.Match {
    SubjectNameSearch.Match(
      range: TextRange(
        start: words[range.lowerBound].range.lowerBound, end: words[range.upperBound - 1].range.upperBound),
      certainty: certainty, reason: reason)
  }
}
