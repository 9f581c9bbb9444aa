import BlindspotParser

/// Generates the usual spellings of a person's data, for an index or for a comparison with a match.
struct IdentitySpellings<Sink: SpellingSink & Sendable>: Sendable {
  /// The receiver of the spellings.
  private(set) var sink: Sink
  /// Whether names of common words ("Will Call") are included, as for the subject of a request, who was named on purpose.
  let takesCommonWords: Bool
  private var facts: WordFacts
  private var person: UInt32 = 0
  /// The words of the text that is being spelled.
  private var parts: [IdentityPart] = []
  /// Memory for joined spellings.
  private var joined: [UInt8] = []

  /// The number of digits from which on an identifier is one also without a word for it.
  static var leastIdentifierLength: Int { 9 }

  /// Creates a generator for the given number of people.
  init(of people: Int, into sink: Sink, takesCommonWords: Bool) {
    self.sink = sink
    self.takesCommonWords = takesCommonWords
    facts = WordFacts(people: people)
  }

  /// Adds every spelling of a person's data.
  mutating func add(_ person: Int, of people: KnownPeople) {
    self.person = UInt32(person)
    for detail in people.details(of: person) {
      let text = people.bytes.span.extracting(detail.range)
      switch detail.kind {
      case .label, .profile: break
      case .name: addName(text)
      case .email: addEmail(text)
      case .phone: addPhone(text)
      case .phoneExtension: addExtension(text)
      case .identifier: addIdentifier(text)
      case .address: addAddress(text)
      }
    }
  }

  // MARK: Names

  private mutating func addName(_ name: Span<UInt8>) {
    addVariant(name)
    let plain = name.contains(NameVariant.umlautLead) ? NameVariant.withoutUmlauts(name) : nil
    if let plain { addVariant(plain.span) }
    guard name.contains(UInt8(ascii: "-")) else { return }
    addVariant(NameVariant.withoutHyphens(name).span)
    if let plain { addVariant(NameVariant.withoutHyphens(plain.span).span) }
  }

  private mutating func addVariant(_ name: Span<UInt8>) {
    read(name)
    guard parts.count >= 2, parts.count <= 6 else { return }
    if let comma = name.firstIndex(of: UInt8(ascii: ","), from: 0) {
      // "Last, First" is reordered.
      let last = count(before: comma)
      parts = Array(parts[last...] + parts[..<last])
    }
    let last = parts.count - 1
    if takesCommonWords || hasRelevantPart {
      add(0..<parts.count, of: name)
      sink.finish(.name, of: person)
      add(last..<parts.count, of: name)
      add(0..<last, of: name)
      sink.finish(.reversedName, of: person)
    }
    if last > 1 {
      // Spellings without middle names, without prefixes of provisioning tools ("wa_Bruce Wayne"), and with one of two surnames.
      addPartOfName(0, last, name)
      for middle in 1..<last where parts[middle].token.length > 2 && !parts[middle].isParticle {
        addPartOfName(0, middle, name)
        addPartOfName(middle, last, name)
      }
    }
    var end = last
    while end > 1, parts[end].isParticle { end -= 1 }
    let surname = parts[parts[end].isParticle ? last : end]
    guard !surname.isCommon || takesCommonWords, surname.token.length > 2,
      parts[0].token.length > 1 || takesCommonWords
    else { return }
    addJoined(parts[0], surname, name)
  }

  /// Adds two words of a name, unless both are common: a person named "Will Call" must not match ordinary texts.
  private mutating func addPartOfName(_ first: Int, _ second: Int, _ name: Span<UInt8>) {
    guard takesCommonWords || parts[first].isRelevant || parts[second].isRelevant else { return }
    sink.append(parts[first].token, of: name)
    sink.append(parts[second].token, of: name)
    sink.finish(.partOfName, of: person)
  }

  /// Whether one of the words helps to identify the person.
  private var hasRelevantPart: Bool {
    for index in parts.indices where parts[index].isRelevant { return true }
    return false
  }

  /// `J. Smith`, `Smith J`, `johnsmith`, `jsmith`, `smithj`, if the name is in Latin letters.
  private mutating func addJoined(_ first: IdentityPart, _ surname: IdentityPart, _ name: Span<UInt8>) {
    // The given name, the surname and the initial: joined spellings are contiguous slices.
    var letters: [UInt8] = []
    swap(&letters, &joined)
    defer { swap(&letters, &joined) }
    letters.removeAll(keepingCapacity: true)
    guard first.token.appendLatin(of: name, to: &letters) else { return }
    let start = letters.count
    guard surname.token.appendLatin(of: name, to: &letters) else { return }
    let end = letters.count
    letters.append(letters[0])
    addInitial(letters.span.extracting(end..<end + 1), surname.token, name)
    addWord(letters.span.extracting(0..<end))
    letters[start - 1] = letters[0]
    addWord(letters.span.extracting(start - 1..<end))
    addWord(letters.span.extracting(start..<end + 1))
    guard parts.count > 2 else { return }
    letters.removeAll(keepingCapacity: true)
    for part in parts {
      guard part.token.appendLatin(of: name, to: &letters) else { return }
    }
    addWord(letters.span)
  }

  /// Adds an initial and a surname in both orders.
  private mutating func addInitial(_ initial: Span<UInt8>, _ surname: IdentityToken, _ name: Span<UInt8>) {
    let token = IdentityToken(lower: initial)
    sink.append(token, of: initial)
    sink.append(surname, of: name)
    sink.finish(.initialAndName, of: person)
    sink.append(surname, of: name)
    sink.append(token, of: initial)
    sink.finish(.initialAndName, of: person)
  }

