import BlindspotParser

/// Splits a text into words: at spaces and punctuation, at `camelCase` humps, at digits.
///
/// Apostrophes inside of names stay (`O'Neil` is one word), a possessive `'s` is cut off, Latin letters are folded on
/// the way into the lexicon's digest.
package struct NameTokenizer {
  private var index = 0
  private var gap = NameSeparator.start
  /// Whether the end of the text is reached.
  package private(set) var isAtEnd = false

  package init() {}

  /// Appends words until `tokens` is full or the text ends.
  package mutating func fill(_ tokens: inout NameTokens, from text: Span<UInt8>) {
    while index < text.count {
      if tokens.isFull { return }
      let letter = Letter(in: text, at: index)
      if letter.isLetter {
        let token = word(in: text)
        if !tokens.join(token, in: text) { tokens.append(token) }
        gap = .none
      } else if text[index].isDigit || letter.isOtherScript {
        tokens.append(number(in: text))
        gap = .none
      } else {
        separate(text, letter)
        index += letter.length
      }
    }
    isAtEnd = true
  }

  /// Digits, or a run of a script without Latin forms: a word that only keeps its neighbours apart.
  private mutating func number(in text: Span<UInt8>) -> NameToken {
    var token = NameToken()
    token.start = Int32(index)
    token.gap = gap
    while index < text.count {
      let letter = Letter(in: text, at: index)
      guard text[index].isDigit || letter.isOtherScript else { break }
      index += letter.length
    }
    token.end = Int32(index)
    return token
  }

  private mutating func word(in text: Span<UInt8>) -> NameToken {
    var token = NameToken()
    token.start = Int32(index)
    token.gap = gap
    var digest = WordHash()
    var letters = 0
    var uppers = 0
    var isFirstUpper = false
    var isCaseless = false
    var wasUpper = false
    var first: UInt8 = 0
    scan: while index < text.count {
      let letter = Letter(in: text, at: index)
      if letter.isLetter {
        if letter.isUpper {
          if letters > 0, isHump(text, at: index + letter.length, wasUpper: wasUpper),
            !(letters == 2 && isFirstUpper && first == 0x6D && text[index - 1] == 0x63),
            !(wasUpper && isMistypedWord(text, from: Int(token.start), hump: index))
          {
            break scan
          }
          uppers += 1
          if letters == 0 { isFirstUpper = true }
        }
        if letters == 0 { first = letter.first }
        wasUpper = letter.isUpper
        digest.add(letter.first)
        if letter.second != 0 { digest.add(letter.second) }
        if letter.third != 0 { digest.add(letter.third) }
        isCaseless = isCaseless || letter.isCaseless
        letters += 1
      } else if !letter.isCombiningMark {
        guard text[index] == 0x27 || letter.isApostrophe else { break scan }
        let next = index + letter.length
        if isPossessive(text, at: next) {
          token.end = Int32(index)
          token.isPossessive = true
          index = next + 1
          break scan
        }
        guard next < text.count, Letter(in: text, at: next).isLetter,
          letters > 2 || (isFirstUpper && (first == 0x6F || first == 0x64 || first == 0x6E))
        else { break scan }
      }
      index += letter.length
      // Small letters behind a letter begin nothing new: most of a word is taken in here.
      guard letters > 0 else { continue }
      let run = index
      while index < text.count, text[index].isLower {
        digest.add(text[index])
        index += 1
      }
      if index > run { wasUpper = false }
      letters += index - run
    }
    if !token.isPossessive { token.end = Int32(index) }
    token.letters = UInt8(min(letters, 255))
    token.shape =
      if isCaseless {
        .mixed
      } else if uppers == 0 {
        .lower
      } else if uppers == letters, letters > 1 {
        .upper
      } else {
        isFirstUpper && uppers <= 2 ? .title : .mixed
      }
    classify(&token, digest: digest, isLatin: first < 0x80, text: text)
    return token
  }

  private func classify(_ token: inout NameToken, digest: WordHash, isLatin: Bool, text: Span<UInt8>) {
    guard token.letters > 1 else {
      token.kind = token.shape == .title && !touchesDigit(token, text) ? .initial : .function
      token.entry = Lexicon.entry(for: digest)
      return
    }
    token.entry = Lexicon.entry(for: digest)
    if token.entry.bits & ~(1 << 19) != 0 {
      token.kind = NameTokenKind(listed: token.entry)
    } else if !isLatin {
      if let name = NameInflection.nameAfterPrefix(in: FoldedWord(text, from: Int(token.start), to: Int(token.end))) {
        token.entry = name
        token.kind = NameTokenKind(listed: name)
      } else {
        token.kind = .unlisted
        token.nameLikelihood = 3
      }
    } else if token.letters < 30 {
      let word = FoldedWord(text, from: Int(token.start), to: Int(token.end))
      if let name = NameInflection.name(in: word) {
        token.entry = name
        token.kind = NameTokenKind(listed: name)
      } else {
        token.kind = NameTokenKind(unlisted: word, shape: token.shape, nameLikelihood: &token.nameLikelihood)
      }
    } else {
      token.kind = .word
    }
  }

  /// Whether a lone letter is half of a code: `A1`, `2B`.
  private func touchesDigit(_ token: NameToken, _ text: Span<UInt8>) -> Bool {
    if text.byte(at: Int(token.end)).isDigit { return true }
    return token.start > 0 && text[Int(token.start) - 1].isDigit
  }

  /// Whether a capital begins a new word: after a small letter, and as the last of several capitals (`IVRMenu`).
  private func isHump(_ text: Span<UInt8>, at next: Int, wasUpper: Bool) -> Bool {
    guard wasUpper else { return true }
    guard next < text.count else { return false }
    let letter = Letter(in: text, at: next)
    guard letter.isLetter, !letter.isUpper else { return false }
    // The plural of an acronym: `IDs`.
    let after = next + letter.length
    return !(letter.first == 0x73 && (after >= text.count || !Letter(in: text, at: after).isLetter))
  }

  /// Whether the word from `start` on is an everyday word of which too many letters are capitals (`CUstomer`), and what
  /// begins at the capital `hump` is none of its own.
  private func isMistypedWord(_ text: Span<UInt8>, from start: Int, hump: Int) -> Bool {
    var end = hump + 1
    while end < text.count, text[end] >= 0x61, text[end] <= 0x7A { end += 1 }
    guard end - start >= 4, end - start < 30, end - hump >= 3 else { return false }
    let whole = FoldedWord(text, from: start, to: end)
    let entry = Lexicon.entry(for: whole.digest(to: whole.count))
    guard entry.word >= 3 || entry.isDomain, max(entry.given, entry.surname) < 6 else { return false }
    let rest = Lexicon.entry(for: whole.digest(from: hump - start, to: whole.count))
    return max(rest.given, rest.surname) == 0 && rest.word < 3 && !rest.isDomain
  }

  private func isPossessive(_ text: Span<UInt8>, at next: Int) -> Bool {
    guard text.byte(at: next).lowercased == 0x73 else { return false }
    return next + 1 >= text.count || !(Letter(in: text, at: next + 1).isLetter || text[next + 1].isDigit)
  }

  /// Takes a character between words into account.
  private mutating func separate(_ text: Span<UInt8>, _ letter: Letter) {
    if gap == .start || gap == .other { return }
    switch text[index] {
    case 0x20, 0x09, 0xA0:
      if gap == .none || gap == .apostrophe { gap = .space }
      if gap == .dot { gap = .sentence }
    case 0x0A, 0x0D, 0x21, 0x3F, 0x3B: gap = .other
    case 0x5F: if gap == .none || gap == .space { gap = .underscore }
    case 0x2D: gap = gap == .none ? .hyphen : .dash
    case 0x2E: gap = gap == .none ? .dot : .other
    case 0x2C: gap = gap == .none ? .comma : .other
    case 0x27: if gap == .none { gap = .apostrophe }
    case 0x3A: gap = .colon
    default: gap = letter.scalar == 0xA0 ? .space : letter.scalar == 0x2013 || letter.scalar == 0x2014 ? .dash : .other
    }
  }
}
