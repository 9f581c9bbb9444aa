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
    switch storage[count - 1].kind {
    case .word, .function: plainWords += 1
    case .unlisted...: carriers += 1
    default: break
    }
    guard token.letters > 1 else { return }
    if token.gap == .space { spaces += 1 }
    switch token.shape {
    case .lower: lower += 1
    case .title, .mixed: capitalized += 1
    case .upper: capitals += 1
    }
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
