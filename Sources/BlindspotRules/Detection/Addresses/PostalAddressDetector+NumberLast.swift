import BlindspotParser

extension PostalAddressDetector {
  /// Returns the street before the number: `Lindenweg 49`, `Berliner Straße 12`, `Calle de la Luna 5`, `ul. Długa 12/3`,
  /// `Am Markt 5`.
  func numberLast(_ number: HouseNumber, in text: Span<UInt8>, _ evidence: AddressEvidence) -> Street? {
    let (start, hasSign) = beforeNumberSign(number.range.start, in: text, evidence)
    if hasSign, evidence.hasPrefix, let street = numbered(number, before: start, in: text) { return street }
    guard let last = StreetWord.previous(in: text, before: start, commaAllowed: true) else { return nil }
    let own = lists(of: last, in: text)
    if let street = compound(last, own, number: number, in: text) { return street }
    if evidence.hasStreetWord, let street = named(last, own, number: number, in: text) { return street }
    if let street = separate(last, own, number: number, in: text, evidence) { return street }
    if evidence.hasSlash, let street = abbreviatedCalle(last, number: number, in: text) { return street }
    if evidence.hasPrefix, let street = prefixed(last, own, number: number, hasSign: hasSign, in: text) {
      return street
    }
    return evidence.mayBeBareNameBeforeNumber
      ? bareName(last, own, before: number, in: text) : nil
  }

  /// Returns a street with a number as its name: `Calle 8 N° 36`, `Cl. 93 # 89Z-63`, `Av. 145 Bis N° 941`.
  private func numbered(_ number: HouseNumber, before sign: Int, in text: Span<UInt8>) -> Street? {
    var index = sign
    for _ in 0..<2 {
      // "Bis", "A", "Sur" after the number of the street.
      guard let word = StreetWord.previous(in: text, before: index), word.end - word.start <= 4 else { break }
      index = word.start
    }
    while index > 0, text[index - 1] == ASCII.space { index -= 1 }
    if index > 1, StreetWord.isLetter(in: text, at: index - 1), text[index - 2].isDigit { index -= 1 }
    if index > 1, text[index - 1] == 0xAA || text[index - 1] == 0xBA, text[index - 2] == 0xC2 { index -= 2 }
    let end = index
    while index > 0, end - index < 4, text[index - 1].isDigit { index -= 1 }
    guard index < end, end - index < 4, let prefix = StreetWord.previous(in: text, before: index), prefix.isCapital,
      lists(of: prefix, in: text).contains(.postalAddressPrefix)
    else { return nil }
    return Street(
      range: TextRange(start: prefix.start, end: number.range.end), base: 0.7, raised: 0.9,
      form: "street word and two numbers")
  }

  /// Words that are not a street name without a street word: units of count, units, and months (`March 5, 10115 Visitors`).
  private static let nonAddressCues: WordLists = [.postalAddressNotAStreet, .postalAddressUnit, .dateOfBirthMonth]

  /// Returns a name before the number without a street word: `Salvador Allende 336`. A candidate only with a unit or a
  /// postcode and an address keyword.
  private func bareName(
    _ last: StreetWord, _ lists: WordLists, before number: HouseNumber, in text: Span<UInt8>
  ) -> Street? {
    guard number.digits <= 5, number.range.end < text.count else { return nil }
    var start: Int?
    var word = last
    var own = lists
    for _ in 0..<3 {
      guard word.isCapital, own.isDisjoint(with: Self.nonAddressCues) else { break }
      start = word.start
      guard let before = StreetWord.previous(in: text, before: word.start) else { break }
      word = before
      own = self.lists(of: word, in: text)
    }
    return start.map {
      Street(
        range: TextRange(start: $0, end: number.range.end), base: 0, raised: 0, form: "name, number and postcode",
        raisedByTail: 0.75, raisedByCity: 0.55, baseByCity: 0.65)
    }
  }

