/// The number of occurrences of each key, in the order of first use.
///
/// Findings have few distinct rules, categories and kinds. To compare a key with those takes a fifth of the instructions of
/// a dictionary, which hashes it. Keys after the first few are in a dictionary.
struct KeyCounts<Key: Hashable> {
  /// The keys with their counts.
  private(set) var entries: [(key: Key, count: Int)] = []
  /// The places in ``entries`` of the keys that are not compared one by one.
  private var places: [Key: Int] = [:]

  /// The most keys that are compared one by one.
  private static var mostCompared: Int { 12 }

  /// Counts an occurrence of a key.
  mutating func add(_ key: Key) {
    for index in 0..<min(entries.count, Self.mostCompared) where entries[index].key == key {
      entries[index].count += 1
      return
    }
    if let place = places[key] {
      entries[place].count += 1
    } else {
      if entries.count >= Self.mostCompared { places[key] = entries.count }
      entries.append((key, 1))
    }
  }

  /// The number of occurrences of a key.
  subscript(key: Key) -> Int { entries.first { $0.key == key }?.count ?? 0 }
}
