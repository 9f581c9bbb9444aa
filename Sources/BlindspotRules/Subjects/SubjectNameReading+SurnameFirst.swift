import BlindspotParser

/// Names that begin with the surname.
extension SubjectNameReading {
  /// Returns the match of a surname before a given name or initials.
  mutating func reversedName(
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
}
