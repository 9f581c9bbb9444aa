import BlindspotParser

/// Pairs findings with the entries of a baseline, each entry once.
///
/// Pairs by identity first. Then treats the rest of both sides as findings in renamed containers: with a key if rule and
/// value are equal, without a key if the places differ in one name around the innermost one. So fixing the name of a task
/// does not bring back the findings accepted in it.
struct BaselineMatching {
  private let entries: [Baseline.Entry]
  private let comparesValues: Bool
  private var isOpen: [Bool]

  init(_ entries: [Baseline.Entry], comparesValues: Bool) {
    self.entries = entries
    self.comparesValues = comparesValues
    isOpen = [Bool](repeating: true, count: entries.count)
  }

  /// The entries that no finding was paired with.
  var stale: [Baseline.Entry] { zip(entries, isOpen).filter(\.1).map(\.0) }

  /// Whether each finding is in the baseline; one without an identity never is.
  mutating func verdicts(on findings: [FindingIdentity?]) -> [Bool] {
    var verdicts = [Bool](repeating: false, count: findings.count)
    pair(findings, &verdicts) { [comparesValues] identity in
      [comparesValues ? identity : identity.withoutValue]
    }
    if comparesValues {
      pair(findings, &verdicts) { identity in [[identity.rule, identity.value ?? ""]] }
    } else {
      pair(findings, &verdicts, Self.neighbours)
    }
    return verdicts
  }

  /// Pairs findings with open entries that share one of their keys.
  private mutating func pair<Key: Hashable>(
    _ findings: [FindingIdentity?], _ verdicts: inout [Bool], _ keys: (FindingIdentity) -> [Key]
  ) {
    guard verdicts.contains(false), isOpen.contains(true) else { return }
    // The last of equal entries is used last: they cannot be distinguished, and the order of the file is kept.
    var open: [Key: [Int]] = [:]
    for index in entries.indices.reversed() where isOpen[index] {
      for key in keys(entries[index].identity) { open[key, default: []].append(index) }
    }
    for index in findings.indices where !verdicts[index] {
      guard let identity = findings[index] else { continue }
      for key in keys(identity) where !verdicts[index] {
        while let entry = open[key]?.popLast() {
          guard isOpen[entry] else { continue }
          isOpen[entry] = false
          verdicts[index] = true
          break
        }
      }
    }
  }

  /// The place with one of its outer names left open, for each of them.
  private static func neighbours(of identity: FindingIdentity) -> [[String]] {
    let steps = identity.place.split(separator: "/").map(String.init)
    return steps.indices.dropLast().map { index in
      var open = steps
      open[index] = String(open[index].prefix { $0 != "=" })
      return [identity.rule, identity.kind.rawValue] + open
    }
  }
}
