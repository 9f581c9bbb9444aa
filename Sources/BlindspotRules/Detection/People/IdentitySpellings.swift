internal import BlindspotParser

/// Writes down the ways in which people spell what is known of a person.
struct IdentitySpellings {
  private let automaton = WordAutomaton.builtIn
  /// Whether names made of common words ("Will Call") count too: the subject of a request was named on purpose.
  let takesCommonWords: Bool
  private(set) var index: IdentityIndex

  init(capacity: Int, takesCommonWords: Bool) {
    self.takesCommonWords = takesCommonWords
    index = IdentityIndex(capacity: capacity * 14)
  }

  /// A token of known data, with what decides whether it can stand for a person.
  private struct Part {
    let token: IdentityToken
    let letters: [UInt8]
    let isCommon: Bool
    let isParticle: Bool
  }

  /// Adds every spelling of a person's data.
  mutating func add(_ identity: Identity, person: UInt32) {
    for name in identity.names {
      for spelling in Self.spellings(of: name) { addName(spelling, person: person) }
    }
    for email in identity.emails { addEmail(email, person: person) }
    for phone in identity.phones { addPhone(phone, person: person) }
    for number in identity.extensions { addExtension(number, person: person) }
    for identifier in identity.identifiers {
      let parts = parts(of: identifier)
      let isNumber = parts.allSatisfy(\.token.isNumber)
      let length = parts.reduce(0) { $0 + $1.token.length }
      guard length >= (isNumber ? 3 : 4), parts.count <= 32 else { continue }
      index.insert(parts.map(\.token), person: person, kind: isNumber && length < 9 ? .number : .identifier)
    }
    for address in identity.addresses {
      let tokens = parts(of: address).map(\.token)
      if tokens.count >= 2 { index.insert(tokens, person: person, kind: .address) }
      // The street alone, up to the first comma.
      if let comma = address.firstIndex(of: ",") {
        let street = parts(of: String(address[..<comma])).map(\.token)
        if street.count >= 2, street.contains(where: \.isNumber) {
          index.insert(street, person: person, kind: .address)
        }
      }
    }
  }

  // MARK: Names

  /// A name as it is, with umlauts as two letters (`Örtel` is `Oertel` in addresses), and without its hyphens.
  private static func spellings(of name: String) -> [String] {
    var spellings = [name]
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
    for spelling in spellings where spelling.utf8.contains(0x2D) {
      // In lower case: `AnnKathrin` would be two words again.
      spellings.append(String(decoding: spelling.lowercased().utf8.filter { $0 != 0x2D }, as: UTF8.self))
    }
    return spellings
  }

  private mutating func addName(_ name: String, person: UInt32) {
    var parts = parts(of: name)
    if let comma = name.firstIndex(of: ",") {
      // "Last, First" is turned round.
      let last = self.parts(of: String(name[..<comma])).count
      parts = Array(parts.dropFirst(last) + parts.prefix(last))
    }
    guard parts.count >= 2, parts.count <= 6 else { return }
    addTelling(parts, person: person, kind: .name)
    guard let first = parts.first, let last = parts.last else { return }
    addTelling([last] + parts.dropLast(), person: person, kind: .reversedName)
    if parts.count > 2 {
      // Middle names are left out, prefixes of provisioning tools ("wa_Bruce Wayne") too, and of two surnames one.
      addTelling([first, last], person: person, kind: .partOfName)
      for middle in parts[1..<parts.count - 1] where middle.token.length > 2 && !middle.isParticle {
        addTelling([first, middle], person: person, kind: .partOfName)
        addTelling([middle, last], person: person, kind: .partOfName)
      }
    }
    let surname = parts.dropFirst().filter { !$0.isParticle }.last ?? last
    guard !surname.isCommon || takesCommonWords, surname.token.length > 2, first.token.length > 1 || takesCommonWords,
      let initial = first.letters.first, initial < 0x80
    else { return }
    addJoined(first: first, surname: surname, initial: initial, person: person)
  }

