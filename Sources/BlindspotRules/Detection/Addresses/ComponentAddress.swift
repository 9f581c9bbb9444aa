import BlindspotParser

/// Finds addresses that name their parts: `ул. Лесная, д. 14, кв. 5`, `Jl. Kamboja No. 14 RT 03/RW 07`, `bât. D, appt 3`,
/// `Blok B-07-14, Jalan Teratai`.
///
/// A word for a place has a name after it, a word for a part of a building a number or a letter. One of them is too little
/// evidence, a chain of them is an address.
struct ComponentAddress {
  private static let automaton = WordAutomaton.builtIn
  private static let lists: WordLists = [.postalAddressPlaceWord, .postalAddressPartWord]
  private static let filter = automaton.filter(for: lists)

  private var range: TextRange
  /// The first word for a place or a part.
  private let word: TextRange
  /// Whether words for places differ. The same word repeats in a list of streets.
  private var isMixed = false
  private var places = 0
  private var parts = 0
  private var numbers = 0
  /// Whether a word for a place is in a script other than Latin, where the words have no other meaning.
  private var hasNativePlace = false

  /// Appends the addresses in a text.
  ///
  /// - Parameter isAddress: Whether the text contains a word for an address; called only for a chain that needs one.
  static func detect(
    in text: Span<UInt8>, profile: TextProfile, into candidates: inout [Candidate], isAddress: (TextRange) -> Bool
  ) {
    guard profile.mayContain(lists) else { return }
    var chain: ComponentAddress?
    automaton.scan(text, in: 0..<text.count, filter: filter) { match in
      guard !match.lists.isDisjoint(with: lists), isWhole(match, in: text),
        match.range.start >= chain?.range.end ?? 0, let part = ComponentAddress(match, in: text)
      else { return }
      if let previous = chain {
        if isJoint(text, previous.range.end..<part.range.start) {
          chain = previous.joined(with: part, in: text)
          return
        }
        previous.append(to: &candidates, isAddress: isAddress)
      }
      chain = part
    }
    chain?.append(to: &candidates, isAddress: isAddress)
  }

  /// Reads the value of a word for a place or a part; nil if none follows.
  private init?(_ word: WordMatch, in text: Span<UInt8>) {
    let start = AddressValue.start(in: text, after: word.range.end)
    guard start > word.range.end || text.byte(at: start).isDigit else { return nil }
    self.word = word.range
    if word.lists.contains(.postalAddressPartWord), let end = AddressValue.numberEnd(in: text, at: start) {
      range = TextRange(start: word.range.start, end: end)
      parts = 1
      numbers = (start..<end).contains { text[$0].isDigit } ? 1 : 0
      return
    }
    guard word.lists.contains(.postalAddressPlaceWord) else { return nil }
    if let end = AddressValue.numberEnd(in: text, at: start), text[start].isDigit {
      range = TextRange(start: word.range.start, end: end)
      (places, numbers) = (1, 1)
      return
    }
    guard let name = AddressValue.nameEnd(in: text, at: start) else { return nil }
    range = TextRange(start: word.range.start, end: name)
    places = 1
    hasNativePlace = FoldedScalar(in: text, at: word.range.start).first >= 0x80
    if let end = AddressValue.houseNumberEnd(in: text, after: name) {
      range.end = end
      numbers = 1
    }
  }

  private func joined(with next: ComponentAddress, in text: Span<UInt8>) -> ComponentAddress {
    var joined = self
    joined.isMixed = isMixed || next.isMixed || !Self.isSame(word, next.word, in: text)
    joined.range.end = next.range.end
    joined.places += next.places
    joined.parts += next.parts
    joined.numbers += next.numbers
    joined.hasNativePlace = hasNativePlace || next.hasNativePlace
    return joined
  }

  private func append(to candidates: inout [Candidate], isAddress: (TextRange) -> Bool) {
    let confidence: Float? =
      if places > 0, numbers > 0, places + parts > 1 || hasNativePlace {
        0.75
      } else if places == 0, parts > 2, numbers > 1 {
        0.65
      } else if places > 2, isMixed {
        0.6
      } else if places + parts > 1, isAddress(range) {
        0.6
      } else {
        nil
      }
    guard let confidence else { return }
    candidates.append(
      Candidate(
        range: range, rule: BuiltInRule.postalAddress.index, confidence: confidence, reason: "named parts of an address"
      ))
  }

  /// Whether two words are the same but for the case of their first letter.
  private static func isSame(_ first: TextRange, _ second: TextRange, in text: Span<UInt8>) -> Bool {
    guard first.count == second.count else { return false }
    let start = FoldedScalar(in: text, at: first.start).length
    return (min(start, first.count)..<first.count).allSatisfy { text[first.start + $0] == text[second.start + $0] }
  }

