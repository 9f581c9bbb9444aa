/// The words of a chunk of text, on the stack, so that texts without candidates need no allocation. Not copyable because of
/// its size.
package struct NameTokens: ~Copyable {
  /// The maximum number of words. A longer text is read in several chunks that overlap by some words.
  static let capacity = 48
  private static let carried = 8

  private(set) var storage: InlineArray<48, NameToken>
  /// The number of words.
  package private(set) var count = 0
  /// The number of words in lower case, capitalized, and in upper case.
  private(set) var lower = 0
  private(set) var capitalized = 0
  private(set) var capitals = 0
  /// The number of words after a space.
  private(set) var spaces = 0
  /// The number of words that can begin a name.
  private var carriers = 0

  @inline(__always)
  package init() { storage = InlineArray(repeating: NameToken()) }

  /// Whether any word can begin a name.
  var mayHoldName: Bool { carriers > 0 }

  var isFull: Bool { count == Self.capacity }

  @inline(__always)
  mutating func append(_ token: NameToken) {
    storage[count] = token
    if token.kind == .word, isRareSurname(token) { storage[count].kind = .rareName }
    count += 1
    count(storage[count - 1], by: 1)
  }

  /// Removes and returns the last word if it begins at or after `start`.
  mutating func removeLast(from start: Int32) -> NameToken? {
    guard count > 0, storage[count - 1].start >= start else { return nil }
    count -= 1
    count(storage[count], by: -1)
    return storage[count]
  }

  /// Adds `number` to the counts of words that have the properties of `token`.
  @inline(__always)
  private mutating func count(_ token: NameToken, by number: Int) {
    if token.kind.carriesName { carriers += number }
    guard token.letters > 1 else { return }
    if token.gap == .space { spaces += number }
    switch token.shape {
    case .lower: lower += number
    case .title, .mixed: capitalized += number
    case .upper: capitals += number
    }
  }

  /// Merges `token` into the last word and returns true if they are one word with a hyphen or a capital inside: a romanized
  /// Korean or Chinese given name (`Soo-jin`), or a domain word or brand with a part that is a name (`Wi-Fi`, `PayPal`).
  mutating func join(_ token: NameToken, in text: Span<UInt8>) -> Bool {
    guard token.gap == .hyphen || token.gap == .none, token.letters > 1, count > 0 else { return false }
    let last = storage[count - 1]
    guard last.shape == .title, last.letters > 1, !last.isPossessive,
      token.shape == .lower || last.kind.carriesName || token.kind.carriesName
    else { return false }
    let word = FoldedWord(text, from: Int(last.start), to: Int(token.end))
    let hash = word.hash(to: word.count)
    let entry = Lexicon.entry(for: hash)
    if entry.isDomain || (entry.isBrand && token.gap == .none) {
      guard entry.nameRank < 6 else { return false }
    } else {
      guard token.gap == .hyphen, token.shape == .lower, entry.given >= 8, entry.word < 2, !entry.isBrand else {
        return false
      }
    }
    count -= 1
    count(last, by: -1)
    var whole = last
    whole.end = token.end
    whole.hash = hash.value
    whole.entry = entry
    // The score is that of the first part.
    whole.letterScore = nil
    whole.kind = NameTokenKind(listed: entry)
    whole.letters = UInt8(word.count)
    whole.isPossessive = token.isPossessive
    append(whole)
    return true
  }

  /// Whether a foreign word that is also a rare surname follows a given name: `Maria Castellano`.
  private func isRareSurname(_ token: NameToken) -> Bool {
    guard count > 0, token.entry.surname >= 3, token.entry.word == 0, token.shape == .title,
      token.gap == .space || token.gap == .none || token.gap == .underscore
    else { return false }
    switch storage[count - 1].kind {
    case .givenName, .givenOrSurname, .nameOrRareWord: return storage[count - 1].entry.given >= 9
    default: return false
    }
  }

  /// Makes room for the next chunk. Keeps the last words, because a name can span two chunks.
  mutating func carryOver() {
    let kept = min(Self.carried, count)
    for index in 0..<kept { storage[index] = storage[count - kept + index] }
    count = kept
  }
}
