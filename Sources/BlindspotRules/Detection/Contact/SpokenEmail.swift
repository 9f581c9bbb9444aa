import BlindspotParser

/// Finds spelled-out e-mail addresses: `john dot smith at example dot com`, `john.smith [at] example.com`.
enum SpokenEmail {
  private static let dot: ContextWords = "dot|punto|point|punkt|ponto|punt"
  private static let at: ContextWords = "at|arroba|arobase|chiocciola|apenstaartje|klammeraffe"
  private static let separatorWords: ContextWords =
    "dot|punto|point|punkt|ponto|punt|underscore|dash|hyphen|guion|tiret|bindestrich|trattino|minus|unterstrich"
  private static let topLevel: ContextWords =
    "com|org|net|edu|gov|co|io|info|biz|me|eu|uk|us|ca|au|nz|ie|de|at|ch|fr|be|nl|es|it|pt|br|mx|ar|cl|pl|se|no|dk|fi|in|jp|example|invalid|test"
  private static let mail: ContextWords =
    "email|e mail|mail|courriel|correo|posta|write|send|escribir|enviar|ecrire|schreiben|envoyer|address|contact"
  /// Words before "at" that are not a mailbox: `visit us at example dot com`.
  private static let nonMailboxWords: ContextWords =
    "us|me|you|it|here|online|website|site|web|page|information|info|more|details|visit|look|find|available|nos|nous|uns|support|or|and|them|is|are|located|arrive|back"

  /// The most words on each side of the “at”. Limits the time for a text of labels and “at”.
  private static let maximumWords = 32

  static func detect(in text: Span<UInt8>, profile: TextProfile, into candidates: inout [Candidate]) {
    guard profile.letters >= 8, mayHoldSpelling(text, profile) else { return }
    let words = ContextText(text)
    for index in words.tokens.indices where isAt(words, text, index) {
      if let range = address(words, text, around: index) {
        candidates.append(
          Candidate(
            range: range, rule: BuiltInRule.emailAddress.index, confidence: 0.85, reason: "spelled-out e-mail address"))
      }
    }
  }

  /// Whether the text contains a bracketed `at` or a word for a full stop. Checked before the text is tokenized.
  private static func mayHoldSpelling(_ text: Span<UInt8>, _ profile: TextProfile) -> Bool {
    guard profile.spaces >= 2 || profile.letters + profile.spaces < text.count else { return false }
    for index in text.indices {
      switch text[index] {
      case ASCII.openBracket, ASCII.openParenthesis, ASCII.openBrace:
        if text.hasWord("at", at: index + 1), isClosing(text.byte(at: index + 3)) { return true }
      case ASCII.space where profile.spaces >= 2:
        if startsWithSpelling(text, at: index + 1) { return true }
      default: break
      }
    }
    return false
  }

  private static func startsWithSpelling(_ text: Span<UInt8>, at index: Int) -> Bool {
    switch text.byte(at: index).lowercased {
    case UInt8(ascii: "d"): text.hasWord("dot ", at: index)
    case UInt8(ascii: "p"):
      text.hasWord("punt", at: index) || text.hasWord("point ", at: index) || text.hasWord("punkt ", at: index)
        || text.hasWord("ponto ", at: index)
    // `john.smith at example.com`
    case UInt8(ascii: "a"): text.hasWord("at ", at: index) || text.hasWord("arroba ", at: index)
    default: false
    }
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    byte == ASCII.closeBracket || byte == ASCII.closeParenthesis || byte == ASCII.closeBrace
  }

  private static func isAt(_ words: ContextText, _ text: Span<UInt8>, _ index: Int) -> Bool {
    words.end(of: at, at: index) == words.tokens[index].end
  }

  private static func address(_ words: ContextText, _ text: Span<UInt8>, around at: Int) -> TextRange? {
    let tokens = words.tokens
    guard at > 0, at + 2 < tokens.count, let last = domainEnd(words, text, from: at + 1) else { return nil }
    let isBracketed = isClosing(text.byte(at: tokens[at].end))
    var first = at - 1
    var separators = 0
    while first > 0, at - first <= maximumWords {
      if isJoined(text, tokens[first - 1].end, tokens[first].start) {
        separators += 1
        first -= 1
      } else if first > 1, words.end(of: separatorWords, at: first - 1) != nil {
        separators += 1
        first -= 2
      } else {
        break
      }
    }
    let isMailbox =
      isBracketed || separators > 0
      || (words.end(of: nonMailboxWords, at: first) == nil
        && (words.match(mail, before: tokens[first].start, within: 32) != nil
          || words.match(mail, after: tokens[last].end) != nil))
    return isMailbox ? TextRange(start: tokens[first].start, end: tokens[last].end) : nil
  }

  /// Returns the last token of the domain that begins at `first`; nil without a top-level domain.
  private static func domainEnd(_ words: ContextText, _ text: Span<UInt8>, from first: Int) -> Int? {
    let tokens = words.tokens
    var index = first
    var last: Int?
    while index + 1 < tokens.count, index - first <= maximumWords {
      let isDot = text.byte(at: tokens[index].end) == ASCII.period && tokens[index + 1].start == tokens[index].end + 1
      if isDot {
        index += 1
      } else if index + 2 < tokens.count, words.end(of: dot, at: index + 1) != nil {
        index += 2
      } else if text.byte(at: tokens[index].end) == ASCII.hyphen, tokens[index + 1].start == tokens[index].end + 1 {
        index += 1
        continue
      } else {
        break
      }
      if words.end(of: topLevel, at: index) == tokens[index].end { last = index }
    }
    return last
  }

  /// Whether two tokens are adjacent, or separated by a single punctuation mark of an address.
  private static func isJoined(_ text: Span<UInt8>, _ end: Int, _ start: Int) -> Bool {
    start == end
      || (start == end + 1 && (text[end] == ASCII.period || text[end] == ASCII.underscore || text[end] == ASCII.hyphen))
  }
}