  /// Whether a match is a word of its own. A word of one or two letters needs a mark after it: `д. 14`, `D:9`, or is in
  /// capitals: `RT 03`.
  private static func isWhole(_ match: WordMatch, in text: Span<UInt8>) -> Bool {
    let range = match.range
    var letters = 0
    var isUpper = true
    for index in range.start..<range.end where text[index] & 0xC0 != 0x80 {
      letters += 1
      isUpper = isUpper && text[index].isUpper
    }
    // `xã`, `ấp`: two Latin letters with accents are no abbreviation.
    let isAccented = range.count > letters && text[range.start].isLetter || text[range.start] == 0xE1
    if letters > 2 || letters == 2 && isAccented && match.lists.contains(.postalAddressPlaceWord) { return true }
    let next = text.byte(at: range.end)
    if next == ASCII.period || next == ASCII.colon || letters == 2 && isUpper { return true }
    // `Mz 12`, `Lt 4`
    return range.count == 2 && text[range.start].isUpper && next == ASCII.space && text.byte(at: range.end + 1).isDigit
      && !text.matches("No", at: range.start)
  }

  /// Whether only marks, a number or at most two names are between two parts of an address.
  private static func isJoint(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= 40 else { return false }
    var words = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      switch byte {
      case ASCII.space, ASCII.comma, ASCII.period, ASCII.slash, ASCII.hyphen, ASCII.openParenthesis,
        ASCII.closeParenthesis, ASCII.underscore:
        index += 1
      default:
        guard byte.isWordByte else { return false }
        let scalar = FoldedScalar(in: text, at: index)
        guard scalar.isWord, scalar.category != .lower else { return false }
        words += 1
        guard words < 3 else { return false }
        while index < range.upperBound, text[index].isWordByte { index += 1 }
      }
    }
    return true
  }
}

/// The values of the words for the parts of an address.
enum AddressValue {
  /// Returns the start of the value after a word: after marks and a sign for a number.
  static func start(in text: Span<UInt8>, after end: Int) -> Int {
    var index = end
    while index < end + 4, isMark(text.byte(at: index)) { index += 1 }
    if text.matches("№", at: index) || text.matches("nº", at: index) || text.matches("n°", at: index) { index += 3 }
    if let match = WordAutomaton.builtIn.match(in: text, at: min(index, text.count)),
      match.lists.contains(.cueNumberSign),
      text.byte(at: match.range.end) == ASCII.period || text.byte(at: match.range.end) == ASCII.space
    {
      index = match.range.end
    }
    while index < end + 10, isMark(text.byte(at: index)) { index += 1 }
    return index
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.period || byte == ASCII.colon || byte == ASCII.numberSign
      || byte == ASCII.underscore
  }

  /// Returns the end of a number with letters (`14`, `8-А`, `C2/17`, `B-07-14`) or of a single capital.
  static func numberEnd(in text: Span<UInt8>, at start: Int) -> Int? {
    var index = start
    var digits = 0
    var letters = 0
    while index < text.count, index - start < 16 {
      let byte = text[index]
      if byte.isDigit {
        digits += 1
        index += 1
      } else if byte == ASCII.hyphen || byte == ASCII.slash, index > start, isPart(text, at: index + 1) {
        index += 1
      } else if byte.isWordByte {
        let scalar = FoldedScalar(in: text, at: index)
        guard scalar.isWord, scalar.category == .upper || digits > 0 && scalar.category == .lower else { break }
        letters += 1
        index += scalar.length
      } else {
        break
      }
    }
    guard index > start, !text.byte(at: index).isWordByte, letters <= 3, digits > 0 || letters == 1, digits <= 6 else {
      return nil
    }
    return index
  }

  /// Whether a number continues after a hyphen or a slash: with a digit or a single letter, and not with the next word, as in
  /// `RT 03/RW 07`.
  private static func isPart(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index < text.count, text[index].isWordByte else { return false }
    let scalar = FoldedScalar(in: text, at: index)
    return scalar.isDigit || !text.byte(at: index + scalar.length).isWordByte
      || text.byte(at: index + scalar.length).isDigit
  }

  /// Returns the end of one to four words of a name, each with a capital or in a script without case.
  static func nameEnd(in text: Span<UInt8>, at start: Int) -> Int? {
    var index = start
    var end: Int?
    for _ in 0..<4 {
      guard index < text.count, text[index].isWordByte else { break }
      let scalar = FoldedScalar(in: text, at: index)
      guard scalar.category == .upper || scalar.category == .caseless || scalar.category == .unspaced else { break }
      // The next part of the address.
      if end != nil, let match = WordAutomaton.builtIn.match(in: text, at: index),
        !match.lists.isDisjoint(with: [.postalAddressPlaceWord, .postalAddressPartWord])
      {
        break
      }
      while index < text.count, text[index].isWordByte || text[index] == ASCII.hyphen { index += 1 }
      end = index
      guard text.byte(at: index) == ASCII.space else { break }
      index += 1
    }
    return end
  }

  /// Returns the end of a house number directly after a name: ` 14`, `, 8-А`.
  static func houseNumberEnd(in text: Span<UInt8>, after name: Int) -> Int? {
    var index = name
    while index < name + 2, text.byte(at: index) == ASCII.space || text.byte(at: index) == ASCII.comma { index += 1 }
    guard index > name, text.byte(at: index).isDigit else { return nil }
    return numberEnd(in: text, at: index)
  }
}