  /// `johnsmith`, `jsmith`, `smithj`, `J. Smith`, `Smith J`.
  private mutating func addJoined(first: Part, surname: Part, initial: UInt8, person: UInt32) {
    let letter = parts(of: String(decoding: [initial], as: UTF8.self))
    index.insert((letter + [surname]).map(\.token), person: person, kind: .initialAndName)
    index.insert(([surname] + letter).map(\.token), person: person, kind: .initialAndName)
    for joined in [first.letters + surname.letters, [initial] + surname.letters, surname.letters + [initial]] {
      let parts = parts(of: String(decoding: joined, as: UTF8.self))
      guard parts.count == 1, let part = parts.first, part.token.length >= 5, !part.isCommon else { continue }
      index.insert([part.token], person: person, kind: .joinedName)
    }
  }

  /// Adds a name unless every word of it is a common one: a person called "Will Call" sets no text alight.
  private mutating func addTelling(_ parts: [Part], person: UInt32, kind: IdentityIndex.Kind) {
    guard takesCommonWords || parts.contains(where: { !$0.isCommon && !$0.isParticle }) else { return }
    index.insert(parts.map(\.token), person: person, kind: kind)
  }

  // MARK: Addresses and numbers

  private mutating func addEmail(_ email: String, person: UInt32) {
    let whole = parts(of: email)
    guard let sign = email.firstIndex(of: "@") else {
      addUserName(whole, person: person)
      return
    }
    let local = parts(of: String(email[..<sign]))
    if whole.count >= 2, whole.count <= 16 { index.insert(whole.map(\.token), person: person, kind: .email) }
    addUserName(local, person: person)
  }

  /// A user name or the local part of an address. One word alone must be no common one and no bare given name.
  private mutating func addUserName(_ parts: [Part], person: UInt32) {
    let isTelling = parts.count >= 2 ? parts.contains { !$0.isCommon && $0.token.length > 2 } : false
    let isLong = parts.count == 1 && parts.allSatisfy { !$0.isCommon && $0.token.length >= 7 }
    guard isTelling || isLong || takesCommonWords && parts.reduce(0, { $0 + $1.token.length }) >= 5 else { return }
    index.insert(parts.map(\.token), person: person, kind: .userName)
  }

  /// A number with and without its country's code, which has one to three digits, and a North American one without area.
  private mutating func addPhone(_ phone: String, person: UInt32) {
    let digits = phone.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
    guard digits.count >= 7, digits.count <= 15 else {
      if digits.count >= 3, digits.count < 7 { addExtension(phone, person: person) }
      return
    }
    let isInternational = phone.utf8.first == 0x2B || digits.count > 10
    for dropped in 0...(isInternational ? 3 : 0) where digits.count - dropped >= 7 {
      let rest = digits.dropFirst(dropped).drop { $0 == 0x30 }
      guard rest.count >= 7, dropped == 0 || rest.count >= 8 else { continue }
      index.insert([Self.number(rest)], person: person, kind: .phone)
    }
    if digits.count == 10 || (digits.count == 11 && digits.first == 0x31) {
      index.insert([Self.number(digits.suffix(7))], person: person, kind: .localPhone)
    }
  }

  private mutating func addExtension(_ number: String, person: UInt32) {
    let digits = number.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
    guard digits.count >= 2, digits.count <= 10 else { return }
    index.insert([Self.number(digits[...], salt: 1)], person: person, kind: .phoneExtension)
  }

  /// A run of digits as a token of its own kind, so that no digits in a name's place are taken for a phone number.
  static func number(_ digits: some Collection<UInt8>, salt: UInt64 = 0) -> IdentityToken {
    var hash = IdentityToken.seed ^ (0xD161_75 &+ salt)
    for digit in digits { hash = (hash ^ UInt64(digit)) &* IdentityToken.prime }
    return IdentityToken(start: 0, end: 0, hash: hash, length: digits.count, isNumber: true)
  }

  private func parts(of text: String) -> [Part] {
    let bytes = Array(text.utf8)
    var tokens = IdentityTokens()
    var parts: [Part] = []
    while let token = tokens.next(in: bytes.span, by: automaton) {
      let lists =
        automaton.match(in: bytes.span, at: token.start, limit: token.end)
        .flatMap { $0.range.end == token.end ? $0.lists : nil } ?? []
      parts.append(
        Part(
          token: token, letters: bytes[token.start..<token.end].filter { $0 != 0x27 },
          isCommon: token.isNumber || lists.contains(.cueCommonWord), isParticle: lists.contains(.cueParticle)))
    }
    return parts
  }
}