  /// Returns a street word after its name: `Nádor utca 12`, `Václavské náměstí 3`.
  private func named(_ word: StreetWord, _ own: WordLists, number: HouseNumber, in text: Span<UInt8>) -> Street? {
    let isShort = own.contains(.postalAddressShortNameWord)
    guard isShort || own.contains(.postalAddressNameWord), number.digits <= 4,
      var name = StreetWord.previous(in: text, before: word.start), name.isCapital, name.end - name.start > 2
    else { return nil }
    if let before = StreetWord.previous(in: text, before: name.start), before.isCapital { name = before }
    // A short lower-case word after a name is not an English word.
    return Street(
      range: TextRange(start: name.start, end: number.range.end), base: isShort ? (word.isCapital ? 0.3 : 0.6) : 0.75,
      raised: 0.9, form: "name, street word and number")
  }

  /// Returns a Spanish street with the abbreviation of `calle`: `c/ Alcalá 200`.
  private func abbreviatedCalle(_ last: StreetWord, number: HouseNumber, in text: Span<UInt8>) -> Street? {
    var word = last
    for _ in 0..<4 {
      var slash = word.start
      while slash > 0, text[slash - 1] == ASCII.space { slash -= 1 }
      if slash > 1, text[slash - 1] == ASCII.slash {
        let isCalle = text[slash - 2] | ASCII.caseBit == UInt8(ascii: "c") && !text.byte(at: slash - 3).isWordByte
        guard isCalle else { return nil }
        return Street(
          range: TextRange(start: slash - 2, end: number.range.end), base: 0.75, raised: 0.95,
          form: "street word, name and number")
      }
      guard let before = StreetWord.previous(in: text, before: word.start) else { return nil }
      word = before
    }
    return nil
  }

  /// Returns a compound with the ending of a street word, possibly hyphenated.
  private func compound(
    _ word: StreetWord, _ own: WordLists, number: HouseNumber, in text: Span<UInt8>
  ) -> Street? {
    let start = hyphenatedStart(of: word, in: text)
    if start < word.start, own.contains(.postalAddressGermanJoined), StreetWord.startsUpper(in: text, at: start) {
      return Street(
        range: TextRange(start: start, end: number.range.end), base: word.isCapital ? 0.8 : 0.5, raised: 0.95,
        form: "compound street name and number")
    }
    guard !own.contains(.postalAddressNotACompound),
      let ending = automaton.ending(of: word.start..<word.end, in: text, before: 2),
      !ending.lists.isDisjoint(with: [.postalAddressStrongEnding, .postalAddressWeakEnding])
    else { return nil }
    let range = TextRange(start: start, end: number.range.end)
    let stem = ending.range.start - word.start
    if ending.lists.contains(.postalAddressStrongEnding), stem >= 3 || ending.range.count > 4 {
      // "kerkstraat 5": the longer endings have no other meaning in any language.
      let lower: Float = ending.range.count > 4 && stem >= 3 && number.digits <= 4 ? 0.55 : 0.45
      let base: Float = word.isCapital ? (number.digits <= 4 ? 0.8 : 0.4) : lower
      return Street(range: range, base: base, raised: 0.95, form: "compound street name and number")
    }
    guard word.isCapital, stem >= 3, number.digits <= 4 else { return nil }
    return Street(
      range: range, base: number.isCompound ? 0.55 : 0.3, raised: 0.85, form: "compound street name and number")
  }

  /// Returns `Berliner Straße 12`, or `An der Kirche 3`, which requires more evidence.
  private func separate(
    _ word: StreetWord, _ own: WordLists, number: HouseNumber, in text: Span<UInt8>, _ evidence: AddressEvidence
  ) -> Street? {
    guard number.digits <= 4, let before = StreetWord.previous(in: text, before: word.start),
      word.isCapital || before.isCapital
    else { return nil }
    let lead = leadStart(before: word, in: text, evidence)
    if own.contains(.postalAddressGermanWords), before.isCapital, before.end - before.start > 2 {
      let isLong = word.isCapital && word.end - word.start >= 5 && !isEnglish(own)
      let start = lead ?? leadStart(before: before, in: text, evidence) ?? hyphenatedStart(of: before, in: text)
      return Street(
        range: TextRange(start: start, end: number.range.end), base: isLong ? 0.75 : 0.4, raised: 0.9,
        form: "street name and number")
    }
    guard let lead else { return nil }
    return Street(
      range: TextRange(start: lead, end: number.range.end), base: number.isCompound ? 0.5 : 0.3, raised: 0.75,
      form: "street name and number")
  }

