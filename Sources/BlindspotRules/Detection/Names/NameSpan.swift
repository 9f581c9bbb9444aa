/// A run of words that may be a person's name.
package struct NameSpan {
  /// The first word.
  package let first: Int
  /// The last word.
  package let last: Int

  /// How the words of the name stand to one another. The order is that of the trained weights.
  enum Form: Int, CaseIterable {
    case single, pair, several, initialFirst, initialLast, reversed, runOn, initialRunOn
  }

  /// What a name is made of.
  func form(_ tokens: Span<NameToken>) -> Form {
    if first == last {
      switch tokens[first].kind {
      case .runOn, .shortRunOn: return .runOn
      case .initialRunOn: return .initialRunOn
      default: return .single
      }
    }
    for index in (first + 1)...last where tokens[index].gap == .comma { return .reversed }
    if tokens[first].kind == .initial { return .initialFirst }
    if tokens[last].kind == .initial { return .initialLast }
    return last - first == 1 ? .pair : .several
  }

  /// How strongly the words speak for a name, 0 (each is also an everyday word) to 7 (given name and surname).
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
      case .givenName, .surname, .givenOrSurname, .runOn: pure += 1
      case .nameOrRareWord, .rareName, .shortRunOn, .initialRunOn: usual += 1
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

  /// Whether tokens `first` to `last` can be one name at all.
  static func canBeName(_ tokens: Span<NameToken>, first: Int, last: Int) -> Bool {
    let begin = tokens[first].kind
    let end = tokens[last].kind
    guard begin.carriesName || ((begin == .initial || begin == .particle) && first < last) else { return false }
    guard end.carriesName || (end == .initial && first < last) else { return false }
    guard begin != .initial || end != .initial else { return false }
    return first == last || begin != .particle || last - first < 4
  }
}
