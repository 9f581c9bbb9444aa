package import BlindspotParser

/// What holds for a whole stretch of text: how it is written, and what it is for.
package struct NameContext {
  /// How the words are written, so that one knows what a capital says.
  private let writing: Writing
  /// How many words can be a name, and how many are words of a language; the others are domain words, digits and parts
  /// of names.
  private let carriers: Int
  private let plainWords: Int
  /// The kind of field: 0 a flow's or a state's name, 1 a description, 2 speech, 3 a personal status, 4 the rest.
  let fieldGroup: Int

  private enum Writing: Int {
    case allLower, allUpper, allCapitalized, prose, mixed, one
  }

  /// Looks at all words.
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

  /// How the span's first word is written in a stretch written so: 0–23.
  func letterCase(of span: NameSpan, _ tokens: Span<NameToken>) -> Int {
    let shape = Int(tokens[span.first].shape.rawValue)
    // The capital that begins a sentence says nothing.
    let gap = tokens[span.first].gap
    let isOpening = writing == .prose && (span.first == 0 || gap == .sentence)
    return (isOpening ? 4 : writing.rawValue) * 4 + shape
  }

  /// How the span's last word is written, beside the first one.
  func lastCase(of span: NameSpan, _ tokens: Span<NameToken>) -> Int {
    letterCase(of: span, tokens) * 4 + Int(tokens[span.last].shape.rawValue)
  }

  /// Whether the span is spelt out: a word of the spelling alphabet beside another one.
  func isSpelling(_ span: NameSpan, _ tokens: Span<NameToken>) -> Bool {
    let count = tokens.count
    guard tokens[span.first].entry.isSpelling, tokens[span.last].entry.isSpelling else { return false }
    if span.last > span.first { return true }
    if span.first > 0, tokens[span.first - 1].entry.isSpelling { return true }
    guard span.last + 1 < count else { return false }
    return tokens[span.last + 1].entry.isSpelling
  }

  /// Where the span stands and how many words stand beside it: 0–19.
  func position(of span: NameSpan, _ tokens: Span<NameToken>) -> Int {
    let others = tokens.count - (span.last - span.first + 1)
    let bin = others == 0 ? 0 : others == 1 ? 1 : others == 2 ? 2 : others <= 5 ? 3 : 4
    let isFirst = span.first == 0
    let isLast = span.last == tokens.count - 1
    return bin * 4 + (isFirst ? 2 : 0) + (isLast ? 1 : 0)
  }

  /// What the words around the span are: 0 none, 1 domain words and digits only, 2 others, too, 3 words that can be
  /// names, 4 those and everyday words.
  func company(of span: NameSpan, _ tokens: Span<NameToken>) -> Int {
    guard tokens.count > span.last - span.first + 1 else { return 0 }
    var own = 0
    for index in span.first...span.last where tokens[index].kind.carriesName { own += 1 }
    return (carriers > own ? 3 : 1) + (plainWords > 0 ? 1 : 0)
  }

  /// Whether what is named is a voice or a machine: `Alex, your virtual assistant`, `JennyNeural`, `voice: Joanna`.
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

  /// Whether what is named is a synthetic voice: `TTS voice Joanna`, `Matthew Neural`.
  func isVoice(_ span: NameSpan, _ tokens: Span<NameToken>) -> Bool {
    if span.first > 0, tokens[span.first - 1].entry.isVoice { return true }
    guard span.last + 1 < tokens.count else { return false }
    // Behind a name `voice` is a channel, too: `Garcia_Voice_Flow`.
    let next = tokens[span.last + 1].entry
    return next.isVoice && next.before == 0
  }

  /// Whether the word at `index` is a machine, and no service that people give: `bot`, `virtual assistant`, `virtual
  /// agent`, but not `virtual queue`.
  ///
  /// Written with guards: Swift 6.3's optimiser fails on a `||` whose right side reads from a span.
  private static func isMachine(_ tokens: Span<NameToken>, at index: Int) -> Bool {
    let word = tokens[index].entry
    guard word.isMachine else { return false }
    guard index + 1 < tokens.count else { return true }
    let next = tokens[index + 1].entry
    return word.isService ? next.isMachine || NameCue.Before(rawValue: next.before) == .intro : !next.isService
  }
}

extension NameSpan {
  /// Whether the span lies inside of a phrase that the lexicon knows (`Charles Schwab`): 0 no, 1 in part, 2 wholly.
  func phraseCover(_ tokens: Span<NameToken>, in text: Span<UInt8>) -> Int {
    let count = tokens.count
    var cover = 0
    for start in max(first - 3, 0)...last {
      guard tokens[start].entry.startsPhrase else { continue }
      var digest = WordHash()
      digest.add(tokens[start], of: text)
      if start >= first, tokens[start].isPossessive, Lexicon.entry(for: digest).isPhrase {
        if first == last { return 2 }
        cover = 1
      }
      for end in (start + 1)..<max(min(start + 5, count), start + 1) {
        digest.add(0x20)
        digest.add(tokens[end], of: text)
        guard end >= first, Lexicon.entry(for: digest).isPhrase else { continue }
        if start <= first, end >= last { return 2 }
        cover = 1
      }
    }
    return cover
  }
}

extension WordHash {
  /// Takes in the folded letters of a word; a possessive counts with its `s`, as in `Wendy's`.
  fileprivate mutating func add(_ token: NameToken, of text: Span<UInt8>) {
    let word = FoldedWord(text, from: Int(token.start), to: Int(token.end))
    for index in 0..<word.count { add(word[index]) }
    if token.isPossessive { add(0x73) }
  }
}
