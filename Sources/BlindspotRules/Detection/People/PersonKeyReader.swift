import BlindspotParser

/// Makes the keys of people's data; see ``PersonKeys``. ``IdentitySpellings`` defines the spellings.
struct PersonKeyReader {
  private var keys: PersonKeys
  private var words = LeadingWords()
  private var facts: WordFacts
  private var person: UInt32 = 0

  /// The number of words above which a name has no spellings.
  private static let longestName = 6
  /// The number of letters of the longest particle: `santa`.
  private static let longestParticle = 5

  /// Creates a reader of a number of people among others.
  private init(of count: Int, among all: Int) {
    keys = PersonKeys(of: count, among: all)
    facts = WordFacts(people: count)
  }

  /// Returns the keys of the people in a range.
  static func keys(of range: Range<Int>, in people: KnownPeople) -> PersonKeys {
    var reader = PersonKeyReader(of: range.count, among: people.count)
    for person in range { reader.add(person, of: people) }
    reader.keys.sort()
    return reader.keys
  }

  /// Adds the keys of a person.
  private mutating func add(_ person: Int, of people: KnownPeople) {
    self.person = UInt32(person)
    var list = PersonKeys.List()
    for detail in people.details(of: person) {
      let text = people.bytes.span.extracting(detail.range)
      switch detail.kind {
      case .label, .profile: continue
      case .name: addName(text, to: &list)
      case .email: addStart(of: text, before: ASCII.at, to: &list)
      case .phone: addPhone(text, to: &list)
      case .phoneExtension: addExtension(Digits(of: text), to: &list)
      case .identifier, .address: addStart(of: text, before: nil, to: &list)
      }
      if !list.hasRoom { finish(&list) }
    }
    finish(&list)
  }

  /// Adds the keys of a list to the person.
  private mutating func finish(_ list: inout PersonKeys.List) {
    keys.add(list.keys.span.extracting(0..<list.count), of: person)
    list.removeAll()
  }

  // MARK: Names

  @inline(__always)
  private mutating func addName(_ name: Span<UInt8>, to list: inout PersonKeys.List) {
    addVariant(name, to: &list)
    // A name that was read as plain text to its end has no umlauts and no other hyphens.
    if words.isPlain, !words.mayHaveHyphen, words.count <= Self.longestName { return }
    addOtherVariants(name, to: &list)
  }

  private mutating func addOtherVariants(_ name: Span<UInt8>, to list: inout PersonKeys.List) {
    let plain = NameVariant.withoutUmlauts(name)
    if let plain { addFurtherVariant(plain, to: &list) }
    guard name.contains(ASCII.hyphen) else { return }
    addFurtherVariant(NameVariant.withoutHyphens(name), to: &list)
    if let plain { addFurtherVariant(NameVariant.withoutHyphens(plain.span), to: &list) }
  }

  private mutating func addFurtherVariant(_ name: [UInt8], to list: inout PersonKeys.List) {
    if !list.hasRoom { finish(&list) }
    addVariant(name.span, to: &list)
  }

  private mutating func addVariant(_ name: Span<UInt8>, to list: inout PersonKeys.List) {
    words.read(name, limit: Self.longestName + 1)
    guard words.count >= 2, words.count <= Self.longestName else { return }
    words.reorder()
    let last = words.count - 1
    let first = part(0)
    let end = part(last)
    list.append(PersonKeys.key(of: first, and: end))
    if last > 1 {
      for middle in 1..<last {
        let part = part(middle)
        list.append(PersonKeys.key(of: first, and: part))
        list.append(PersonKeys.key(of: part, and: end))
      }
    }
    addJoined(words.words[0], words.words[surname(of: name)], name, to: &list)
  }

  /// Returns the part of a word in keys, and marks it as the first of a spelling.
  @inline(__always)
  private mutating func part(_ index: Int) -> UInt64 {
    let word = words.words[index]
    keys.addStarter(word.hash)
    if word.isNumber { keys.addNumber(inPair: word.length) }
    return PersonKeys.part(word.hash)
  }

  /// Returns the index of the surname: of the last word, or of the one before the particles at the end.
  @inline(__always)
  private mutating func surname(of name: Span<UInt8>) -> Int {
    let last = words.count - 1
    var end = last
    while end > 1, isParticle(end, name) { end -= 1 }
    return end == 1 && last > 1 && isParticle(1, name) ? last : end
  }

  private mutating func isParticle(_ index: Int, _ name: Span<UInt8>) -> Bool {
    let word = words.words[index]
    return word.length <= Self.longestParticle && facts.part(word, of: name).isParticle
  }

