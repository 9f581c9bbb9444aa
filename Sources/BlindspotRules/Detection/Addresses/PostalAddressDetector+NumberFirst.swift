import BlindspotParser

extension PostalAddressDetector {
  /// `12 Elm Street`, `Flat 3 Adams Knoll`, `3, avenue Colette Martin`.
  func numberFirst(_ number: HouseNumber, in text: Span<UInt8>) -> Street? {
    if let french = frenchStreet(behind: number, in: text) { return french }
    let hasComma = number.range.end < text.count && text[number.range.end] == 0x2C
    let start = number.range.end + (hasComma ? 1 : 0)
    guard let name = StreetWord.next(in: text, from: start), name.start > number.range.end,
      var street = englishStreet(from: name, number: number, in: text)
        ?? bareName(from: name, number: number, in: text)
    else { return nil }
    let unit = unitBefore(number, in: text)
    // "857, Mitter Circle" needs a word for an address; "Studio 11, Stuart Corner" has a unit.
    if hasComma, unit == nil { street.base = min(street.base, 0.4) }
    if let unit, street.raised > 0 {
      street.range.start = unit
      street.base = max(street.base, 0.6)
      street.form = "a unit and a street name"
    }
    return street
  }

  /// Where the unit starts whose number this is (`Flat 16`).
  private func unitBefore(_ number: HouseNumber, in text: Span<UInt8>) -> Int? {
    guard let unit = StreetWord.previous(in: text, before: number.range.start), unit.isCapital else { return nil }
    return lists(of: unit, in: text).contains(.postalAddressUnitBefore) ? unit.start : nil
  }

  /// `6/02 Ronald Wade`: a name without any word for a street counts once a postcode and a word for an address are there.
  private func bareName(from first: StreetWord, number: HouseNumber, in text: Span<UInt8>) -> Street? {
    guard let end = capitalEnd(from: first, in: text) else { return nil }
    return Street(
      range: TextRange(start: number.range.start, end: end), base: 0, raised: 0,
      form: "a number, a name and a postcode",
      raisedByTail: 0.75)
  }

  /// The end of one to four capitalised words, none of which is of the kind that is counted.
  func capitalEnd(from first: StreetWord, in text: Span<UInt8>) -> Int? {
    var word = first
    var end: Int?
    for _ in 0..<4 {
      guard word.isCapital, !lists(of: word, in: text).contains(.postalAddressNotAStreet) else { break }
      end = word.end
      guard let next = StreetWord.next(in: text, from: word.end), next.start > word.end else { break }
      word = next
    }
    return end
  }

  /// One to four name words and the street's suffix behind the number.
  private func englishStreet(from first: StreetWord, number: HouseNumber, in text: Span<UInt8>) -> Street? {
    var word = first
    // "12 The Green": the article is no name, and what follows it alone is the street's.
    let hasArticle = text.hasWord("the ", at: first.start) && first.isCapital
    if hasArticle, let next = StreetWord.next(in: text, from: first.end), next.isCapital,
      !lists(of: next, in: text).isDisjoint(with: Self.suffixes)
    {
      return Street(
        range: TextRange(start: number.range.start, end: next.end), base: 0.3, raised: 0.85,
        form: "a number and a word for a street")
    }
    var names = 0
    var isCapital = true
    var found: (end: Int, lists: WordLists)?
    while names < 5 {
      let lists = lists(of: word, in: text)
      if names > 0, !lists.isDisjoint(with: Self.suffixes), word.isCapital || lists.contains(.postalAddressStrongSuffix)
      {
        // "12 Park Avenue": the later suffix names the street, "9 Elm Street Bridge" included.
        if found == nil || !lists.isDisjoint(with: [.postalAddressStrongSuffix, .postalAddressMediumSuffix]) {
          found = (word.end, lists)
        }
      } else if found != nil || (lists.contains(.postalAddressNotAStreet) && !word.isOrdinal) {
        break
      }
      if !word.isCapital {
        guard names < 2 || found != nil else { break }
        isCapital = false
      }
      names += 1
      guard let next = StreetWord.next(in: text, from: word.end), next.start > word.end else { break }
      word = next
    }
    guard let found else { return nil }
    var street = Street(
      range: TextRange(start: number.range.start, end: found.end), base: 0, raised: 0,
      form: "a number, a name and a word for a street")
    switch (
      found.lists.contains(.postalAddressStrongSuffix), found.lists.contains(.postalAddressMediumSuffix), isCapital
    ) {
    case (true, _, true): (street.base, street.raised) = (0.8, 0.95)
    case (true, _, false): (street.base, street.raised) = (number.digits >= 2 ? 0.55 : 0.4, 0.8)
    case (_, true, true):
      (street.base, street.raised) = (number.digits >= 2 && endsHere(text, found.end) ? 0.55 : 0.4, 0.9)
    case (_, true, false): (street.base, street.raised) = (0.2, 0.55)
    case (_, _, true): (street.base, street.raised) = (0.35, 0.85)
    default: return nil
    }
    return street
  }

