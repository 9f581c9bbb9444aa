import BlindspotParser

/// The words around a spoken sign `@`, read as an e-mail address.
struct SpokenAddress {
  /// The signs, with their numbers in the list `address-sign`.
  enum Sign: Int {
    case at = 1, dot, hyphen, underscore, plus
  }

  /// A word, a number or a sign.
  private struct Token {
    let start: Int
    let end: Int
    let sign: Sign?
    /// The characters between the token before it and this one.
    let gap: Gap

    var isWord: Bool { sign == nil }
  }

  /// The characters between two tokens.
  private enum Gap {
    /// A sign without a space: `john.smith`.
    case sign(UInt8)
    /// Spaces, commas and brackets.
    case pause
    case other
  }

  private var tokens: [Token] = []
  /// The index of the sign `@`.
  private let at: Int

  private static let automaton = WordAutomaton.builtIn
  private static let mail: ContextWords =
    "email|e mail|mail|courriel|correo|posta|write|send|escribir|enviar|ecrire|schreiben|envoyer|address|contact"
  /// Words before "at" that are not a mailbox: `visit us at example dot com`.
  private static let nonMailboxWords: ContextWords =
    "us|me|you|it|here|online|website|site|web|page|information|info|more|details|visit|look|find|available|nos|nous|uns|support|or|and|them|is|are|located|arrive|back"
  /// Words that state the case of a letter: `capital B`.
  private static let caseWords: [StaticString] = [
    "capital", "uppercase", "lowercase", "mayúscula", "majuscule", "maiuscola",
  ]
  private static let topLevel: [StaticString] = [
    "com", "org", "net", "edu", "gov", "co", "io", "info", "biz", "me", "eu", "uk", "us", "ca", "au", "nz", "ie", "de",
    "at",
    "ch", "fr", "be", "nl", "es", "it", "pt", "br", "mx", "ar", "cl", "pl", "se", "no", "dk", "fi", "in", "jp", "za",
    "ng",
    "ke", "ru", "ua", "tr", "cz", "sk", "hu", "ro", "gr", "bg", "hr", "si", "rs", "lt", "lv", "ee", "il", "id", "my",
    "ph",
    "th", "vn", "kr", "cn", "tw", "hk", "sg", "pe", "uy", "cat", "app", "dev", "example", "invalid", "test",
  ]
  /// The most words of one label of a domain: `aigües del pla punt cat`.
  private static let maximumLabelWords = 4

  /// Reads the tokens between two offsets; nil if the sign is not one of them.
  init?(_ text: Span<UInt8>, from low: Int, to high: Int, sign: TextRange) {
    var index = low
    // A word that begins before the part is not read.
    while index > 0, index < sign.start, text[index].isWordByte, text[index - 1].isWordByte { index += 1 }
    var last = index
    var found: Int?
    while index < high {
      guard text[index].isAlphanumeric || SpokenToken.isLetter(text, at: index) else {
        index += 1
        continue
      }
      var (end, kind) = (index, Sign?.none)
      if let match = Self.automaton.match(in: text, at: index), match.lists.contains(.addressSign) {
        (end, kind) = (match.range.end, Sign(rawValue: match.number))
      } else {
        while end < text.count, Self.isWordByte(text, at: end) { end += 1 }
      }
      if index == sign.start { (end, kind, found) = (sign.end, .at, tokens.count) }
      tokens.append(Token(start: index, end: end, sign: kind, gap: Self.gap(text, last..<index)))
      index = end
      last = end
    }
    guard let found, found > 0, found + 1 < tokens.count else { return nil }
    at = found
  }

  /// Returns the range of the address; nil if the words are not an address.
  func range(in text: Span<UInt8>) -> TextRange? {
    guard tokens[at - 1].isWord, !isOther(tokens[at].gap) else { return nil }
    let (first, signs) = mailboxStart(in: text)
    let isSpelled = signs > 0 || isUnambiguous(in: text)
    guard let last = domainEnd(in: text, labelWords: isSpelled ? Self.maximumLabelWords : 1) else { return nil }
    let range = TextRange(start: tokens[first].start, end: tokens[last].end)
    if isSpelled { return range }
    let words = ContextText(text)
    let index = words.tokens.partitioningIndex { $0.start >= range.start }
    guard index < words.tokens.count, words.end(of: Self.nonMailboxWords, at: index) == nil else { return nil }
    let isMail =
      words.match(Self.mail, before: range.start, within: 32) != nil || words.match(Self.mail, after: range.end) != nil
    return isMail ? range : nil
  }

  /// Returns the address in `range` with signs instead of words, and with numbers in digits.
  func written(_ text: Span<UInt8>, in range: TextRange) -> [UInt8] {
    var address: [UInt8] = []
    for (index, token) in tokens.enumerated() where range.start <= token.start && token.end <= range.end {
      if case .sign(let byte) = token.gap, token.start > range.start { address.append(byte) }
      switch token.sign {
      case .at: address.append(ASCII.at)
      case .dot: address.append(ASCII.period)
      case .hyphen: address.append(ASCII.hyphen)
      case .underscore: address.append(ASCII.underscore)
      case .plus: address.append(ASCII.plus)
      case nil:
        let isNumber = token.end > token.start + 1 && !text[token.start].isDigit && isCharacter(index, in: text)
        if isNumber,
          let word = NumberWord(text, from: token.start, to: token.end, languages: NumberWord.allLanguages)
        {
          address.append(contentsOf: String(word.value).utf8)
        } else if !isCase(index, in: text) {
          for position in token.start..<token.end { address.append(text[position]) }
        }
      }
    }
    return address
  }

