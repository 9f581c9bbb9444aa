import BlindspotParser

/// Pairs findings with the entries of a baseline, each entry once.
///
/// A finding and an entry can only be paired in the same file and structural place, for the same kind of field and the
/// same rule. With the key of the baseline, the hashes of the values must be equal. Without it, findings at the same text
/// are paired first, then the rest in order: the number of accepted findings in a place counts.
///
/// A renamed file with the same texts may have another format, in which other containers have ids. There, the place does
/// not matter.
struct BaselineMatching {
  private let entries: [Baseline.Entry]
  private let comparesValues: Bool
  private var isOpen: [Bool]

  /// The entries and findings that can be paired.
  private struct Group: Hashable {
    let file: String
    let place: String
    let kind: FieldKind
    let rule: String
  }

  init(_ entries: [Baseline.Entry], comparesValues: Bool) {
    self.entries = entries
    self.comparesValues = comparesValues
    isOpen = [Bool](repeating: true, count: entries.count)
  }

  /// The entries that no finding was paired with.
  var open: [Baseline.Entry] { zip(entries, isOpen).filter(\.1).map(\.0) }

  /// Returns whether each finding is in the baseline; one without an identity never is.
  mutating func matches(of findings: [FindingIdentity?], renamed: RenamedFiles) -> [Bool] {
    var matches = [Bool](repeating: false, count: findings.count)
    guard !entries.isEmpty else { return matches }
    var groups: [Group: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      guard let finding else { continue }
      let group = Group(
        file: renamed.oldName(of: finding.file), place: finding.place, kind: finding.kind, rule: finding.rule)
      groups[group, default: []].append(index)
    }
    var accepted: [Group: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      let group = Group(file: entry.file, place: entry.place, kind: entry.kind, rule: entry.rule)
      if groups[group] != nil { accepted[group, default: []].append(index) }
    }
    for (group, indices) in accepted {
      pair(groups[group] ?? [], with: indices, in: findings, &matches)
    }
    for (newName, oldName) in renamed.unchangedFiles {
      pairRest(of: newName, formerly: oldName, in: findings, &matches)
    }
    return matches
  }

  /// Pairs the rest of the findings and entries of a renamed file regardless of their places.
  private mutating func pairRest(
    of newName: String, formerly oldName: String, in findings: [FindingIdentity?], _ matches: inout [Bool]
  ) {
    var rest: [Group: [Int]] = [:]
    for (index, finding) in findings.enumerated() where !matches[index] {
      guard let finding, finding.file == newName else { continue }
      rest[Group(file: oldName, place: "", kind: finding.kind, rule: finding.rule), default: []].append(index)
    }
    var accepted: [Group: [Int]] = [:]
    for (index, entry) in entries.enumerated() where isOpen[index] && entry.file == oldName {
      accepted[Group(file: oldName, place: "", kind: entry.kind, rule: entry.rule), default: []].append(index)
    }
    for (group, indices) in accepted { pair(rest[group] ?? [], with: indices, in: findings, &matches) }
  }

  private mutating func pair(
    _ group: [Int], with accepted: [Int], in findings: [FindingIdentity?], _ matches: inout [Bool]
  ) {
    if comparesValues {
      for entry in accepted {
        guard let value = entries[entry].value,
          let finding = group.first(where: { !matches[$0] && findings[$0]?.value == value })
        else { continue }
        isOpen[entry] = false
        matches[finding] = true
      }
    }
    let unkeyed = accepted.filter { isOpen[$0] && (!comparesValues || entries[$0].value == nil) }
    for entry in unkeyed {
      guard let finding = group.first(where: { !matches[$0] && findings[$0]?.text == entries[entry].text }) else {
        continue
      }
      isOpen[entry] = false
      matches[finding] = true
    }
    var rest = group.filter { !matches[$0] }[...]
    for entry in unkeyed where isOpen[entry] {
      guard let finding = rest.popFirst() else { break }
      isOpen[entry] = false
      matches[finding] = true
    }
  }
}
