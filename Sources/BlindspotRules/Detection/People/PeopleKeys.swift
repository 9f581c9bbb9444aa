import BlindspotParser

/// The keys of all people, in parts that threads have made.
///
/// A text asks all parts for a key, so that nothing needs to be merged, except the words that spellings can start with.
struct PeopleKeys: Sendable {
  /// The words that a spelling can start with, and others.
  private(set) var starters: HashMarks
  /// The numbers among the words that keys are made of.
  private(set) var numbers: NumberWords
  private let parts: [PersonKeys]

  /// Puts the keys of ranges of people together.
  init(_ parts: [PersonKeys]) {
    starters = parts.first?.starters ?? HashMarks(capacity: 0)
    numbers = parts.first?.numbers ?? NumberWords()
    for part in parts.dropFirst() {
      starters.formUnion(part.starters)
      numbers.formUnion(part.numbers)
    }
    self.parts = parts
  }

  /// The number of slots of all parts.
  var slotCount: Int { parts.reduce(0) { $0 + $1.count } }

  /// Whether a person has a key.
  func contains(_ key: UInt64) -> Bool { parts.contains { $0.slot(of: key) != nil } }

  /// Calls `body` with the slots of a key, at most one of each part.
  func forEachSlot(of key: UInt64, _ body: (_ slot: Int, _ part: PersonKeys, _ place: Int) -> Void) {
    var first = 0
    for part in parts {
      if let place = part.slot(of: key) { body(first + place, part, place) }
      first += part.count
    }
  }
}
