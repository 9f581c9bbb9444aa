import BlindspotParser
import Synchronization

/// The spellings of the people whose data the texts may contain, made when a text asks for them.
///
/// Each person is spelled once, so all texts together cost at most as much as spelling all people. A class, because copies of
/// the detector share the spellings.
final class SpelledPeople: Sendable {
  private struct State: Sendable {
    /// Makes the spellings; nil before the first person is spelled.
    var spellings: IdentitySpellings<IdentityIndex>?
    /// The people who are spelled.
    var people: NumberSet
    /// The keys whose people are spelled.
    var keys: NumberSet
  }

  let keys: PeopleKeys
  private let people: KnownPeople
  private let state: Mutex<State>

  /// Creates the spellings of people with these keys.
  init(_ people: KnownPeople, keys: PeopleKeys) {
    self.keys = keys
    self.people = people
    state = Mutex(State(people: NumberSet(count: people.count), keys: NumberSet(count: keys.slotCount)))
  }

  /// Calls `body` with an index of the spellings of at least all people with one of two keys, nil if nobody has one.
  func withSpellings<Result: Sendable>(
    of first: UInt64, or second: UInt64?, _ body: (IdentityIndex) -> Result?
  ) -> Result? {
    let hasSecond = second.map { keys.contains($0) } ?? false
    guard hasSecond || keys.contains(first) else { return nil }
    return state.withLock { state in
      spell(first, in: &state)
      if let second { spell(second, in: &state) }
      return state.spellings.flatMap { body($0.sink) }
    }
  }

  /// Spells the people with a key.
  private func spell(_ key: UInt64, in state: inout State) {
    keys.forEachSlot(of: key) { slot, part, place in
      guard state.keys.insert(slot) else { return }
      var spellings =
        state.spellings.take()
        ?? IdentitySpellings(of: people.count, into: IdentityIndex(people: people.count), takesCommonWords: false)
      part.forEachPerson(in: place) { person in
        if state.people.insert(person) { spellings.add(person, of: people) }
      }
      state.spellings = spellings
    }
  }
}

/// A set of small numbers with one bit for each.
private struct NumberSet: Sendable {
  private var words: [UInt64]

  /// Creates an empty set of numbers below `count`.
  init(count: Int) { words = [UInt64](repeating: 0, count: count / 64 + 1) }

  /// Adds a number; returns whether it was not in the set.
  mutating func insert(_ number: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(number & 63)
    guard words[number >> 6] & bit == 0 else { return false }
    words[number >> 6] |= bit
    return true
  }
}