  /// `3, avenue Colette Martin`, `12 bis rue des Lilas`.
  private func frenchStreet(behind number: HouseNumber, in text: Span<UInt8>) -> Street? {
    var index = number.range.end
    var hasComma = false
    while index < text.count, text[index] == 0x20 || text[index] == 0x2C {
      hasComma = hasComma || text[index] == 0x2C
      index += 1
    }
    guard var word = StreetWord.next(in: text, from: index) else { return nil }
    if lists(of: word, in: text).contains(.cueHouseSuffix) {
      var behind = word.end
      while behind < text.count, text[behind] == 0x20 || text[behind] == 0x2C { behind += 1 }
      if let next = StreetWord.next(in: text, from: behind) { word = next }
    }
    guard let prefix = automaton.match(in: text, at: word.start), prefix.lists.contains(.postalAddressPrefix) else {
      return nil
    }
    guard let name = nameEnd(in: text, from: prefix.range.end) else { return nil }
    let isPlain =
      !prefix.lists.contains(.postalAddressAmbiguousPrefix)
      && prefix.lists.isDisjoint(with: [.postalAddressStrongSuffix, .postalAddressMediumSuffix])
    // "948 avenue Leduc": where the name is capitalised and the word for a street is not, the text is French.
    let isFrench = !word.isCapital && prefix.range.count > 3
    let base: Float = isPlain || hasComma ? 0.8 : name.hasParticle || isFrench ? 0.7 : 0.3
    return Street(
      range: TextRange(start: number.range.start, end: name.end), base: prefix.range.count < 3 ? 0.3 : base,
      raised: 0.95,
      form: "a number, a word for a street and a name")
  }

  /// The end of a street's name at `index`: capitalised words with the particles between them.
  func nameEnd(in text: Span<UInt8>, from index: Int) -> (end: Int, hasParticle: Bool)? {
    var end: Int?
    var hasParticle = false
    var place = index
    for _ in 0..<6 {
      guard let word = StreetWord.next(in: text, from: place), word.start > place else { break }
      if lists(of: word, in: text).contains(.cueParticle) {
        hasParticle = true
      } else if word.isCapital {
        end = word.end
      } else if hasParticle && end == nil {
        end = word.end
        break
      } else if let inner = elided(word, in: text), StreetWord.startsUpper(in: text, at: inner) {
        end = word.end
        hasParticle = true
      } else {
        break
      }
      place = word.end
    }
    return end.map { ($0, hasParticle) }
  }

  /// Where the word behind `l'` or `d'` starts.
  private func elided(_ word: StreetWord, in text: Span<UInt8>) -> Int? {
    word.end - word.start > 3 && text[word.start + 1] == 0x27 ? word.start + 2 : nil
  }

  /// Whether nothing but an end or a comma follows.
  private func endsHere(_ text: Span<UInt8>, _ index: Int) -> Bool {
    var index = index
    while index < text.count, text[index] == 0x20 || text[index] == 0x2E { index += 1 }
    return index >= text.count || text[index] == 0x2C || text[index] == 0x0A || text[index] == 0x3B
  }

  static let suffixes: WordLists = [
    .postalAddressStrongSuffix, .postalAddressMediumSuffix, .postalAddressWeakSuffix,
  ]
}
