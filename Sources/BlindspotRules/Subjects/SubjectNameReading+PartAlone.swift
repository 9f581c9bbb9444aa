import BlindspotParser

/// Parts of the name without the others.
extension SubjectNameReading {
  /// Returns the match of a name of one word.
  mutating func single(_ surname: Part) -> SubjectNameSearch.Match? {
    guard surname.relation <= .otherAccents else { return nil }
    let isOrdinary = name.surnames[surname.index].isOrdinary
    if isOrdinary, !words[surname.words.lowerBound].isUpper { return nil }
    return take(surname.words, isOrdinary ? .possible : .likely, ["name of one word"])
  }

  mutating func surnameAlone(
    _ group: Range<Int>, surname: Part, _ relation: SubjectWord.Relation, _ phrases: [String]
  ) -> SubjectNameSearch.Match? {
    guard !relation.isWeak else { return nil }
    let isUpper = words[group].contains(where: \.isUpper)
    if !isUpper, words[group.lowerBound].isLatin, name.surnames[surname.index].isOrdinary { return nil }
    guard name.surnames[surname.index].letters.count > 2, !isNamedOtherwise(group) else { return nil }
    return take(group, .possible, ["surname alone"] + phrases)
  }

  /// Whether the given name of another person is next to a surname.
  func isNamedOtherwise(_ group: Range<Int>) -> Bool {
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

  func unusualGivenName(_ given: Part) -> SubjectNameSearch.Match? {
    let part = name.given[given.index]
    guard part.isUnusual else { return nil }
    if part.entry.isListed, !words[given.words.lowerBound].isUpper { return nil }
    let end = given.words.upperBound
    if end < words.count, words[end].gap == .space, isName(words[end]), !isOrdinary(words[end]) { return nil }
    // Not taken: the surname can follow.
    return match(given.words, .possible, "unusual given name alone")
  }
}
