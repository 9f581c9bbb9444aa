package import BlindspotParser

/// Properties of a whole chunk of text that affect the score of its names: its capitalization and the kind of its field.
package struct NameContext {
  /// The capitalization of the words, which determines the significance of a capital letter.
  private let writing: Writing
  /// The number of words that can be a name, and of words of a language. All others are domain words, digits and parts of
  /// names.
  private let carriers: Int
  private let plainWords: Int
  /// The kind of the field: 0 name of a flow object, 1 description, 2 speech, 3 personal status, 4 any other.
  let fieldGroup: Int

  private enum Writing: Int {
    case allLower, allUpper, allCapitalized, prose, mixed, one
  }

  /// Summarizes all words of a chunk.
  package init(_ tokens: borrowing NameTokens, kind: FieldKind) {
    let words = tokens.lower + tokens.capitalized + tokens.capitals
    carriers = tokens.carriers
    plainWords = tokens.plainWords
    writing =
      if words <= 1 {
        .one
      } else if tokens.lower >= 2, tokens.spaces * 2 >= words, tokens.lower > tokens.capitalized {
        .prose
      } else if tokens.lower == words {
        .allLower
      } else if tokens.capitals == words {
        .allUpper
      } else if tokens.lower == 0 {
        .allCapitalized
      } else {
        .mixed
      }
    fieldGroup =
      switch kind {
      case .flowDescription, .promptDescription, .variableDescription: 1
      case .tts, .messageText: 2
      case .personalStatus: 3
      case .flowName, .stateName, .taskName, .actionName, .menuName, .menuChoiceName: 0
      default: 4
      }
  }

  /// Returns the capitalization of the span's first word combined with that of the chunk: 0–23.
  func letterCase(of span: NameSpan, _ tokens: Span<NameToken>) -> Int {
    let shape = Int(tokens[span.first].shape.rawValue)
    // A capital at the start of a sentence is not significant.
    let gap = tokens[span.first].gap
    let isOpening = writing == .prose && (span.first == 0 || gap == .sentence)
    return (isOpening ? 4 : writing.rawValue) * 4 + shape
  }

  /// Returns the capitalization of the span's last word combined with that of the first.
  func lastCase(of span: NameSpan, _ tokens: Span<NameToken>) -> Int {
    letterCase(of: span, tokens) * 4 + Int(tokens[span.last].shape.rawValue)
  }

  /// Whether the span is part of a spelled-out word: a word of the spelling alphabet next to another.
  func isSpelling(_ span: NameSpan, _ tokens: Span<NameToken>) -> Bool {
    let count = tokens.count
    guard tokens[span.first].entry.isSpelling, tokens[span.last].entry.isSpelling else { return false }
    if span.last > span.first { return true }
    if span.first > 0, tokens[span.first - 1].entry.isSpelling { return true }
    guard span.last + 1 < count else { return false }
    return tokens[span.last + 1].entry.isSpelling
  }

  /// Returns the position of the span in the chunk combined with the number of other words: 0–19.
  func position(of span: NameSpan, _ tokens: Span<NameToken>) -> Int {
    let others = tokens.count - (span.last - span.first + 1)
    let bin = others == 0 ? 0 : others == 1 ? 1 : others == 2 ? 2 : others <= 5 ? 3 : 4
    let isFirst = span.first == 0
    let isLast = span.last == tokens.count - 1
    return bin * 4 + (isFirst ? 2 : 0) + (isLast ? 1 : 0)
  }

  /// Returns the kinds of the words around the span: 0 none, 1 only domain words and digits, 2 also words of a language,
  /// 3 words that can be names, 4 those and words of a language.
  func neighborKinds(of span: NameSpan, _ tokens: Span<NameToken>) -> Int {
    guard tokens.count > span.last - span.first + 1 else { return 0 }
    var own = 0
    for index in span.first...span.last where tokens[index].kind.carriesName { own += 1 }
    return (carriers > own ? 3 : 1) + (plainWords > 0 ? 1 : 0)
  }

  /// Whether the name belongs to a voice or a machine: `Alex, your virtual assistant`, `JennyNeural`, `voice: Joanna`.
  func isPersona(_ span: NameSpan, _ tokens: Span<NameToken>) -> Bool {
    let count = tokens.count
    var index = span.last + 1
    while index < min(span.last + 5, count) {
      if Self.isMachine(tokens, at: index) { return true }
      index += 1
    }
    index = max(span.first - 2, 0)
    while index < span.first {
      if tokens[index].entry.isVoice { return true }
      if Self.isMachine(tokens, at: index) { return true }
      index += 1
    }
    guard span.last + 1 < count else { return false }
    return tokens[span.last + 1].entry.isVoice
  }

  /// Whether the name belongs to a synthetic voice: `TTS voice Joanna`, `Matthew Neural`.
  func isVoice(_ span: NameSpan, _ tokens: Span<NameToken>) -> Bool {
    if span.first > 0, tokens[span.first - 1].entry.isVoice { return true }
    guard span.last + 1 < tokens.count else { return false }
    // After a name, `voice` can also be a channel: `Garcia_Voice_Flow`.
    let next = tokens[span.last + 1].entry
    return next.isVoice && next.before == 0
  }

  /// Whether the word at `index` is a machine and not a service: `bot`, `virtual assistant`, `virtual agent`, but not
  /// `virtual queue`.
  ///
  /// Uses guards because the optimizer of Swift 6.3 fails on a `||` whose right side reads from a span.
  private static func isMachine(_ tokens: Span<NameToken>, at index: Int) -> Bool {
    let word = tokens[index].entry
    guard word.isMachine else { return false }
    guard index + 1 < tokens.count else { return true }
    let next = tokens[index + 1].entry
    return word.isService ? next.isMachine || NameCue.Before(rawValue: next.before) == .intro : !next.isService
  }
}

extension NameSpan {
  /// Returns whether a phrase of the lexicon (`Charles Schwab`) covers the span: 0 no, 1 in part, 2 completely.
  func phraseCover(_ tokens: Span<NameToken>, in text: Span<UInt8>) -> Int {
    let count = tokens.count
    var cover = 0
    for start in max(first - 3, 0)...last {
      guard tokens[start].entry.startsPhrase else { continue }
      var hash = WordHash()
      hash.add(tokens[start], of: text)
      if start >= first, tokens[start].isPossessive, Lexicon.entry(for: hash).isPhrase {
        if first == last { return 2 }
        cover = 1
      }
      for end in (start + 1)..<max(min(start + 5, count), start + 1) {
        hash.add(UInt8(ascii: " "))
        hash.add(tokens[end], of: text)
        guard end >= first, Lexicon.entry(for: hash).isPhrase else { continue }
        if start <= first, end >= last { return 2 }
        cover = 1
      }
    }
    return cover
  }
}

extension WordHash {
  /// Adds the folded letters of a word, including the `s` of a possessive, as in `Wendy's`.
  fileprivate mutating func add(_ token: NameToken, of text: Span<UInt8>) {
    let word = FoldedWord(text, from: Int(token.start), to: Int(token.end))
    for index in 0..<word.count { add(word[index]) }
    if token.isPossessive { add(UInt8(ascii: "s")) }
  }
}
