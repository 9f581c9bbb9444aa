/// The words of a stretch of text, on the stack: no text without a candidate costs an allocation.
package struct NameTokens: ~Copyable {
  /// How many words a stretch has at most; a longer text is read in several, the last words carried over.
  static let capacity = 48
  private static let carried = 8

  private(set) var storage: InlineArray<48, NameToken> = .init(repeating: NameToken())
  /// How many words there are.
  package private(set) var count = 0
  /// How many words are written in lower case, with a capital, in capitals.
  private(set) var lower = 0
  private(set) var capitalized = 0
  private(set) var capitals = 0
  /// How many gaps are spaces.
  private(set) var spaces = 0
  /// How many words can begin a name, and how many are words of a language.
  private(set) var carriers = 0
  private(set) var plainWords = 0

  package init() {}

  /// Whether any word can begin a name.
  var mayHoldName: Bool { carriers > 0 }

  var isFull: Bool { count == Self.capacity }

  @inline(__always)
  mutating func append(_ token: NameToken) {
    storage[count] = token
    if token.kind == .word, isRareSurname(token) { storage[count].kind = .rareName }
    count += 1
    tally(storage[count - 1].kind, 1)
    guard token.letters > 1 else { return }
    if token.gap == .space { spaces += 1 }
    switch token.shape {
    case .lower: lower += 1
    case .title, .mixed: capitalized += 1
    case .upper: capitals += 1
    }
  }

  /// Counts a word in, or out again.
  @inline(__always)
  private mutating func tally(_ kind: NameTokenKind, _ step: Int) {
    switch kind {
    case .word, .function: plainWords += step
    case .unlisted...: carriers += step
    default: break
    }
  }

  /// Takes `token` into the last word if they are one with a hyphen inside: a given name, as Korean and Chinese ones
  /// are written in Latin letters (`Soo-jin`), or a word of these places of which a part is a name (`Wi-Fi`).
  mutating func join(_ token: NameToken, in text: Span<UInt8>) -> Bool {
    guard token.gap == .hyphen, token.letters > 1, count > 0 else { return false }
    let last = storage[count - 1]
    guard last.shape == .title, last.letters > 1, !last.isPossessive,
      token.shape == .lower || last.kind.carriesName
    else { return false }
    let word = FoldedWord(text, from: Int(last.start), to: Int(token.end))
    let entry = Lexicon.entry(for: word.digest(to: word.count))
    if entry.isDomain {
      guard max(entry.given, entry.surname) < 6 else { return false }
    } else {
      guard token.shape == .lower, entry.given >= 8, entry.word < 2, !entry.isBrand else { return false }
    }
    count -= 1
    capitalized -= 1
    tally(last.kind, -1)
    var whole = last
    whole.end = token.end
    whole.entry = entry
    whole.kind = NameTokenKind(listed: entry)
    whole.letters = UInt8(word.count)
    whole.isPossessive = token.isPossessive
    if whole.gap == .space { spaces -= 1 }
    append(whole)
    return true
  }

  /// Whether a foreign word that is a rare surname too stands where a surname does: `Maria Castellano`.
  private func isRareSurname(_ token: NameToken) -> Bool {
    guard count > 0, token.entry.surname >= 3, token.entry.word == 0, token.shape == .title,
      token.gap == .space || token.gap == .none || token.gap == .underscore
    else { return false }
    switch storage[count - 1].kind {
    case .givenName, .givenOrSurname, .nameOrRareWord: return storage[count - 1].entry.given >= 9
    default: return false
    }
  }

  /// Makes room for the next stretch; a name may lie across, so the last words stay.
  mutating func carryOver() {
    let kept = min(Self.carried, count)
    for index in 0..<kept { storage[index] = storage[count - kept + index] }
    count = kept
  }
}
