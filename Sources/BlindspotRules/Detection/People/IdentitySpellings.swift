internal import BlindspotParser

/// Writes down the ways in which people spell what is known of a person: into an index, or to compare a finding with.
package struct IdentitySpellings {
  private let automaton = WordAutomaton.builtIn
  /// Whether names made of common words ("Will Call") count too: the subject of a request was named on purpose.
  let takesCommonWords: Bool
  private(set) var index: IdentityIndex
  /// What a finding consists of, while one is verified; nil while the index is built.
  private var wanted: FoundSpelling?
  private var isFound = false
  private var person: UInt32 = 0
  /// The folded letters of the person's parts.
  private var letters: [UInt32] = []

  /// Makes room for that many people.
  init(capacity: Int, takesCommonWords: Bool) {
    self.takesCommonWords = takesCommonWords
    index = IdentityIndex(capacity: capacity * 14)
  }

  /// A token of known data, with what decides whether it can stand for a person.
  private struct Part {
    let hash: UInt64
    /// Where its folded letters lie in ``letters``.
    let letters: Range<Int>
    let length: Int
    let isNumber: Bool
    let isCommon: Bool
    let isParticle: Bool
  }

  /// Whether what was found is spelt as something known of the person, letter by letter.
  package static func spells(_ found: FoundSpelling, of identity: Identity, takesCommonWords: Bool) -> Bool {
    var spellings = Self(capacity: 0, takesCommonWords: takesCommonWords)
    spellings.wanted = found
    spellings.add(identity, person: 0)
    return spellings.isFound
  }

  /// Adds every spelling of a person's data.
  mutating func add(_ identity: Identity, person: UInt32) {
    self.person = person
    letters.removeAll(keepingCapacity: true)
    for name in identity.names {
      for spelling in Self.spellings(of: name) { addName(spelling) }
    }
    for email in identity.emails { addEmail(email) }
    for phone in identity.phones { addPhone(phone) }
    for number in identity.extensions { addExtension(number) }
    for identifier in identity.identifiers {
      let parts = parts(of: identifier)
      let isNumber = parts.allSatisfy(\.isNumber)
      let length = parts.reduce(0) { $0 + $1.length }
      guard length >= (isNumber ? 3 : 4), parts.count <= 32 else { continue }
      add(parts, isNumber && length < 9 ? .number : .identifier)
    }
    for address in identity.addresses {
      let parts = parts(of: address)
      if parts.count >= 2 { add(parts, .address) }
      // The street alone, up to the first comma.
      if let comma = address.firstIndex(of: ",") {
        let street = self.parts(of: String(address[..<comma]))
        if street.count >= 2, street.contains(where: \.isNumber) { add(street, .address) }
      }
    }
  }

  private mutating func add(_ parts: [Part], _ kind: IdentityIndex.Kind) {
    if let wanted {
      isFound = isFound || wanted.consists(of: parts.map { letters[$0.letters] })
      return
    }
    let hashes = parts.map(\.hash)
    index.insert(hashes.span, person: person, kind: kind)
  }

  // MARK: Names

  /// A name as it is, with umlauts as two letters (`Örtel` is `Oertel` in addresses), and without its hyphens.
  private static func spellings(of name: String) -> [String] {
    var spellings = [name]
    if !name.utf8.allSatisfy({ $0 < 0x80 }) {
      var letters = ""
      for scalar in name.unicodeScalars {
        switch scalar {
        case "ä", "Ä", "æ", "Æ": letters += "ae"
        case "ö", "Ö", "ø", "Ø": letters += "oe"
        case "ü", "Ü": letters += "ue"
        case "å", "Å": letters += "aa"
        default: letters.unicodeScalars.append(scalar)
        }
      }
      if letters != name { spellings.append(letters) }
    }
    for spelling in spellings where spelling.utf8.contains(0x2D) {
      // In lower case: `AnnKathrin` would be two words again.
      spellings.append(String(decoding: spelling.lowercased().utf8.filter { $0 != 0x2D }, as: UTF8.self))
    }
    return spellings
  }

  private mutating func addName(_ name: String) {
    var parts = parts(of: name)
    if let comma = name.firstIndex(of: ",") {
      // "Last, First" is turned round.
      let last = self.parts(of: String(name[..<comma])).count
      parts = Array(parts.dropFirst(last) + parts.prefix(last))
    }
    guard parts.count >= 2, parts.count <= 6 else { return }
    addTelling(parts, .name)
    guard let first = parts.first, let last = parts.last else { return }
    addTelling([last] + parts.dropLast(), .reversedName)
    if parts.count > 2 {
      // Middle names are left out, prefixes of provisioning tools ("wa_Bruce Wayne") too, and of two surnames one.
      addTelling([first, last], .partOfName)
      for middle in parts[1..<parts.count - 1] where middle.length > 2 && !middle.isParticle {
        addTelling([first, middle], .partOfName)
        addTelling([middle, last], .partOfName)
      }
    }
    let surname = parts.dropFirst().last { !$0.isParticle } ?? last
    guard !surname.isCommon || takesCommonWords, surname.length > 2, first.length > 1 || takesCommonWords,
      isLatin(first), isLatin(surname)
    else { return }
    addJoined(parts, first: first, surname: surname)
  }

  /// `johnsmith`, `jsmith`, `smithj`, `J. Smith`, `Smith J`.
  private mutating func addJoined(_ parts: [Part], first: Part, surname: Part) {
    let initial = part(of: letters[first.letters.prefix(1)])
    add([initial, surname], .initialAndName)
    add([surname, initial], .initialAndName)
    let ways = [[first, surname], [initial, surname], [surname, initial]]
    for joined in parts.count > 2 && parts.allSatisfy(isLatin) ? ways + [parts] : ways {
      let part = part(of: joined.flatMap { letters[$0.letters] }[...])
      guard part.length >= 5, !part.isCommon else { continue }
      add([part], .joinedName)
    }
  }

  /// Adds a name unless every word of it is a common one: a person called "Will Call" sets no text alight.
  private mutating func addTelling(_ parts: [Part], _ kind: IdentityIndex.Kind) {
    guard takesCommonWords || parts.contains(where: { !$0.isCommon && !$0.isParticle }) else { return }
    add(parts, kind)
  }

  // MARK: Addresses and numbers

  private mutating func addEmail(_ email: String) {
    let whole = parts(of: email)
    guard let sign = email.firstIndex(of: "@") else {
      addUserName(whole)
      return
    }
    if whole.count >= 2, whole.count <= 16 { add(whole, .email) }
    addUserName(parts(of: String(email[..<sign])))
  }

  /// A user name or the local part of an address. One word alone must be no common one and no bare given name.
  private mutating func addUserName(_ parts: [Part]) {
    let isTelling = parts.count >= 2 ? parts.contains { !$0.isCommon && $0.length > 2 } : false
    let isLong = parts.count == 1 && parts.allSatisfy { !$0.isCommon && $0.length >= 7 }
    guard isTelling || isLong || takesCommonWords && parts.reduce(0, { $0 + $1.length }) >= 5 else { return }
    add(parts, .userName)
  }

  /// A number with and without its country's code, which has one to three digits, and a North American one without area.
  private mutating func addPhone(_ phone: String) {
    let digits = phone.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
    guard digits.count >= 7, digits.count <= 15 else {
      if digits.count >= 3, digits.count < 7 { addExtension(phone) }
      return
    }
    let isInternational = phone.utf8.first == 0x2B || digits.count > 10
    for dropped in 0...(isInternational ? 3 : 0) where digits.count - dropped >= 7 {
      let rest = digits.dropFirst(dropped).drop { $0 == 0x30 }
      guard rest.count >= 7, dropped == 0 || rest.count >= 8 else { continue }
      add([number(rest, .line)], .phone)
    }
    if digits.count == 10 || (digits.count == 11 && digits.first == 0x31) {
      add([number(digits.suffix(7), .line)], .localPhone)
    }
  }

  private mutating func addExtension(_ number: String) {
    let digits = number.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
    guard digits.count >= 2, digits.count <= 10 else { return }
    add([self.number(digits[...], .extension)], .phoneExtension)
  }

  private mutating func number(_ digits: ArraySlice<UInt8>, _ kind: FoundSpelling.Number) -> Part {
    part(of: FoundSpelling.letters(of: digits, kind)[...], isNumber: true)
  }

  // MARK: Parts

  private func isLatin(_ part: Part) -> Bool { letters[part.letters].allSatisfy { $0 <= 26 } }

  /// A part of these letters, whether they stand in a text so or not.
  private mutating func part(of codes: ArraySlice<UInt32>, isNumber: Bool = false) -> Part {
    let start = letters.count
    letters.append(contentsOf: codes)
    var hash = IdentityToken.seed
    for code in codes { hash = (hash ^ UInt64(code)) &* IdentityToken.prime }
    var isCommon = isNumber
    if !isNumber, codes.count > 1 {
      let bytes = codes.map { UInt8(truncatingIfNeeded: $0) &+ 0x60 }
      isCommon = lists(in: bytes.span, from: 0, to: bytes.count).contains(.cueCommonWord)
    }
    return Part(
      hash: hash, letters: start..<letters.count, length: codes.count, isNumber: isNumber, isCommon: isCommon,
      isParticle: false)
  }

  private mutating func parts(of text: String) -> [Part] {
    let bytes = Array(text.utf8)
    var tokens = IdentityTokens()
    var parts: [Part] = []
    while let token = tokens.next(in: bytes.span, by: automaton) {
      let start = letters.count
      token.appendLetters(of: bytes.span, by: automaton, to: &letters)
      let lists = lists(in: bytes.span, from: token.start, to: token.end)
      parts.append(
        Part(
          hash: token.hash, letters: start..<letters.count, length: token.length, isNumber: token.isNumber,
          isCommon: token.isNumber || lists.contains(.cueCommonWord), isParticle: lists.contains(.cueParticle)))
    }
    return parts
  }

  private func lists(in text: Span<UInt8>, from start: Int, to end: Int) -> WordLists {
    guard let match = automaton.match(in: text, at: start, limit: end), match.range.end == end else { return [] }
    return match.lists
  }
}
