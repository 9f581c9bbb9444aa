import BlindspotParser

/// Names in the order of speech: a given name, initials or a title before the surname.
extension SubjectNameReading {
  /// Returns the match of a given name, initials or a title before a surname.
  mutating func fullName(
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
  mutating func full(
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
  mutating func certain(_ range: Range<Int>) -> SubjectNameSearch.Match? {
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
  func isPartOfLongerName(_ range: Range<Int>) -> Bool {
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
}