  /// Adds the keys of an initial and the surname, and of names that are written as one word, if they are in Latin letters.
  @inline(__always)
  private mutating func addJoined(
    _ first: IdentityToken, _ surname: IdentityToken, _ name: Span<UInt8>, to list: inout PersonKeys.List
  ) {
    guard first.length > 1, surname.length > 2, !surname.isNumber, let letter = Self.initial(of: first, name) else {
      return
    }
    let initial = UInt64.fnvSeed.adding(toFNV: UInt64(letter))
    // The given name or the initial, and the surname.
    var joined = (first.hash, initial)
    guard Self.append(surname, name, to: &joined) else { return }
    keys.addStarter(initial)
    list.append(PersonKeys.key(of: PersonKeys.part(initial), and: PersonKeys.part(surname.hash)))
    addWord(joined.0, to: &list)
    addWord(joined.1, to: &list)
    addWord(surname.hash.adding(toFNV: UInt64(letter)), to: &list)
    guard words.count > 2 else { return }
    joined = (first.hash, initial)
    for index in 1..<words.count {
      guard Self.append(words.words[index], name, to: &joined) else { return }
    }
    addWord(joined.0, to: &list)
  }

  /// Adds the key of a spelling of one word.
  @inline(__always)
  private mutating func addWord(_ hash: UInt64, to list: inout PersonKeys.List) {
    keys.addStarter(hash)
    list.append(PersonKeys.key(of: hash))
  }

  /// Returns the first letter of a word; nil if the word is not in Latin letters.
  @inline(__always)
  private static func initial(of word: IdentityToken, _ name: Span<UInt8>) -> UInt8? {
    if word.isASCII { return word.isNumber ? nil : name[word.start].lowercased }
    var letters: [UInt8] = []
    return word.appendLatin(of: name, to: &letters) ? letters.first : nil
  }

  /// Continues two hashes with the letters of a word; returns false if the word is not in Latin letters.
  @inline(__always)
  private static func append(_ word: IdentityToken, _ name: Span<UInt8>, to hashes: inout (UInt64, UInt64)) -> Bool {
    if word.isASCII {
      if word.isNumber { return false }
      for index in word.start..<word.end {
        let byte = name[index]
        if byte.isLetter {
          hashes.0 = hashes.0.adding(toFNV: UInt64(byte | ASCII.caseBit))
          hashes.1 = hashes.1.adding(toFNV: UInt64(byte | ASCII.caseBit))
        }
      }
      return true
    }
    var letters: [UInt8] = []
    guard word.appendLatin(of: name, to: &letters) else { return false }
    for letter in letters {
      hashes.0 = hashes.0.adding(toFNV: UInt64(letter))
      hashes.1 = hashes.1.adding(toFNV: UInt64(letter))
    }
    return true
  }

  // MARK: Addresses and identifiers

  /// Adds the key of the first two words of a text, or of its only word.
  ///
  /// - Parameter stop: the byte after a part of the text that is a spelling, too: the local part of an address.
  @inline(__always)
  private mutating func addStart(of text: Span<UInt8>, before stop: UInt8?, to list: inout PersonKeys.List) {
    words.read(text, limit: 2, before: stop)
    if words.count == 0 { words.read(text, limit: 2) }
    guard words.count > 0 else { return }
    let first = words.words[0]
    keys.addStarter(first.hash)
    if words.count == 1 {
      if first.isNumber { keys.addNumber(alone: first.length, inAddress: stop != nil) }
      return list.append(PersonKeys.key(of: first.hash))
    }
    let second = words.words[1]
    if first.isNumber { addNumber(first, before: second) }
    if second.isNumber { keys.addNumber(inPair: second.length) }
    let key = PersonKeys.key(of: PersonKeys.part(first.hash), and: PersonKeys.part(second.hash))
    // Most addresses start with the words of a name.
    if !list.contains(key) { list.append(key) }
  }

  /// Notes a number at the start of a spelling, and marks the word after it, as ``NumberWords`` needs it.
  private mutating func addNumber(_ number: IdentityToken, before word: IdentityToken) {
    keys.addNumber(inPair: number.length)
    keys.addStarter(word.hash)
  }

  // MARK: Numbers

  @inline(__always)
  private mutating func addPhone(_ phone: Span<UInt8>, to list: inout PersonKeys.List) {
    if phone.count >= 8 {
      let digits = phone.word(at: phone.count &- 8) &>> 8
      if PersonKeys.areDigits(digits) { return list.append(PersonKeys.key(ofLine: digits)) }
    }
    let number = Digits(of: phone)
    if number.count < 7 { return addExtension(number, to: &list) }
    if let digits = PersonKeys.line(of: number) { list.append(PersonKeys.key(ofLine: digits)) }
  }

  private mutating func addExtension(_ number: Digits, to list: inout PersonKeys.List) {
    guard number.count >= 2, number.count <= 10 else { return }
    list.append(PersonKeys.key(ofExtension: number))
  }
}
