import BlindspotParser

extension IdentityIndex {
  /// Collects spellings for an index.
  ///
  /// The simple version inserts each spelling into the table at once, so that each waits for memory far away: 40 of the 100 ms
  /// that 50,000 people take. Here they are collected in order and sorted into their buckets in one loop, in which
  /// these waits overlap.
  struct Builder {
    private var spellings: [Slot] = []
    private var marks: Marks
    /// The hash of the spelling that is being added.
    private var sequence = FNV.seed
    private var isBegun = false
    /// The mean number of spellings in a bucket.
    private static let bucketSize = 4

    /// Reserves room for the spellings of a number of people.
    init(people: Int) {
      // Most people have eight spellings, some have fourteen.
      spellings.reserveCapacity(people * 10)
      marks = Marks(capacity: people * 14)
    }

    /// Appends a word to the spelling that is being added.
    @inline(__always)
    mutating func append(_ hash: UInt64) {
      // Most are present already, and reading is cheaper than writing.
      if isBegun {
        if !marks.beginnings.mayContain(sequence) { marks.beginnings.insert(sequence) }
      } else if !marks.starters.mayContain(hash) {
        marks.starters.insert(hash)
      }
      isBegun = true
      sequence = IdentityToken.sequence(sequence, with: hash)
    }

    /// Ends a spelling. A spelling that is added with several kinds keeps the first.
    mutating func finish(_ kind: Kind, of person: UInt32) {
      guard isBegun else { return }
      spellings.append(Slot(key: sequence, person: person, kind: kind))
      sequence = FNV.seed
      isBegun = false
    }

    /// Returns the index of the spellings.
    consuming func build() -> IdentityIndex {
      let buckets = spellings.count / Self.bucketSize + 1
      var starts = [UInt32](repeating: 0, count: buckets + 1)
      var slots = Self.grouped(spellings.span, &starts)
      var sharings: [Sharing] = []
      // In place: a bucket keeps at most as many slots as it has spellings.
      var count = 0
      for bucket in 0..<buckets {
        let spellings = Int(starts[bucket])..<Int(starts[bucket + 1])
        let first = count
        starts[bucket] = UInt32(first)
        for index in spellings {
          let slot = slots[index]
          if let known = slots.span.extracting(first..<count).firstIndex(of: slot.key) {
            slots[first + known].add(slot.person, to: &sharings)
          } else {
            slots[count] = slot
            count += 1
          }
        }
      }
      starts[buckets] = UInt32(count)
      slots.removeLast(slots.count - count)
      return IdentityIndex(slots: slots, starts: starts, sharings: sharings, marks: marks)
    }

    /// Returns the spellings grouped by bucket, each bucket in their order, and sets `starts` to the index of the first of
    /// each bucket.
    private static func grouped(_ spellings: Span<Slot>, _ starts: inout [UInt32]) -> [Slot] {
      let buckets = starts.count - 1
      var counts = starts.mutableSpan
      for index in spellings.indices { counts[bucket(of: spellings[index].key, among: buckets) + 1] += 1 }
      for bucket in 0..<buckets { counts[bucket + 1] += counts[bucket] }
      var slots = [Slot](repeating: Slot(key: 0, person: 0, kind: .name), count: spellings.count)
      var grouped = slots.mutableSpan
      var copy = starts
      var next = copy.mutableSpan
      for index in spellings.indices {
        let bucket = bucket(of: spellings[index].key, among: buckets)
        grouped[Int(next[bucket])] = spellings[index]
        next[bucket] += 1
      }
      return slots
    }
  }
}

extension Span<IdentityIndex.Slot> {
  /// Returns the index of the slot of a key.
  fileprivate func firstIndex(of key: UInt64) -> Int? {
    for index in indices where self[index].key == key { return index }
    return nil
  }
}

extension IdentityIndex.Slot {
  /// Adds a person who has the spelling, too.
  fileprivate mutating func add(_ person: UInt32, to sharings: inout [IdentityIndex.Sharing]) {
    if isShared { return sharings[Int(self.person)].add(person) }
    guard self.person != person else { return }
    var sharing = IdentityIndex.Sharing(person: self.person)
    sharing.add(person)
    self.person = UInt32(sharings.count)
    isShared = true
    sharings.append(sharing)
  }
}
