import BlindspotParser

/// The findings that a team has accepted for now, without what they say.
///
/// One entry a line, sorted, no time stamps: two branches that accept different findings merge without a conflict for
/// the most part. Equal findings are told apart by counting them.
public struct Baseline: Sendable {
  /// The name that is looked for in the working folder and beside the configuration.
  public static let fileName = ".blindspot-baseline.json"

  /// One accepted finding.
  package struct Entry: Hashable, Sendable {
    package let identity: FindingIdentity
    /// How many accepted findings of the same identity stand before this one.
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

  /// Accepts `findings`. Complaints about the run itself (an unused exception) cannot be accepted.
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

  /// How many findings are accepted.
  public var count: Int { entries.count }

  /// What holding findings against a baseline shows.
  public struct Comparison: Sendable {
    /// The findings that the baseline does not know, in their order.
    public var new: [Finding] = []
    /// How many the baseline knows.
    public var known = 0
    /// The entries that cover nothing any more, each in one line.
    public var stale: [String] = []
    /// Something that the user should know: values could not be compared, for lack of the key.
    public var notice: String?
    package var knownIdentities: [FindingIdentity] = []
  }

  /// Holds `findings` against the baseline.
  ///
  /// - Parameter key: the key of the run. Where it is not the baseline's, values cannot be compared and findings are
  ///   counted by rule and place.
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

  /// The baseline after a run: without what is gone, and with what is new if that is asked for.
  public func updated(with findings: [Finding], acceptNew: Bool, key: FindingKey?) -> Baseline {
    let comparison = compare(findings, key: key)
    let new = acceptNew ? comparison.new.compactMap(\.identity) : []
    return Baseline(identities: comparison.knownIdentities + new, keyName: key?.name)
  }

  private func notice(key: FindingKey?) -> String? {
    switch (keyName, key?.name) {
    case (let name?, let other?) where name != other:
      "the baseline was made with another key, so values are not compared, only rules and places"
    case (.some, nil):
      "the baseline was made with a key and there is none here (BLINDSPOT_KEY), so values are not compared, only rules and places"
    default: nil
    }
  }
}

extension Baseline.Entry: Comparable {
  /// Orders entries by place, so that what belongs together stands together.
  package static func < (left: Self, right: Self) -> Bool {
    let (one, other) = (left.identity, right.identity)
    return (one.place, one.kind.rawValue, one.rule, one.value ?? "", left.ordinal)
      < (other.place, other.kind.rawValue, other.rule, other.value ?? "", right.ordinal)
  }
}

extension LintResult {
  /// Takes the findings that a baseline knows out of the result and counts them.
  public mutating func removeBaselined(known comparison: Baseline.Comparison) {
    findings = comparison.new
    summary.baselined = comparison.known
    countFindings()
  }
}
