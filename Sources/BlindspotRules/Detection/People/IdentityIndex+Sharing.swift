extension IdentityIndex {
  /// The people who share a spelling.
  struct Sharing: Sendable {
    /// The first person.
    private(set) var person: UInt32
    /// The second person; ``none`` if only one person has the spelling.
    private(set) var other = Self.none
    /// The number of people.
    private(set) var people: UInt32 = 1
    /// The person who was added last.
    private var last: UInt32

    init(person: UInt32) {
      self.person = person
      last = person
    }

    /// The number that is not a person's.
    static let none = UInt32.max

    /// Adds a person. Since the spellings of a person are added together, a repetition can only be of the last person.
    ///
    /// - Returns: whether the person is the first one now.
    mutating func add(_ person: UInt32) -> Bool {
      guard last != person else { return false }
      last = person
      people += 1
      guard person < self.person else {
        other = min(other, person)
        return false
      }
      other = self.person
      self.person = person
      return true
    }
  }
}