  /// Whether the sign is in brackets, or its word has no other meaning.
  private func isUnambiguous(in text: Span<UInt8>) -> Bool {
    let sign = tokens[at]
    switch text.byte(at: sign.end) {
    case ASCII.closeBracket, ASCII.closeParenthesis, ASCII.closeBrace: return true
    default: return sign.end - sign.start > 4
    }
  }

  /// Returns the first token of the mailbox, and the number of signs in it.
  private func mailboxStart(in text: Span<UInt8>) -> (index: Int, signs: Int) {
    var first = at - 1
    var signs = 0
    while first > 0 {
      let before = tokens[first - 1]
      if case .sign = tokens[first].gap, before.isWord {
        signs += 1
        first -= 1
      } else if isOther(tokens[first].gap) {
        break
      } else if let sign = before.sign {
        guard sign != .at, first > 1, tokens[first - 2].isWord, !isOther(before.gap) else { break }
        signs += 1
        first -= 2
      } else if isCharacter(first, in: text), isCharacter(first - 1, in: text) || follows(signBefore: first - 1) {
        // `bellandi, otto due`
        first -= 1
      } else if isCase(first - 1, in: text) {
        first -= 1
      } else if first > 1, isCharacter(first - 1, in: text), isCase(first - 2, in: text) {
        // `capital B, bernie`
        first -= 2
      } else {
        break
      }
    }
    return (first, signs)
  }

  /// Whether a sign directly precedes a token.
  private func follows(signBefore index: Int) -> Bool {
    index > 0 && tokens[index - 1].sign != nil && tokens[index - 1].sign != .at
  }

  /// Whether a token is a letter, a number or a number word.
  private func isCharacter(_ index: Int, in text: Span<UInt8>) -> Bool {
    let token = tokens[index]
    guard token.isWord else { return false }
    if token.end == token.start + 1 || text[token.start].isDigit { return true }
    guard let word = NumberWord(text, from: token.start, to: token.end, languages: NumberWord.allLanguages) else {
      return false
    }
    return word.role == .number
  }

  private func isCase(_ index: Int, in text: Span<UInt8>) -> Bool {
    Self.caseWords.contains { isWord($0, index, in: text) }
  }

  private func isWord(_ word: StaticString, _ index: Int, in text: Span<UInt8>) -> Bool {
    let token = tokens[index]
    return token.end - token.start == word.utf8CodeUnitCount && text.hasWord(word, at: token.start)
  }

  /// Returns the last token of the domain; nil without a top-level domain.
  ///
  /// - Parameter maximum: The most words of one label.
  private func domainEnd(in text: Span<UInt8>, labelWords maximum: Int) -> Int? {
    var index = at + 1
    var last: Int?
    var labelWords = 1
    guard tokens[index].isWord, !isOther(tokens[index].gap) else { return nil }
    while index + 1 < tokens.count {
      let next = tokens[index + 1]
      var isDot = false
      if case .sign(let byte) = next.gap, next.isWord {
        isDot = byte == ASCII.period
        index += 1
      } else if let sign = next.sign, !isOther(next.gap), index + 2 < tokens.count, tokens[index + 2].isWord,
        !isOther(tokens[index + 2].gap)
      {
        guard sign == .dot || sign == .hyphen else { break }
        isDot = sign == .dot
        index += 2
      } else if next.isWord, !isOther(next.gap), last == nil, labelWords < maximum {
        labelWords += 1
        index += 1
        continue
      } else {
        break
      }
      guard isDot else { continue }
      labelWords = 1
      if Self.topLevel.contains(where: { isWord($0, index, in: text) }) {
        last = index
      } else if isSpelledCountry(index, in: text) {
        last = index + 1
        index += 1
      }
    }
    return last
  }

  /// Whether two single letters are a top-level domain: `i e`.
  private func isSpelledCountry(_ index: Int, in text: Span<UInt8>) -> Bool {
    guard index + 1 < tokens.count, !isOther(tokens[index + 1].gap) else { return false }
    let (first, second) = (tokens[index], tokens[index + 1])
    guard first.end == first.start + 1, second.isWord, second.end == second.start + 1 else { return false }
    return Self.topLevel.contains {
      $0.utf8CodeUnitCount == 2 && $0.byte(at: 0) == text[first.start].lowercased
        && $0.byte(at: 1) == text[second.start].lowercased
    }
  }

  private func isOther(_ gap: Gap) -> Bool {
    if case .other = gap { true } else { false }
  }

  private static func gap(_ text: Span<UInt8>, _ range: Range<Int>) -> Gap {
    if range.count == 1 {
      switch text[range.lowerBound] {
      case ASCII.period, ASCII.underscore, ASCII.hyphen, ASCII.plus: return .sign(text[range.lowerBound])
      default: break
      }
    }
    for index in range {
      switch text[index] {
      case ASCII.space, ASCII.comma, ASCII.openBracket, ASCII.closeBracket, ASCII.openParenthesis,
        ASCII.closeParenthesis, ASCII.openBrace, ASCII.closeBrace:
        break
      default: return .other
      }
    }
    return .pause
  }

  private static func isWordByte(_ text: Span<UInt8>, at index: Int) -> Bool {
    let byte = text[index]
    return byte.isAlphanumeric || byte >= 0x80 && byte < 0xC0 || SpokenToken.isLetter(text, at: index)
  }
}
