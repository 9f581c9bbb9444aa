import BlindspotParser

/// A sequence of number words, digits and letters that a text spells out: `oh eight oh two, triple zero, 4 4`.
///
/// All words are of one language. Pauses (commas, full stops, dashes, spaces) and words for signs separate the parts.
struct SpokenRun {
  /// The digits and capital letters in order, each with its range in the text.
  private(set) var characters: [(byte: UInt8, origin: TextRange)] = []
  /// The languages that all its words have in common.
  private(set) var languages = NumberWord.allLanguages
  /// The number of number words, without those that join them.
  private var words = 0
  private var letters = 0
  /// The indices in ``characters`` at which groups of digits begin, and the number of groups of one digit.
  private var groups: [Int] = []
  private var singles = 0
  /// Whether a comma, an ellipsis or wide space separates two parts.
  private var hasPause = false

  /// The least letters, or else groups of one digit, of a run without a number word.
  static let leastLetters = 2
  static let leastSingles = 7
  /// The most characters, as many as ``DigitString`` holds.
  static let maximumLength = DigitString.capacity

  /// Reads the run that begins at `index`, the first byte of a word or a number, in the memory of the last one.
  mutating func read(_ text: Span<UInt8>, at index: Int) {
    characters.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    languages = NumberWord.allLanguages
    (words, letters, singles) = (0, 0, 0)
    hasPause = false
    guard !text[index].isDigit || Self.mayBeginWithDigit(text, at: index) else { return }
    if index > 0, text[index - 1] == ASCII.plus { append(ASCII.plus, from: index - 1, to: index) }
    var index = index
    while characters.count < Self.maximumLength {
      guard let token = SpokenToken(text, at: index, languages: languages), let end = read(token, in: text),
        let next = SpokenPause(text, after: end, isAfterDigit: text[end - 1].isDigit)
      else { break }
      index = next.end
      if next.isLong, !characters.isEmpty { hasPause = true }
    }
    dropLooseWords(text)
  }

  /// The range in the text.
  var range: TextRange {
    TextRange(start: characters.first?.origin.start ?? 0, end: characters.last?.origin.end ?? 0)
  }

  /// Whether the run spells a number: enough number words, letters with numbers, or single digits.
  ///
  /// - Parameter expected: The languages of one or two words among digits.
  func isSpoken(in expected: UInt32) -> Bool {
    let numbers = words + groups.count
    if words >= 3 || isPaced { return true }
    guard words > 0 else {
      return letters >= Self.leastLetters && numbers >= 2
        || letters == 0 && singles >= Self.leastSingles && singles == groups.count
    }
    return languages & expected != 0 && (numbers >= 4 || letters >= 3 || letters >= 2 && numbers >= 2)
  }

  /// Whether the run has groups of digits with pauses, as in `212, 555, 0143`, and is as long as a phone number.
  var isPaced: Bool {
    guard words == 0, letters == 0, hasPause, 3...5 ~= groups.count, 9...13 ~= characters.count else { return false }
    return groups.indices.allSatisfy { 2...4 ~= length(ofGroup: $0) || $0 == 0 && length(ofGroup: 0) < 3 }
  }

  private func length(ofGroup index: Int) -> Int {
    (index + 1 < groups.count ? groups[index + 1] : characters.count) - groups[index]
  }

  /// Appends the run in digits: in one piece, or if it ``isPaced``, with a hyphen between the groups.
  func write(to copy: inout MappedText) {
    for (index, character) in characters.enumerated() {
      if isPaced, index > 0, groups.contains(index) { copy.append(ASCII.hyphen, from: character.origin) }
      copy.append(character.byte, from: character.origin)
    }
  }

  private mutating func append(_ byte: UInt8, from start: Int, to end: Int) {
    if characters.capacity == 0 { characters.reserveCapacity(Self.maximumLength) }
    characters.append((byte, TextRange(start: start, end: end)))
  }

  /// Appends a token and the tokens that belong to it. Returns its end; nil if it ends the run.
  private mutating func read(_ token: SpokenToken, in text: Span<UInt8>) -> Int? {
    switch token.kind {
    case .digits:
      guard Self.mayEndWithDigit(text, at: token.end, languages: languages) else { return nil }
      groups.append(characters.count)
      if token.end == token.start + 1 { singles += 1 }
      for index in token.start..<token.end { append(text[index], from: index, to: index + 1) }
      return token.end
    case .letter(let letter):
      guard text[token.start].isUpper || isSeparated(token, in: text) else { return nil }
      let end = Self.explanationEnd(text, of: text[token.start], after: token.end)
      append(letter, from: token.start, to: end)
      letters += 1
      return end
    case .word(let role, let value): return read(token, role, value, in: text)
    }
  }

