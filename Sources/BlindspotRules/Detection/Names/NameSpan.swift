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

  /// The structure of a name. The order is that of the trained weights.
  enum Form: Int, CaseIterable {
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

  /// Returns how strongly the words indicate a name: 0 (each is also a common word) to 7 (given name and surname).
  func strength(_ tokens: Span<NameToken>) -> Int {
    var pure = 0
    var usual = 0
    var unlisted = 0
    var plain = 0
    var given = 0
    var surname = 0
    for index in first...last {
      let token = tokens[index]
      switch token.kind {
      case .givenName, .surname, .givenOrSurname, .concatenated: pure += 1
      case .nameOrRareWord, .rareName, .shortConcatenated, .concatenatedInitial: usual += 1
      case .unlisted, .acronym: unlisted += token.nameLikelihood >= 4 ? 1 : 0
      case .initial, .particle: continue
      default: plain += 1
      }
      given = max(given, token.entry.given)
      surname = max(surname, token.entry.surname)
    }
    if pure >= 2 { return 7 }
    if pure == 1 { return usual + plain + unlisted > 0 ? 6 : 5 }
    if usual > 0 { return usual + plain + unlisted > 1 ? 4 : 3 }
    if unlisted > 0 { return 2 }
    return given >= 12 || (given >= 8 && surname >= 8) ? 1 : 0
  }

  /// Whether tokens `first` to `last` can be one name.
  static func canBeName(_ tokens: Span<NameToken>, first: Int, last: Int) -> Bool {
    let begin = tokens[first].kind
    let end = tokens[last].kind
    guard begin.carriesName || ((begin == .initial || begin == .particle) && first < last) else { return false }
    guard end.carriesName || (end == .initial && first < last) else { return false }
    guard begin != .initial || end != .initial else { return false }
    return first == last || begin != .particle || last - first < 4
  }
}
