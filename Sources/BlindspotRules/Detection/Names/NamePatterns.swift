/// Names that a chunk of text states so clearly that they do not depend on ``NameTagger`` alone, which distrusts words that are
/// also shops, drinks or towns:
///
/// * a given name and a surname after a cue, in a menu, in brackets, or as the whole text: `Ask Tom Whitfield`,
///   `Press 2 for Tom Whitfield`, `Billing (Tom Whitfield)`;
/// * a title and a surname: `Herr Schmidt ruft Sie zurück`;
/// * two given names after a cue: `Ask Tom and Maria`, `Transfer to Anna / Peter`.
struct NamePatterns {
  /// The least confidence of a full name after a cue.
  private static let fullNameAfterCue: Float = 0.92
  /// The least confidence of a title and a surname, and of two given names after a cue.
  private static let titleOrPair: Float = 0.7
  /// The least confidence of a full name in a menu, in brackets or as the whole text. In any other place, such a rule flagged twice as many
  /// texts about shops and streets and found no more names.
  private static let fullName: Float = 0.6

  /// The words that begin such a name, each as a bit.
  private var starts: UInt64 = 0
  /// Those of ``starts`` whose name has two words.
  private var pairs: UInt64 = 0
  /// Those of ``starts`` after a cue.
  private var afterCue: UInt64 = 0

  /// Finds the names among at most 64 words.
  init(_ tokens: Span<NameToken>, in text: Span<UInt8>, phrases: NamePhrases) {
    for first in tokens.indices where tokens[first].shape == .title && !phrases.cover(first) {
      switch NameCue.Before(tokens, before: first) {
      case .title:
        if Self.isSurname(tokens[first]), tokens[first].gap.isPlain, Self.isLast(tokens, first) {
          starts |= 1 << UInt64(first)
        }
      case .contact, .author, .transfer, .contactVia, .authorVia, .transferVia:
        addNames(afterCueFrom: first, tokens, phrases)
      case .start where tokens.count == 2:
        if Self.isFullName(tokens, first, phrases) { addFullName(first) }
      case .preposition where first > 1 && tokens[first - 2].kind == .number:
        if Self.isFullName(tokens, first, phrases) { addFullName(first) }
      default:
        if Self.isFullName(tokens, first, phrases), Self.isInBrackets(tokens, first, in: text) { addFullName(first) }
      }
    }
  }

  /// Returns the number of words of the name that begins at `index`; 0 without such a name.
  func length(at index: Int) -> Int { Int(starts >> UInt64(index) & 1 + pairs >> UInt64(index) & 1) }

  /// Returns the least confidence of the name that begins at `index`.
  func confidence(at index: Int) -> Float {
    let bit: UInt64 = 1 << UInt64(index)
    guard pairs & bit != 0 else { return Self.titleOrPair }
    return afterCue & bit != 0 ? Self.fullNameAfterCue : Self.fullName
  }

  private mutating func addFullName(_ index: Int) {
    starts |= 1 << UInt64(index)
    pairs |= 1 << UInt64(index)
  }

  /// Adds the name or the two names that begin with the word at `first`.
  private mutating func addNames(afterCueFrom first: Int, _ tokens: Span<NameToken>, _ phrases: NamePhrases) {
    if Self.isFullName(tokens, first, phrases) {
      addFullName(first)
      afterCue |= 1 << UInt64(first)
      return
    }
    guard Self.isGivenName(tokens[first]), first + 1 < tokens.count else { return }
    let next = tokens[first + 1]
    // After a slash, or after a conjunction between spaces.
    var second = first + 1
    if next.gap != .other {
      guard next.gap == .space, next.entry.before == NameCue.Before.preposition.rawValue, first + 2 < tokens.count,
        tokens[first + 2].gap == .space
      else { return }
      second = first + 2
    }
    guard Self.isGivenName(tokens[second]), !phrases.cover(second), Self.isLast(tokens, second) else { return }
    starts |= 1 << UInt64(first) | 1 << UInt64(second)
  }

  private static func isFullName(_ tokens: Span<NameToken>, _ first: Int, _ phrases: NamePhrases) -> Bool {
    guard first + 1 < tokens.count, isGivenName(tokens[first]) else { return false }
    let next = tokens[first + 1]
    return (next.gap == .space || next.gap == .none) && isSurname(next) && !phrases.cover(first + 1)
      && isLast(tokens, first + 1)
  }

  /// Whether brackets contain only the two words: `Billing (Tom Whitfield)`.
  private static func isInBrackets(_ tokens: Span<NameToken>, _ first: Int, in text: Span<UInt8>) -> Bool {
    let (start, end) = (Int(tokens[first].start), Int(tokens[first + 1].end))
    guard start > 0, end < text.count else { return false }
    let (before, after) = (text[start - 1], text[end])
    return before == UInt8(ascii: "(") && after == UInt8(ascii: ")")
  }

  private static func isGivenName(_ token: NameToken) -> Bool {
    guard token.shape == .title, token.entry.given >= 9, !token.isPossessive else { return false }
    switch token.kind {
    case .givenName, .givenOrSurname, .nameOrRareWord, .nameOrWord: return true
    default: return false
    }
  }

  private static func isSurname(_ token: NameToken) -> Bool {
    token.shape == .title && token.entry.surname >= 7 && token.entry.word == 0 && !token.entry.isBrand
      && !token.entry.isDomain && !token.entry.isFunction
  }

  /// Whether no other capitalized word and no word for a business follows, as in `Jack and Jones Outlet`.
  private static func isLast(_ tokens: Span<NameToken>, _ index: Int) -> Bool {
    guard index + 1 < tokens.count, !tokens[index].isPossessive else { return !tokens[index].isPossessive }
    let next = tokens[index + 1]
    switch NameCue.After(tokens, after: index) {
    case .organization, .shop: return false
    default: return next.gap != .space || next.shape == .lower || next.kind == .number
    }
  }
}

extension NameSeparator {
  /// Whether a title can be separated from its name like this: `Herr Schmidt`, `Dr. Schmidt`.
  fileprivate var isPlain: Bool { self == .space || self == .dot || self == .sentence }
}