  private mutating func read(
    _ token: SpokenToken, _ role: NumberWord.Role, _ value: Int, in text: Span<UInt8>
  ) -> Int? {
    switch role {
    case .number: return readNumber(token, value, in: text)
    case .multiplier: return value > 10 ? readNumber(token, value, in: text) : nil
    case .repetition:
      guard let start = SpokenPause.joint(text, after: token.end),
        let next = SpokenToken(text, at: start, languages: token.languages)
      else { return nil }
      let digit: Int
      switch next.kind {
      case .word(.number, let number) where number < 10: digit = number
      case .digits where next.end == next.start + 1: digit = text[next.start].digitValue
      default: return nil
      }
      for _ in 0..<value { append(UInt8(digit) + UInt8(ascii: "0"), from: token.start, to: next.end) }
      languages = next.languages
      words += 2
      return next.end
    case .mark: return characters.isEmpty ? nil : token.end
    case .plus:
      guard characters.isEmpty else { return nil }
      append(ASCII.plus, from: token.start, to: token.end)
      return token.end
    case .letter, .spelling:
      guard isSeparated(token, in: text) || role == .spelling && text[token.start].isUpper else { return nil }
      append(UInt8(truncatingIfNeeded: value), from: token.start, to: token.end)
      letters += 1
      return token.end
    case .joiner, .teen: return nil
    }
  }

  /// Appends the number whose first word is `token`.
  private mutating func readNumber(_ token: SpokenToken, _ value: Int, in text: Span<UInt8>) -> Int {
    let number = SpokenCardinal(text, first: token, value: value)
    languages = number.languages
    words += number.words
    for byte in String(number.value).utf8 { append(byte, from: token.start, to: number.end) }
    return number.end
  }

  /// Whether a comma or the like directly precedes or follows a token that could be another word.
  private func isSeparated(_ token: SpokenToken, in text: Span<UInt8>) -> Bool {
    if token.end == text.count || SpokenPause.isMark(text[token.end]) { return true }
    var index = token.start
    while index > 0, text[index - 1] == ASCII.space { index -= 1 }
    return index > 0 && SpokenPause.isMark(text[index - 1])
  }

  /// Removes a word for a letter at an end of the run that only a space separates from a digit: it can be a name.
  private mutating func dropLooseWords(_ text: Span<UInt8>) {
    func isLoose(_ index: Int, beside other: Int) -> Bool {
      let (character, next) = (characters[index], characters[other])
      guard character.byte.isLetter, character.origin.count > 1, next.byte.isDigit else { return false }
      let gap = min(character.origin.end, next.origin.end)..<max(character.origin.start, next.origin.start)
      return gap.allSatisfy { text[$0] == ASCII.space }
    }
    if characters.count > 1, isLoose(0, beside: 1) {
      characters.removeFirst()
      letters -= 1
      groups = groups.map { $0 - 1 }
    }
    if characters.count > 1, isLoose(characters.count - 1, beside: characters.count - 2) {
      characters.removeLast()
      letters -= 1
    }
  }

  /// Returns the end of `for bravo` or `wie Berta` after a letter; `end` itself without it.
  private static func explanationEnd(_ text: Span<UInt8>, of letter: UInt8, after end: Int) -> Int {
    guard text.byte(at: end) == ASCII.space else { return end }
    for link: StaticString in [
      "for ", "as in ", "like ", "wie ", "comme ", "de ", "como ", "come ", "van ", "som ", "jak ",
    ]
    where text.hasWord(link, at: end + 1) {
      let start = end + 1 + link.utf8CodeUnitCount
      guard text.byte(at: start).lowercased == letter.lowercased, text.byte(at: start + 1).isWordByte else { continue }
      return SpokenToken.wordEnd(text, from: start)
    }
    return end
  }

  /// Whether the digits at `index` are not a part of an amount, a time or a name.
  static func mayBeginWithDigit(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index > 0 else { return true }
    switch text[index - 1] {
    case ASCII.space, ASCII.openParenthesis, ASCII.comma, ASCII.quote, ASCII.plus, ASCII.newline, ASCII.tab,
      ASCII.openBracket, ASCII.equals:
      return index < 2 || text[index - 1] != ASCII.comma || !text[index - 2].isDigit
    case ASCII.colon: return index < 2 || !text[index - 2].isDigit
    case let byte: return byte >= 0x80 || byte.isLetter
    }
  }

  /// Whether the digits that end at `index` are not a part of a time, an amount or an ordinal.
  static func mayEndWithDigit(_ text: Span<UInt8>, at index: Int, languages: UInt32) -> Bool {
    guard index < text.count else { return true }
    switch text[index] {
    case ASCII.colon, ASCII.percent, ASCII.slash, ASCII.at, ASCII.dollar, ASCII.underscore: return false
    case let byte where byte.isLetter:
      // `tre3tre`
      guard case .word(.number, _)? = SpokenToken(text, at: index, languages: languages)?.kind else { return false }
      return true
    default: return true
    }
  }
}
