import BlindspotParser
package import BlindspotRules

/// The number of occurrences of each name, most frequent first, then by name.
package struct Tally: Sendable {
  /// A name and its number of occurrences.
  package struct Entry: Hashable, Sendable {
    package let name: String
    package let count: Int
  }

  /// The names with their counts.
  package let entries: [Entry]

  /// Counts the findings by the name that `name` returns for each.
  package init(_ findings: [Finding], by name: (Finding) -> String) {
    var counts = KeyCounts<String>()
    for finding in findings { counts.add(name(finding)) }
    self.init(counts.entries.map { Entry(name: $0.key, count: $0.count) })
  }

  /// Sorts the number of occurrences of each name.
  init(_ counts: [String: Int]) { self.init(counts.map { Entry(name: $0.key, count: $0.value) }) }

  private init(_ entries: [Entry]) {
    self.entries = entries.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  /// The largest count, or 1 without entries, so that it can be a divisor.
  package var peak: Int { entries.first?.count ?? 1 }
}

/// Numbers findings with equal fingerprints, of which GitLab and GitHub keep only one.
package struct Occurrences {
  private var seen: [String: Int] = [:]

  package init() {}

  /// Returns the number of calls for `key` so far, including this one.
  package mutating func next(of key: String) -> Int {
    seen[key, default: 0] += 1
    return seen[key] ?? 1
  }
}
