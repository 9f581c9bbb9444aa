import BlindspotParser

/// The words between a label and its value: `clave` … `2580` in `clave del buzón de voz 2580`.
enum LabelPhrase {
  private static let automaton = WordAutomaton.builtIn
  /// The lists of words after which a number belongs to another thing, unless a word for “is” precedes it.
  private static let otherNumbers: WordLists = [
    .credentialWord, .credentialCode, .credentialLogin, .negativeCue, .cueExtension, .linkUnit, .linkNumber,
    .accountNumberNumber, .customerNumberNumber, .policyNumberNumber, .memberNumberNumber,
  ]
  /// The lists of words after which nothing is a value.
  private static let noValues: WordLists = [.credentialNoValue, .cueExample]
  /// The most words that are no articles or prepositions.
  private static let maximumWords = 4
  private static let maximumLength = 60

  /// Returns the first value that `read` finds at the start of a word after the label and at least one other word. Only
  /// spaces are between the words, or underscores in a name. A comma or a parenthesis can precede a number: `the vault pin is
  /// my badge, 71440`.
  ///
  /// - Parameter read: Reads a value at an offset; its second argument is whether a word for “is” precedes it.
  static func value<Value>(
    in text: Span<UInt8>, after label: TextRange, _ read: (Int, Bool) -> Value?
  ) -> Value? {
    var index = label.end
    var words = 0
    var mayBeUnstated = true
    while index < text.count, index - label.end < maximumLength {
      switch text[index] {
      case ASCII.space, ASCII.underscore: index += 1
      case ASCII.comma, ASCII.hyphen:
        guard let number = number(in: text, after: index), words > 0, mayBeUnstated else { return nil }
        return read(number, false)
      default: return nil
      }
      if let number = number(in: text, after: index), words > 0, mayBeUnstated { return read(number, false) }
      guard index < text.count, words <= maximumWords else { return nil }
      if index > label.end + 1, mayBeUnstated, let value = read(index, false) { return value }
      var isFiller = false
      if let match = automaton.match(in: text, at: index) {
        if match.lists.contains(.linkIs) {
          guard match.number == 0, text.byte(at: match.range.end) == ASCII.space else { return nil }
          if let value = read(ValueLink.afterAdverb(in: text, match.range.end + 1), true) { return value }
        }
        // `e` is also “and”, `la` an article.
        isFiller = !match.lists.isDisjoint(with: [.linkFiller, .linkIs])
        guard isFiller || match.lists.isDisjoint(with: noValues) else { return nil }
        if !isFiller, !match.lists.isDisjoint(with: otherNumbers) { mayBeUnstated = false }
      }
      let end = wordEnd(in: text, from: index)
      guard end > index else { return nil }
      if !isFiller { words += 1 }
      index = end
    }
    return nil
  }

  /// Returns the start of a number after a comma, a dash or an opening parenthesis with spaces.
  private static func number(in text: Span<UInt8>, after mark: Int) -> Int? {
    switch text.byte(at: mark) {
    case ASCII.comma, ASCII.hyphen:
      text.byte(at: mark + 1) == ASCII.space && text.byte(at: mark + 2).isDigit ? mark + 2 : nil
    case ASCII.openParenthesis: text.byte(at: mark + 1).isDigit ? mark + 1 : nil
    default: nil
    }
  }

  /// Returns the end of a word of letters.
  private static func wordEnd(in text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count,
      text[end].isLetter || text[end] >= 0x80 || text[end] == ASCII.apostrophe
        || text[end] == ASCII.hyphen && text.byte(at: end + 1).isLetter
    {
      end += 1
    }
    return end
  }
}
