import BlindspotParser

/// A run of words that can be the name of a person.
package struct NameSpan {
  /// The first word.
  package let first: Int
  /// The last word.
  package let last: Int

  /// Returns the range of the words in the text, in bytes.
  func range(in tokens: Span<NameToken>) -> TextRange {
    TextRange(start: Int(tokens[first].start), end: Int(tokens[last].end))
  }

  /// The structure of a name.
  enum Form {
    case single, pair, several, initialFirst, initialLast, reversed, concatenated, concatenatedInitial
  }

  /// Returns the structure of the name.
  func form(_ tokens: Span<NameToken>) -> Form {
    if first == last {
      switch tokens[first].kind {
      case .concatenated, .shortConcatenated: return .concatenated
      case .concatenatedInitial: return .concatenatedInitial
      default: return .single
      }
    }
    for index in (first + 1)...last where tokens[index].gap == .comma { return .reversed }
    if tokens[first].kind == .initial { return .initialFirst }
    if tokens[last].kind == .initial { return .initialLast }
    return last - first == 1 ? .pair : .several
  }
}
