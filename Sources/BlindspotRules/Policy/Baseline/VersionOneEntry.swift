package import BlindspotParser

/// An accepted finding of a baseline of version 1. It names no file, and its place contains masked names.
package struct VersionOneEntry: Hashable, Sendable {
  package let rule: String
  package let kind: FieldKind
  /// The place, as ``StructuralPath`` builds it.
  package let place: String
  package let value: String?
  /// The number of entries with the same values before this one.
  package let ordinal: Int
}

/// Pairs findings with the entries of a baseline of version 1, each entry once, as that version did.
struct VersionOneMatching {
  private struct Key: Hashable {
    let rule: String
    let kind: FieldKind
    let place: String
    let value: String?
  }

  private var counts: [Key: Int] = [:]
  private let comparesValues: Bool

  init(_ entries: [VersionOneEntry], comparesValues: Bool) {
    self.comparesValues = comparesValues
    for entry in entries {
      let value = comparesValues ? entry.value : nil
      counts[Key(rule: entry.rule, kind: entry.kind, place: entry.place, value: value), default: 0] += 1
    }
  }

  /// Returns whether each finding is in the baseline; one without an identity never is.
  mutating func matches(of findings: [FindingIdentity?]) -> [Bool] {
    findings.map { finding in
      guard let finding, let place = finding.versionOnePlace else { return false }
      let value = comparesValues ? finding.value : nil
      let key = Key(rule: finding.rule, kind: finding.kind, place: place, value: value)
      guard let count = counts[key], count > 0 else { return false }
      counts[key] = count - 1
      return true
    }
  }
}