  /// Returns the start of a capitalized `Am`, `An der` or `Unter den` directly before the word.
  private func leadStart(before word: StreetWord, in text: Span<UInt8>, _ evidence: AddressEvidence) -> Int? {
    let farthest = max(0, word.start - 14)
    // A window that begins inside a word can have a word that the text has not.
    guard evidence.hasLead || farthest > 0 && text[farthest - 1].isWordByte,
      let last = StreetWord.previous(in: text, before: word.start)
    else { return nil }
    var lead: WordMatch?
    automaton.scan(text, in: farthest..<word.start) { match in
      if match.lists.contains(.postalAddressGermanLead), match.range.end >= last.end { lead = match }
    }
    guard let lead, StreetWord.startsUpper(in: text, at: lead.range.start) else { return nil }
    return lead.range.start
  }

  /// Returns a street word, a name of one to five words, and the number.
  private func prefixed(
    _ last: StreetWord, _ lists: WordLists, number: HouseNumber, hasSign: Bool, in text: Span<UInt8>
  ) -> Street? {
    var word = last
    var own = lists
    var names = 0
    var hasParticle = false
    for _ in 0..<6 {
      if names > 0, own.contains(.postalAddressPrefix) {
        return prefixed(by: word, lists: own, isClear: hasParticle || hasSign, number: number, in: text)
      }
      if own.contains(.cueParticle) {
        hasParticle = true
      } else if word.isCapital || names == 0 {
        guard !own.contains(.postalAddressNotAStreet) || names > 0 else { return nil }
        names += 1
      } else {
        return nil
      }
      guard let before = StreetWord.previous(in: text, before: word.start) else { return nil }
      word = before
      own = self.lists(of: word, in: text)
    }
    return nil
  }

  private func prefixed(
    by prefix: StreetWord, lists: WordLists, isClear hasParticle: Bool, number: HouseNumber, in text: Span<UInt8>
  ) -> Street? {
    let length = prefix.end - prefix.start
    let isAbbreviated = length <= 2 && prefix.end < text.count && text[prefix.end] == ASCII.period
    let isForeign = !prefix.isCapital && length > 2 && prefix.start > 0
    let isClear =
      (length > 2 || isAbbreviated) && (!isEnglish(lists) || isForeign)
      && !lists.contains(.postalAddressAmbiguousPrefix)
    guard length > 2 || isAbbreviated || hasParticle else { return nil }
    let base: Float = isClear ? 0.75 : hasParticle || isAbbreviated ? 0.6 : 0.35
    return Street(
      range: TextRange(start: prefix.start, end: number.range.end), base: number.digits <= 4 ? base : 0.35, raised: 0.9,
      form: "street word, name and number")
  }

  private func isEnglish(_ lists: WordLists) -> Bool { !lists.isDisjoint(with: Self.suffixes) }

  /// Returns the start of a hyphenated word: `Hans-Herbert-Gasse`.
  private func hyphenatedStart(of word: StreetWord, in text: Span<UInt8>) -> Int {
    var start = word.start
    while start > 1, text[start - 1] == ASCII.hyphen, StreetWord.isLetter(in: text, at: start - 2),
      let before = StreetWord.previous(in: text, before: start)
    {
      start = before.start
    }
    return start
  }

  /// Returns the start of `nº`, `n°`, `No.` or `#` before the number, and whether there is one.
  private func beforeNumberSign(
    _ start: Int, in text: Span<UInt8>, _ evidence: AddressEvidence
  ) -> (start: Int, hasSign: Bool) {
    var index = start
    while index > 0, text[index - 1] == ASCII.space || text[index - 1] == ASCII.colon { index -= 1 }
    if index > 0, text[index - 1] == ASCII.numberSign { return (index - 1, true) }
    if index > 1, text[index - 2] == 0xC2, text[index - 1] == 0xBA || text[index - 1] == 0xB0 {
      index -= 2
      if index > 0, text[index - 1] | ASCII.caseBit == UInt8(ascii: "n") { index -= 1 }
      return (index, true)
    }
    if evidence.hasNumberWord, let word = StreetWord.previous(in: text, before: index),
      lists(of: word, in: text).contains(.cueNumberSign)
    {
      return (word.start, true)
    }
    return (start, false)
  }
}
