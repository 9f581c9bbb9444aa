import BlindspotParser
package import BlindspotRules

/// How often each of a set of names occurs, most frequent first, equals by name.
package struct Tally: Sendable {
  /// A name and how often it occurs.
  package struct Entry: Hashable, Sendable {
    package let name: String
    package let count: Int
  }

  /// The names with their counts.
  package let entries: [Entry]

  /// Counts what `name` says of each finding.
  package init(_ findings: [Finding], by name: (Finding) -> String) {
    var counts: [String: Int] = [:]
    for finding in findings { counts[name(finding), default: 0] += 1 }
    entries = counts.map { Entry(name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  /// The largest count; 1 where nothing was counted, so that it may divide.
  package var peak: Int { entries.first?.count ?? 1 }
}

/// Tells findings apart that share a fingerprint: GitLab and GitHub keep only one of those.
package struct Occurrences {
  private var seen: [String: Int] = [:]

  package init() {}

  /// How often `key` was asked about, this time included.
  package mutating func next(of key: String) -> Int {
    seen[key, default: 0] += 1
    return seen[key] ?? 1
  }
}
