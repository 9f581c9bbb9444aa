package import BlindspotParser

/// The accepted findings of a team, without their values and without any other text of the exports.
///
/// One entry per line, sorted, without time stamps: two branches that accept different findings mostly merge without a
/// conflict. Entries belong to a file and a structural place in it.
public struct Baseline: Sendable {
  /// The default file name, in the working folder or next to the configuration.
  public static let fileName = ".blindspot-baseline.json"

  /// One accepted finding.
  package struct Entry: Hashable, Sendable {
    package let file: String
    package let place: String
    package let kind: FieldKind
    package let rule: String
    /// The number of texts of this kind in the same container before the text.
    package let text: Int
    /// The number of findings of this rule in the text before this one, or of equal values in the container.
    package let ordinal: Int
    /// The keyed hash of the value; nil without a key.
    package let value: String?
  }

  /// The accepted findings, sorted.
  package let entries: [Entry]
  /// The features of the files with accepted findings, by file.
  package let signatures: [String: FileSignature]
  /// The entries of a file of version 1, which name no file; empty for the present version.
  package let versionOneEntries: [VersionOneEntry]
  /// The name of the key that the values were hashed with; nil if values were left out.
  package let keyName: String?

  /// Accepts `findings`. A finding about the run itself (an unused exception) cannot be accepted.
  public init(accepting findings: [Finding], key: FindingKey?) {
    self.init(accepting: findings, in: BaselineRun(of: findings), key: key)
  }

  /// Accepts the findings of a run, and records the features of its files.
  package init(accepting findings: [Finding], in run: BaselineRun, key: FindingKey?) {
    self.init(
      entries: Entry.entries(of: findings.compactMap(\.identity), hasValues: key != nil),
      signatures: run.files.compactMapValues(\.signature), keyName: key?.name)
  }

  package init(
    entries: [Entry], signatures: [String: FileSignature], versionOneEntries: [VersionOneEntry] = [], keyName: String?
  ) {
    self.entries = Array(Set(entries)).sorted()
    let files = Set(entries.map(\.file))
    self.signatures = signatures.filter { files.contains($0.key) }
    self.versionOneEntries = versionOneEntries
    self.keyName = keyName
  }

  /// The number of accepted findings.
  public var count: Int { entries.count + versionOneEntries.count }

  /// Whether the file has version 1, whose entries contain masked names.
  public var isVersionOne: Bool { !versionOneEntries.isEmpty }

  /// Whether the entries contain hashes of values, which only their key can compare.
  public var hasValues: Bool { keyName != nil }

  /// Whether the values of findings with a key can be compared with those of the entries.
  public func comparesValues(with key: FindingKey?) -> Bool { keyName != nil && keyName == key?.name }

  /// The result of comparing findings with a baseline.
  public struct Comparison: Sendable {
    /// The findings that are not in the baseline, in their order.
    public var new: [Finding] = []
    /// The number of findings in the baseline.
    public var known = 0
    /// The entries that match no finding although their file was checked completely or is gone, each in one line.
    public var stale: [String] = []
    /// A notice about the comparison: values could not be compared without the key, or the file has version 1.
    public var notice: String?
    /// The findings in the baseline.
    package var knownFindings: [Finding] = []
    /// The entries that match no finding and cannot be judged because their file was not checked completely.
    package var unchecked: [Entry] = []
  }

  /// Compares the findings of a run that checked every file.
  ///
  /// - Parameter key: The key of the run. If it is not the key of the baseline, values cannot be compared, and findings
  ///   are matched by rule and place.
  public func compare(_ findings: [Finding], key: FindingKey?) -> Comparison {
    compare(findings, in: BaselineRun(of: findings), key: key)
  }

  /// Compares the findings of a run with the baseline.
  ///
  /// - Parameters:
  ///   - findings: All findings of the files that were read, in the order of a report.
  ///   - run: The files that were read.
  ///   - key: The key of the run.
  package func compare(_ findings: [Finding], in run: BaselineRun, key: FindingKey?) -> Comparison {
    var comparison = Comparison()
    comparison.notice = notice(key: key)
    let comparesValues = comparesValues(with: key)
    let matches: [Bool]
    if isVersionOne {
      var matching = VersionOneMatching(versionOneEntries, comparesValues: comparesValues)
      matches = matching.matches(of: findings.map(\.identity))
    } else {
      let renamed = RenamedFiles(in: self, run: run)
      var matching = BaselineMatching(entries, comparesValues: comparesValues)
      matches = matching.matches(of: findings.map(\.identity), renamed: renamed)
      for entry in matching.open {
        if run.hasChecked(renamed.newName(of: entry.file) ?? entry.file) {
          comparison.stale.append(entry.description)
        } else {
          comparison.unchecked.append(entry)
        }
      }
    }
    for (finding, isKnown) in zip(findings, matches) {
      if isKnown { comparison.knownFindings.append(finding) } else { comparison.new.append(finding) }
    }
    comparison.known = comparison.knownFindings.count
    return comparison
  }

