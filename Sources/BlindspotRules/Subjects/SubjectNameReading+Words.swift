import BlindspotParser

/// What the words next to a name can be.
extension SubjectNameReading {
  func entry(_ word: SubjectText.Word) -> LexiconEntry { word.entry(in: bytes.span) }

  func isOrdinary(_ word: SubjectText.Word) -> Bool { word.isOrdinary(in: bytes.span) }

  /// Whether a word can be a name: capitalized and listed, or listed and nothing else.
  func isName(_ word: SubjectText.Word) -> Bool {
    guard !word.isNumber, word.letters.count > 2 else { return false }
    let entry = entry(word)
    let isListed = entry.given > 0 || entry.surname > 0
    return word.isUpper ? isListed || !entry.isListed : isListed && !isOrdinary(word)
  }

  func isGivenName(_ word: SubjectText.Word) -> Bool {
    let entry = entry(word)
    return word.isUpper && !word.isNumber && entry.given > 4 && entry.before == 0 && !entry.isFunction
      && !entry.isDomain
  }

  /// Whether a misspelled word is a name that other people have.
  func isOtherName(_ part: Part) -> Bool {
    let entry = entry(words[part.words.lowerBound])
    return entry.nameRank > 4
  }

  /// Returns the index of the first word of a title that ends before `end`: `Dr`, `г-жа`.
  func titleStart(endingAt end: Int) -> Int? {
    let title = NameCue.Before.title.rawValue
    if entry(words[end - 1]).before == title { return end - 1 }
    guard end > 1, words[end - 1].gap == .hyphen, let word = text.joined(end - 2, end), entry(word).before == title
    else {
      return nil
    }
    return end - 2
  }

  /// Whether a word is one to three initials. `gap` follows it.
  func isInitials(_ word: SubjectText.Word, before gap: SubjectText.Gap) -> Bool {
    guard !word.isNumber, word.letters.count <= 3 else { return false }
    if word.letters.count > 1 { return word.isCapitals && entry(word).before == 0 }
    if word.isUpper { return true }
    // `m.delgado`, `m_delgado`; a lower-case letter with a space can be a word: `a`, `y`.
    if gap == .period || gap == .underscore || gap == .abbreviation { return true }
    return gap == .space && !"aeiouyоиуваяск".unicodeScalars.contains { $0.value == word.letters[0] }
  }
}

extension SubjectWord.Relation {
  /// Whether the word alone is too different to mean the person.
  var isWeak: Bool { self == .oneLetterOff }
}
