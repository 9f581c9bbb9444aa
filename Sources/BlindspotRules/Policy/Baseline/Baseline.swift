import BlindspotParser

/// The accepted findings of a team, without their values.
///
/// One entry per line, sorted, without time stamps: two branches that accept different findings mostly merge without a
/// conflict. Equal findings are distinguished by number.
public struct Baseline: Sendable {
  /// The default file name, in the working folder or next to the configuration.
  public static let fileName = ".blindspot-baseline.json"

  /// One accepted finding.
  package struct Entry: Hashable, Sendable {
    package let identity: FindingIdentity
    /// The number of accepted findings of the same identity before this one.
    package let ordinal: Int

    package init(identity: FindingIdentity, ordinal: Int) {
      self.identity = identity
      self.ordinal = ordinal
    }
  }

  /// The accepted findings, sorted.
  package let entries: [Entry]
  /// The name of the key that the values were hashed with; nil if values were left out.
  package let keyName: String?

  /// Accepts `findings`. A finding about the run itself (an unused exception) cannot be accepted.
  public init(accepting findings: [Finding], key: FindingKey?) {
    self.init(identities: findings.compactMap(\.identity), keyName: key?.name)
  }

  package init(identities: [FindingIdentity], keyName: String?) {
    var counts: [FindingIdentity: Int] = [:]
    var entries: [Entry] = []
    for identity in identities {
      let kept = keyName == nil ? identity.withoutValue : identity
      entries.append(Entry(identity: kept, ordinal: counts[kept, default: 0]))
      counts[kept, default: 0] += 1
    }
    self.entries = entries.sorted()
    self.keyName = keyName
  }

  /// The number of accepted findings.
  public var count: Int { entries.count }

  /// The result of comparing findings with a baseline.
  public struct Comparison: Sendable {
    /// The findings that are not in the baseline, in their order.
    public var new: [Finding] = []
    /// The number of findings in the baseline.
    public var known = 0
    /// The entries that match no finding, each in one line.
    public var stale: [String] = []
    /// A notice that values could not be compared without the key.
    public var notice: String?
    package var knownIdentities: [FindingIdentity] = []
  }

  /// Compares `findings` with the baseline.
  ///
  /// - Parameter key: the key of the run. If it is not the key of the baseline, values cannot be compared, and findings
  ///   are matched by rule and place.
  public func compare(_ findings: [Finding], key: FindingKey?) -> Comparison {
    let comparesValues = keyName != nil && keyName == key?.name
    var matching = BaselineMatching(entries, comparesValues: comparesValues)
    let verdicts = matching.verdicts(on: findings.map(\.identity))
    var comparison = Comparison()
    for (finding, isKnown) in zip(findings, verdicts) {
      if isKnown, let identity = finding.identity {
        comparison.known += 1
        comparison.knownIdentities.append(identity)
      } else {
        comparison.new.append(finding)
      }
    }
    comparison.stale = matching.stale.map { entry in
      "\(entry.identity.rule) in \(entry.identity.kind.rawValue) of \(entry.identity.place)"
    }
    comparison.notice = notice(key: key)
    return comparison
  }

  /// Returns the baseline after a run: without entries that match no finding, and with new findings if `acceptNew`.
  public func updated(with findings: [Finding], acceptNew: Bool, key: FindingKey?) -> Baseline {
    let comparison = compare(findings, key: key)
    let new = acceptNew ? comparison.new.compactMap(\.identity) : []
    return Baseline(identities: comparison.knownIdentities + new, keyName: key?.name)
  }

  private func notice(key: FindingKey?) -> String? {
    switch (keyName, key?.name) {
    case (let name?, let other?) where name != other:
      "the baseline was made with another key, so only rules and places are compared; set its key"
    case (.some, nil):
      "the baseline was made with a key, so only rules and places are compared; set BLINDSPOT_KEY"
    default: nil
    }
  }
}

extension Baseline.Entry: Comparable {
  /// Orders entries by place, so that related entries are adjacent.
  package static func < (left: Self, right: Self) -> Bool {
    let (one, other) = (left.identity, right.identity)
    return (one.place, one.kind.rawValue, one.rule, one.value ?? "", left.ordinal)
      < (other.place, other.kind.rawValue, other.rule, other.value ?? "", right.ordinal)
  }
}

extension LintResult {
  /// Removes the findings in the baseline from the result and counts them.
  public mutating func removeBaselined(known comparison: Baseline.Comparison) {
    findings = comparison.new
    summary.baselined = comparison.known
    countFindings()
  }
}
