import BlindspotParser

extension PostalAddressDetector {
  /// Returns the street after the number: `12 Elm Street`, `Flat 3 Adams Knoll`, `3, avenue Colette Martin`.
  func numberFirst(_ number: HouseNumber, in text: Span<UInt8>, _ evidence: AddressEvidence) -> Street? {
    if evidence.hasPrefix, let french = frenchStreet(after: number, in: text) { return french }
    guard evidence.hasSuffix || evidence.mayBeBareNameAfterNumber else { return nil }
    let hasComma = number.range.end < text.count && text[number.range.end] == ASCII.comma
    let start = number.range.end + (hasComma ? 1 : 0)
    guard let name = StreetWord.next(in: text, from: start), name.start > number.range.end,
      var street = (evidence.hasSuffix ? englishStreet(from: name, number: number, in: text) : nil)
        ?? (evidence.mayBeBareNameAfterNumber ? bareName(from: name, number: number, in: text) : nil)
    else { return nil }
    let unit = unitBefore(number, in: text)
    // "857, Mitter Circle" requires an address keyword; "Studio 11, Stuart Corner" has a unit.
    if hasComma, unit == nil { street.base = min(street.base, 0.4) }
    if let unit, street.raised > 0 {
      street.range.start = unit
      street.base = max(street.base, 0.6)
      street.form = "unit and street name"
    }
    return street
  }

  /// Returns the start of the unit with the given number: `Flat 16`.
  private func unitBefore(_ number: HouseNumber, in text: Span<UInt8>) -> Int? {
    guard let unit = StreetWord.previous(in: text, before: number.range.start), unit.isCapital else { return nil }
    return lists(of: unit, in: text).contains(.postalAddressUnitBefore) ? unit.start : nil
  }

  /// Returns a name after the number without a street word: `6/02 Ronald Wade`. A candidate only with a postcode and an
  /// address keyword.
  private func bareName(from first: StreetWord, number: HouseNumber, in text: Span<UInt8>) -> Street? {
    guard let end = capitalEnd(from: first, in: text) else { return nil }
    return Street(
      range: TextRange(start: number.range.start, end: end), base: 0, raised: 0,
      form: "number, name and postcode",
      raisedByTail: 0.75)
  }

  /// Returns the end of one to four capitalized words, none of which is a unit of count.
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

  /// Returns the street of one to four words and a suffix after the number.
  private func englishStreet(from first: StreetWord, number: HouseNumber, in text: Span<UInt8>) -> Street? {
    var word = first
    // "12 The Green": the article is not a name, and the word after it is the street.
    let hasArticle = text.hasWord("the ", at: first.start) && first.isCapital
    if hasArticle, let next = StreetWord.next(in: text, from: first.end), next.isCapital,
      !lists(of: next, in: text).isDisjoint(with: Self.suffixes)
    {
      return Street(
        range: TextRange(start: number.range.start, end: next.end), base: 0.3, raised: 0.85,
        form: "number and street word")
    }
    var names = 0
    var isCapital = true
    var suffix: (end: Int, lists: WordLists)?
    while names < 5 {
      let lists = lists(of: word, in: text)
      if names > 0, !lists.isDisjoint(with: Self.suffixes), word.isCapital || lists.contains(.postalAddressStrongSuffix)
      {
        // "12 Park Avenue": the later suffix names the street, "9 Elm Street Bridge" included.
        if suffix == nil || !lists.isDisjoint(with: [.postalAddressStrongSuffix, .postalAddressMediumSuffix]) {
          suffix = (word.end, lists)
        }
      } else if suffix != nil || (lists.contains(.postalAddressNotAStreet) && !word.isOrdinal) {
        break
      }
      if !word.isCapital {
        guard names < 2 || suffix != nil else { break }
        isCapital = false
      }
      names += 1
      guard let next = StreetWord.next(in: text, from: word.end), next.start > word.end else { break }
      word = next
    }
    guard let suffix else { return nil }
    var street = Street(
      range: TextRange(start: number.range.start, end: suffix.end), base: 0, raised: 0,
      form: "number, name and street word")
    switch (
      suffix.lists.contains(.postalAddressStrongSuffix), suffix.lists.contains(.postalAddressMediumSuffix), isCapital
    ) {
    case (true, _, true): (street.base, street.raised) = (0.8, 0.95)
    case (true, _, false): (street.base, street.raised) = (number.digits >= 2 ? 0.55 : 0.4, 0.8)
    case (_, true, true):
      (street.base, street.raised) = (number.digits >= 2 && isLast(text, suffix.end) ? 0.55 : 0.4, 0.9)
    case (_, true, false): (street.base, street.raised) = (0.2, 0.55)
    case (_, _, true): (street.base, street.raised) = (0.35, 0.85)
    default: return nil
    }
    return street
  }

