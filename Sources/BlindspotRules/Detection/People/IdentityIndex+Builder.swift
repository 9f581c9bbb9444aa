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
    private var sequence = UInt64.fnvSeed
    private var isBegun = false
    /// The mean number of spellings in a bucket.
    private static let bucketSize = 4

    /// Reserves room for the spellings of a number of people.
    init(people: Int) {
      // Most people have at most fourteen spellings. Memory that is never used takes none.
      spellings.reserveCapacity(people * 14)
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
      sequence = UInt64.fnvSeed
      isBegun = false
    }

    /// Returns the index of the spellings.
    consuming func build() -> IdentityIndex {
      let buckets = spellings.count / Self.bucketSize + 1
      var starts = [UInt32](repeating: 0, count: buckets + 1)
      var slots = Self.grouped(spellings.span, &starts)
      var sharings: [Sharing] = []
      // In place: a bucket keeps at most as many slots as it has spellings.
      var kept = slots.mutableSpan
      var count = 0
      for bucket in 0..<buckets {
        let spellings = Int(starts[bucket])..<Int(starts[bucket + 1])
        let first = count
        starts[bucket] = UInt32(first)
        for index in spellings {
          let slot = kept[index]
          var place = first
          while place < count, kept[place].key != slot.key { place &+= 1 }
          if place == count {
            kept[count] = slot
            count &+= 1
          } else if kept[place].isShared || kept[place].person != slot.person {
            kept[place].add(slot.person, to: &sharings)
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

extension IdentityIndex.Slot {
  /// Adds a person who has the spelling, too, and is another one if the slot is not shared yet.
  fileprivate mutating func add(_ person: UInt32, to sharings: inout [IdentityIndex.Sharing]) {
    if isShared { return sharings[Int(self.person)].add(person) }
    var sharing = IdentityIndex.Sharing(person: self.person)
    sharing.add(person)
    self.person = UInt32(sharings.count)
    isShared = true
    sharings.append(sharing)
  }
}
