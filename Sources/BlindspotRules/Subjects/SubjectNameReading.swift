import BlindspotParser

/// One name and one text: the state of a search.
struct SubjectNameReading {
  /// Words of the text that are a part of the name.
  private struct Part {
    /// The index of the first word, and the index after the last.
    let words: Range<Int>
    /// The index of the part among the given names or the surnames.
    let index: Int
    let relation: SubjectWord.Relation
  }

  private let name: SubjectName
  private let text: SubjectText
  private let bytes: [UInt8]
  /// The index after the last word of the last match.
  private var taken = 0

  init(_ name: SubjectName, _ bytes: Span<UInt8>, _ text: SubjectText) {
    self.name = name
    self.text = text
    var copy: [UInt8] = []
    copy.append(contentsOf: bytes)
    self.bytes = copy
  }

  private var words: [SubjectText.Word] { text.words }

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
  private func part(at index: Int, of parts: [SubjectWord]) -> Part? {
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
  private func given(endingAt end: Int) -> Part? {
    for start in stride(from: end - 1, through: max(taken, end - 3), by: -1) {
      if let part = part(at: start, of: name.given), part.words.upperBound == end { return part }
    }
    return nil
  }

  // MARK: Names

  /// Returns the match that a surname is a part of.
  private mutating func name(around surname: Part) -> SubjectNameSearch.Match? {
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

  /// Returns the match of a given name, initials or a title before a surname.
  private mutating func fullName(
    before group: Range<Int>, surname: Part, _ relation: SubjectWord.Relation, _ phrases: [String]
  ) -> SubjectNameSearch.Match? {
    var phrases = phrases
    var index = group.lowerBound
    var initials: [UInt32] = []
    var initialStart = index
    var strangers = 0
    var hasSurnameBetween = false
    while index > taken, index > group.lowerBound - 5 {
      let gap = words[index].gap
      let word = words[index - 1]
      guard gap != .other, gap != .comma else { break }
      if let given = given(endingAt: index) {
        return full(
          given, group, surname: surname, relation, phrases, isInterrupted: strangers > 0 || !initials.isEmpty,
          hasSurnameBetween: hasSurnameBetween)
      }
      if isInitials(word, before: gap), strangers == 0 {
        initials = word.letters + initials
        initialStart = index - 1
      } else if let start = titleStart(endingAt: index), gap == .space || gap == .abbreviation || gap == .none {
        guard strangers == 0, initials.isEmpty, !relation.isWeak else { break }
        return take(start..<group.upperBound, .likely, ["title and surname"] + phrases)
      } else if entry(word).isParticle {
        if !initials.isEmpty { break }
      } else if isName(word), gap == .space || gap == .hyphen || gap == .none, initials.isEmpty, strangers < 2 {
        strangers += 1
        let entry = entry(word)
        hasSurnameBetween = hasSurnameBetween || entry.surname > entry.given
      } else {
        break
      }
      index -= 1
    }
    guard !name.given.isEmpty, initials.first == name.given[0].initial, !relation.isWeak else { return nil }
    phrases.insert(initials.count > 1 ? "initials and surname" : "initial and surname", at: 0)
    return take(initialStart..<group.upperBound, .likely, phrases)
  }

  /// Returns the match of a given name and a surname in the order of speech.
  private mutating func full(
    _ given: Part, _ group: Range<Int>, surname: Part, _ relation: SubjectWord.Relation, _ phrases: [String],
    isInterrupted: Bool, hasSurnameBetween: Bool
  ) -> SubjectNameSearch.Match {
    var start = given.words.lowerBound
    while start > taken, words[start].gap == .space || words[start].gap == .hyphen || words[start].gap == .none,
      let more = self.given(endingAt: start)
    { start = more.words.lowerBound }
    let range = start..<group.upperBound
    if let full = certain(range) { return full }
    var phrases = phrases
    var certainty = MatchClass.likely
    if given.relation != .same { phrases.insert("given name \(given.relation.phrase)", at: 0) }
    // Two letters off are more likely to be another name, and so is a name that other people have.
    let misspelled = [(given, name.given), (surname, name.surnames)].filter { $0.0.relation == .oneLetterOff }
    if misspelled.count > 1 || misspelled.contains(where: { isOtherName($0.0) }) { certainty = .possible }
    if relation.isWeak && given.relation.isWeak { certainty = .possible }
    if hasSurnameBetween {
      certainty = .possible
      phrases.append("another surname between them")
    } else if isInterrupted {
      phrases.append("another name between them")
    }
    if given.index > 0, start == given.words.lowerBound, !name.given[given.index].isHyphenated {
      certainty = .possible
      phrases.append("only a middle name")
    }
    return take(range, certainty, ["given name and surname"] + phrases)
  }

  /// Returns the match of the full name, exactly as in the request and with nothing but spaces between the words; nil
  /// if the words are not that.
  private mutating func certain(_ range: Range<Int>) -> SubjectNameSearch.Match? {
    // A capital or an apostrophe inside a word does not divide it: `McDonald`, `O'Rourke`.
    var found: [String] = []
    for (number, word) in words[range].enumerated() {
      let plain = SubjectWord.plain(word.string(in: bytes.span))
      if number > 0, word.gap == .none || word.gap == .apostrophe {
        found[found.count - 1] += plain
      } else {
        found.append(plain)
      }
    }
    guard found.joined() == name.full.joined() else { return nil }
    guard found == name.full else { return take(range, .likely, ["full name in other words"]) }
    for word in words[range.dropFirst()] {
      switch word.gap {
      case .space, .hyphen, .apostrophe, .abbreviation, .none: break
      default: return take(range, .likely, ["full name, not separated by spaces"])
      }
    }
    guard !isPartOfLongerName(range) else { return take(range, .likely, ["full name, next to another name"]) }
    // `Will call`: a name of words of everyday language.
    if (name.given + name.surnames).allSatisfy(\.isOrdinary), words[range].contains(where: { !$0.isUpper }) {
      return take(range, .possible, ["full name of ordinary words, not in capitals"])
    }
    return take(range, .certain, ["full name"])
  }

  /// Whether a name is the end or the beginning of a longer one: `Ana Maria Delgado`, `Maria Delgado Fuentes`.
  private func isPartOfLongerName(_ range: Range<Int>) -> Bool {
    if range.lowerBound > 0, words[range.lowerBound].gap == .space || words[range.lowerBound].gap == .hyphen {
      let word = words[range.lowerBound - 1]
      let entry = entry(word)
      if isName(word), entry.given > 6, entry.before == 0, !isOrdinary(word), !word.isCapitals { return true }
    }
    guard range.upperBound < words.count else { return false }
    let word = words[range.upperBound]
    guard word.gap == .space || word.gap == .hyphen, isName(word) else { return false }
    let entry = entry(word)
    return entry.surname > 6 && entry.surname > entry.given && !isOrdinary(word) && !word.isCapitals
  }

  /// Returns the match of a surname before a given name or initials.
  private mutating func reversedName(
    around group: Range<Int>, _ relation: SubjectWord.Relation, _ phrases: [String]
  ) -> SubjectNameSearch.Match? {
    var index = group.upperBound
    var hasComma = false
    var phrases = phrases
    while index < words.count, index < group.upperBound + 3 {
      let gap = words[index].gap
      guard gap != .other, !(gap == .comma && hasComma) else { break }
      hasComma = hasComma || gap == .comma
      if let given = part(at: index, of: name.given) {
        if given.relation != .same { phrases.append("given name \(given.relation.phrase)") }
        let isDoubtful =
          relation.isWeak && given.relation.isWeak
          || given.relation == .oneLetterOff && isOtherName(given)
        // In Hungary and China the surname comes first.
        if let full = certain(group.lowerBound..<given.words.upperBound) { return full }
        return take(
          group.lowerBound..<given.words.upperBound, isDoubtful ? .possible : .likely,
          ["surname before the given name"] + phrases)
      }
      let word = words[index]
      if !relation.isWeak, isInitials(word, before: index + 1 < words.count ? words[index + 1].gap : .other),
        word.letters.first == name.given[0].initial, word.isCapitals || gap == .period || gap == .underscore
      {
        return take(group.lowerBound..<index + 1, .likely, ["surname before the initial"] + phrases)
      }
      if gap == .hyphen,
        ["san", "sama", "sensei"].contains(
          SubjectWord.string(of: word.letters))
      {
        return take(group.lowerBound..<index + 1, .likely, ["title and surname"] + phrases)
      }
      guard isName(word), gap != .comma, !hasComma else { break }
      index += 1
    }
    return nil
  }

  // MARK: Parts of the name alone

  /// Returns the match of a name of one word.
  private mutating func single(_ surname: Part) -> SubjectNameSearch.Match? {
    guard surname.relation <= .otherAccents else { return nil }
    let isOrdinary = name.surnames[surname.index].isOrdinary
    if isOrdinary, !words[surname.words.lowerBound].isUpper { return nil }
    return take(surname.words, isOrdinary ? .possible : .likely, ["name of one word"])
  }

  private mutating func surnameAlone(
    _ group: Range<Int>, surname: Part, _ relation: SubjectWord.Relation, _ phrases: [String]
  ) -> SubjectNameSearch.Match? {
    guard !relation.isWeak else { return nil }
    let isUpper = words[group].contains(where: \.isUpper)
    if !isUpper, words[group.lowerBound].isLatin, name.surnames[surname.index].isOrdinary { return nil }
    guard name.surnames[surname.index].letters.count > 2, !isNamedOtherwise(group) else { return nil }
    return take(group, .possible, ["surname alone"] + phrases)
  }

  /// Whether the given name of another person is next to a surname.
  private func isNamedOtherwise(_ group: Range<Int>) -> Bool {
    if group.lowerBound > 0 {
      let gap = words[group.lowerBound].gap
      let word = words[group.lowerBound - 1]
      if gap == .space || gap == .none, isGivenName(word) { return true }
      // `J. Delgado` for another initial.
      if gap == .abbreviation, word.letters.count == 1 { return true }
    }
    guard group.upperBound < words.count, words[group.upperBound].gap == .comma else { return false }
    return isGivenName(words[group.upperBound])
  }

  private func unusualGivenName(_ given: Part) -> SubjectNameSearch.Match? {
    let part = name.given[given.index]
    guard part.isUnusual else { return nil }
    if part.entry.isListed, !words[given.words.lowerBound].isUpper { return nil }
    let end = given.words.upperBound
    if end < words.count, words[end].gap == .space, isName(words[end]), !isOrdinary(words[end]) { return nil }
    // Not taken: the surname can follow.
    return match(given.words, .possible, "unusual given name alone")
  }

  // MARK: Words

  private func entry(_ word: SubjectText.Word) -> LexiconEntry { word.entry(in: bytes.span) }

  private func isOrdinary(_ word: SubjectText.Word) -> Bool { word.isOrdinary(in: bytes.span) }

  /// Whether a word can be a name: capitalized and listed, or listed and nothing else.
  private func isName(_ word: SubjectText.Word) -> Bool {
    guard !word.isNumber, word.letters.count > 2 else { return false }
    let entry = entry(word)
    let isListed = entry.given > 0 || entry.surname > 0
    return word.isUpper ? isListed || !entry.isListed : isListed && !isOrdinary(word)
  }

  private func isGivenName(_ word: SubjectText.Word) -> Bool {
    let entry = entry(word)
    return word.isUpper && !word.isNumber && entry.given > 4 && entry.before == 0 && !entry.isFunction
      && !entry.isDomain
  }

  /// Whether a misspelled word is a name that other people have.
  private func isOtherName(_ part: Part) -> Bool {
    let entry = entry(words[part.words.lowerBound])
    return entry.nameRank > 4
  }

  /// Returns the index of the first word of a title that ends before `end`: `Dr`, `г-жа`.
  private func titleStart(endingAt end: Int) -> Int? {
    let title = NameCue.Before.title.rawValue
    if entry(words[end - 1]).before == title { return end - 1 }
    guard end > 1, words[end - 1].gap == .hyphen, let word = text.joined(end - 2, end), entry(word).before == title
    else {
      return nil
    }
    return end - 2
  }

  /// Whether a word is one to three initials. `gap` follows it.
  private func isInitials(_ word: SubjectText.Word, before gap: SubjectText.Gap) -> Bool {
    guard !word.isNumber, word.letters.count <= 3 else { return false }
    if word.letters.count > 1 { return word.isCapitals && entry(word).before == 0 }
    if word.isUpper { return true }
    // `m.delgado`, `m_delgado`; a lower-case letter with a space can be a word: `a`, `y`.
    if gap == .period || gap == .underscore || gap == .abbreviation { return true }
    return gap == .space && !"aeiouyоиуваяск".unicodeScalars.contains { $0.value == word.letters[0] }
  }

  // MARK: Results

  private mutating func take(_ range: Range<Int>, _ certainty: MatchClass, _ phrases: [String])
    -> SubjectNameSearch.Match
  {
    taken = range.upperBound
    return match(range, certainty, phrases.joined(separator: ", "))
  }

  private func match(_ range: Range<Int>, _ certainty: MatchClass, _ reason: String) -> SubjectNameSearch.Match {
    SubjectNameSearch.Match(
      range: TextRange(
        start: words[range.lowerBound].range.lowerBound, end: words[range.upperBound - 1].range.upperBound),
      certainty: certainty, reason: reason)
  }
}

extension SubjectWord.Relation {
  /// Whether the word alone is too different to mean the person.
  fileprivate var isWeak: Bool { self == .oneLetterOff }
}
