package import BlindspotParser

/// Properties of a whole chunk of text that affect the tags of its words: its capitalization and the kind of its field.
package struct NameContext {
  /// The capitalization of the words, which determines the significance of a capital letter.
  private let writing: Writing
  /// The kind of the field: 0 name of a flow object, 1 description, 2 speech, 3 personal status, 4 any other.
  let fieldGroup: Int
  /// The language of the flow.
  let language: WordLanguages

  private enum Writing: Int {
    case allLower, allUpper, allCapitalized, prose, mixed, one
  }

  /// Summarizes all words of a chunk.
  package init(_ tokens: borrowing NameTokens, kind: FieldKind, language: WordLanguages) {
    self.language = language
    let words = tokens.lower + tokens.capitalized + tokens.capitals
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

  /// Whether the name belongs to a synthetic voice: `TTS voice Joanna`, `Matthew Neural`.
  func isVoice(_ span: NameSpan, _ tokens: Span<NameToken>) -> Bool {
    if span.first > 0, tokens[span.first - 1].entry.isVoice { return true }
    guard span.last + 1 < tokens.count else { return false }
    // After a name, `voice` can also be a channel: `Garcia_Voice_Flow`.
    let next = tokens[span.last + 1].entry
    return next.isVoice && next.before == 0
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
  mutating func add(_ token: NameToken, of text: Span<UInt8>) {
    let word = FoldedWord(text, from: Int(token.start), to: Int(token.end))
    for index in 0..<word.count { add(word[index]) }
    if token.isPossessive { add(UInt8(ascii: "s")) }
  }
}