  /// Returns the baseline after a run that checked every file: without entries that match no finding, and with new
  /// findings if `acceptNew`.
  public func updated(with findings: [Finding], acceptNew: Bool, key: FindingKey?) -> Baseline {
    updated(with: findings, in: BaselineRun(of: findings), acceptNew: acceptNew, key: key)
  }

  /// Returns the baseline after a run. Entries of files that the run did not check completely are kept as they are; those
  /// of version 1 are replaced or removed.
  package func updated(with findings: [Finding], in run: BaselineRun, acceptNew: Bool, key: FindingKey?) -> Baseline {
    let comparison = compare(findings, in: run, key: key)
    var accepted = comparison.knownFindings
    if acceptNew {
      accepted += comparison.new
      LintResult.sort(&accepted)
    }
    // Values that were hashed with another key cannot be compared again.
    let keepsValues = keyName == key?.name
    let kept = comparison.unchecked.map { keepsValues ? $0 : $0.withoutValue }
    return Baseline(
      entries: Entry.entries(of: accepted.compactMap(\.identity), hasValues: key != nil) + kept,
      signatures: signatures.merging(run.files.compactMapValues(\.signature)) { $1 }, keyName: key?.name)
  }

  private func notice(key: FindingKey?) -> String? {
    if isVersionOne {
      return "the baseline has version 1, which contains masked names; rewrite it with 'blindspot baseline update'"
    }
    switch (keyName, key?.name) {
    case (let name?, let other?) where name != other:
      return "the baseline was made with another key, so only rules and places are compared; set its key"
    case (.some, nil):
      return "the baseline was made with a key, so only rules and places are compared; set BLINDSPOT_KEY"
    case (nil, .some) where !entries.isEmpty:
      return
        "a key is set, but the baseline was made without one, so only rules and places are compared; add values with "
        + "'blindspot baseline update'"
    default: return nil
    }
  }
}

extension Baseline.Entry: Comparable {
  /// Returns the entries of findings, numbered in their order.
  ///
  /// - Parameter hasValues: Whether entries contain the keyed hashes of the values.
  fileprivate static func entries(of identities: [FindingIdentity], hasValues: Bool) -> [Self] {
    var counts: [Self: Int] = [:]
    return identities.map { identity in
      let first = Self(
        file: identity.file, place: identity.place, kind: identity.kind, rule: identity.rule, text: identity.text,
        ordinal: 0, value: hasValues ? identity.value : nil)
      let ordinal = counts[first, default: 0]
      counts[first] = ordinal + 1
      return ordinal == 0 ? first : first.with(ordinal: ordinal, value: first.value)
    }
  }

  /// The entry without the hash of its value.
  fileprivate var withoutValue: Self { with(ordinal: ordinal, value: nil) }

  private func with(ordinal: Int, value: String?) -> Self {
    Self(file: file, place: place, kind: kind, rule: rule, text: text, ordinal: ordinal, value: value)
  }

  /// The entry in words: `person-name in task-name of exports/main.yaml (flow/task:14)`.
  fileprivate var description: String { "\(rule) in \(kind.rawValue) of \(file)\(place.isEmpty ? "" : " (\(place))")" }

  /// Orders entries by file and place, so that related entries are adjacent.
  package static func < (left: Self, right: Self) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.place != right.place { return left.place < right.place }
    return (left.kind.rawValue, left.text, left.rule, left.value ?? "", left.ordinal)
      < (right.kind.rawValue, right.text, right.rule, right.value ?? "", right.ordinal)
  }
}

extension LintResult {
  /// Removes the findings in the baseline from the result and counts them.
  public mutating func removeBaselined(known comparison: Baseline.Comparison) {
    findings = comparison.new
    summary.baselined = comparison.known
    coverage.policy.baselined = comparison.known
    countFindings()
  }
}