  /// Adds a name that is written as one word.
  private mutating func addWord(_ letters: Span<UInt8>) {
    guard letters.count >= 5 else { return }
    let word = IdentityToken(lower: letters)
    guard !facts.isCommon(word, of: letters) else { return }
    sink.append(word, of: letters)
    sink.finish(.joinedName, of: person)
  }

  // MARK: Addresses and identifiers

  private mutating func addEmail(_ email: Span<UInt8>) {
    read(email)
    guard let sign = email.firstIndex(of: UInt8(ascii: "@"), from: 0) else {
      addUserName(parts.count, email)
      return
    }
    if parts.count >= 2, parts.count <= 16 { add(parts.count, .email, email) }
    addUserName(count(before: sign), email)
  }

  /// Adds a user name or the local part of an address, the first `count` words. A single word must not be a common word or
  /// so short that it can be a given name.
  private mutating func addUserName(_ count: Int, _ text: Span<UInt8>) {
    let parts = parts.prefix(count)
    let isRelevant = count >= 2 && parts.contains { !$0.isCommon && $0.token.length > 2 }
    let isLong = count == 1 && parts.allSatisfy { !$0.isCommon && $0.token.length >= 7 }
    if takesCommonWords, count == 1 {
      // The local part of an address in a request can be a word or a name that other people have.
      let word = FoldedWord(text, from: parts[0].token.start, to: parts[0].token.end)
      guard length(of: parts) >= 5, !Lexicon.entry(for: word).isListed else { return }
    } else if !isRelevant, !isLong {
      guard takesCommonWords, length(of: parts) >= 5 else { return }
    }
    add(count, .userName, text)
  }

  private mutating func addIdentifier(_ identifier: Span<UInt8>) {
    read(identifier)
    let isNumber = parts.allSatisfy(\.token.isNumber)
    let length = length(of: parts[...])
    guard length >= (isNumber ? 3 : 4), parts.count <= 32 else { return }
    add(parts.count, isNumber && length < Self.leastIdentifierLength ? .number : .identifier, identifier)
  }

  private mutating func addAddress(_ address: Span<UInt8>) {
    read(address)
    if parts.count >= 2 { add(parts.count, .address, address) }
    // The street alone, up to the first comma.
    guard let comma = address.firstIndex(of: UInt8(ascii: ","), from: 0) else { return }
    let street = parts.prefix(count(before: comma))
    if street.count >= 2, street.contains(where: \.token.isNumber) { add(street.count, .address, address) }
  }

  /// Adds the first `count` words of a text.
  private mutating func add(_ count: Int, _ kind: IdentityIndex.Kind, _ text: Span<UInt8>) {
    add(0..<count, of: text)
    sink.finish(kind, of: person)
  }

  /// Appends the words in a range to the spelling.
  @inline(__always)
  private mutating func add(_ range: Range<Int>, of text: Span<UInt8>) {
    for index in range { sink.append(parts[index].token, of: text) }
  }

  private func length(of parts: ArraySlice<IdentityPart>) -> Int { parts.reduce(0) { $0 + $1.token.length } }

  // MARK: Numbers

  /// Adds a number with and without its country code of one to three digits, and a North American number without area code.
  private mutating func addPhone(_ phone: Span<UInt8>) {
    let number = Digits(of: phone)
    guard number.count >= 7, number.count <= 15 else {
      if number.count >= 3, number.count < 7 { add(number, from: 0, .extension, .phoneExtension) }
      return
    }
    let isInternational = phone[0] == UInt8(ascii: "+") || number.count > 10
    for dropped in 0...(isInternational ? 3 : 0) {
      let start = number.significant(from: dropped)
      if number.count - start >= (dropped == 0 ? 7 : 8) { add(number, from: start, .line, .phone) }
    }
    if number.count == 10 || (number.count == 11 && number.digits[0] == UInt8(ascii: "1")) {
      add(number, from: number.count - 7, .line, .localPhone)
    }
  }

  private mutating func addExtension(_ text: Span<UInt8>) {
    let number = Digits(of: text)
    if number.count >= 2, number.count <= 10 { add(number, from: 0, .extension, .phoneExtension) }
  }

  private mutating func add(_ number: Digits, from start: Int, _ use: FoundSpelling.Number, _ kind: IdentityIndex.Kind)
  {
    sink.append(digits: number.digits.span.extracting(start..<number.count), use)
    sink.finish(kind, of: person)
  }

  // MARK: Words

  /// Divides a text into ``parts``.
  private mutating func read(_ text: Span<UInt8>) {
    parts.removeAll(keepingCapacity: true)
    var words = WordStream.identity()
    while let token = words.next(in: text) { parts.append(facts.part(token, of: text)) }
  }

  /// Returns the number of words before an offset that is not inside a word.
  private func count(before offset: Int) -> Int { parts.firstIndex { $0.token.start > offset } ?? parts.count }
}

extension KnownPeople {
  /// Whether the letters of a match equal a spelling of the person's data.
  package func spells(_ found: FoundSpelling, person: Int, takesCommonWords: Bool) -> Bool {
    var spellings = IdentitySpellings(
      of: 1, into: SpellingComparison(with: found), takesCommonWords: takesCommonWords)
    spellings.add(person, of: self)
    return spellings.sink.isFound
  }
}