  /// Returns the street whose type precedes its name: `3, avenue Colette Martin`, `12 bis rue des Lilas`.
  private func frenchStreet(after number: HouseNumber, in text: Span<UInt8>) -> Street? {
    var index = number.range.end
    var hasComma = false
    while index < text.count, text[index] == ASCII.space || text[index] == ASCII.comma {
      hasComma = hasComma || text[index] == ASCII.comma
      index += 1
    }
    guard var word = StreetWord.next(in: text, from: index) else { return nil }
    if lists(of: word, in: text).contains(.cueHouseSuffix) {
      var start = word.end
      while start < text.count, text[start] == ASCII.space || text[start] == ASCII.comma { start += 1 }
      if let next = StreetWord.next(in: text, from: start) { word = next }
    }
    guard let prefix = automaton.match(in: text, at: word.start), prefix.lists.contains(.postalAddressPrefix) else {
      return nil
    }
    guard let name = nameEnd(in: text, from: prefix.range.end) else { return nil }
    let isPlain =
      !prefix.lists.contains(.postalAddressAmbiguousPrefix)
      && prefix.lists.isDisjoint(with: [.postalAddressStrongSuffix, .postalAddressMediumSuffix])
    // "948 avenue Leduc": if only the name is capitalized and not the street word, the text is French.
    let isFrench = !word.isCapital && prefix.range.count > 3
    let base: Float = isPlain || hasComma ? 0.8 : name.hasParticle || isFrench ? 0.7 : 0.3
    // `12 av. de la Gare`
    let isAbbreviated = text.byte(at: prefix.range.end) == ASCII.period && name.hasParticle
    return Street(
      range: TextRange(start: number.range.start, end: name.end),
      base: prefix.range.count < 3 && !isAbbreviated ? 0.3 : base,
      raised: 0.95,
      form: "number, street word and name")
  }

  /// Returns the end of the street name at `index`: capitalized words and the particles between them.
  func nameEnd(in text: Span<UInt8>, from index: Int) -> (end: Int, hasParticle: Bool)? {
    var end: Int?
    var hasParticle = false
    var position = index
    for _ in 0..<6 {
      guard let word = StreetWord.next(in: text, from: position), word.start > position else { break }
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
      position = word.end
    }
    return end.map { ($0, hasParticle) }
  }

  /// Returns the start of the word after `l'` or `d'`.
  private func elided(_ word: StreetWord, in text: Span<UInt8>) -> Int? {
    word.end - word.start > 3 && text[word.start + 1] == ASCII.apostrophe ? word.start + 2 : nil
  }

  /// Whether the text, the line or the clause ends at `index`.
  private func isLast(_ text: Span<UInt8>, _ index: Int) -> Bool {
    var index = index
    while index < text.count, text[index] == ASCII.space || text[index] == ASCII.period { index += 1 }
    return index >= text.count || text[index] == ASCII.comma || text[index] == ASCII.newline
      || text[index] == ASCII.semicolon
  }

  static let suffixes: WordLists = [
    .postalAddressStrongSuffix, .postalAddressMediumSuffix, .postalAddressWeakSuffix,
  ]
}
