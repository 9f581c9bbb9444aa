import BlindspotParser

/// Resolves overlapping candidates by keeping the most specific: a card is not also a phone number, and a name inside an
/// e-mail address is not a finding of its own.
package struct OverlapResolver: Sendable {
  private let rules: RuleTable

  /// Creates a resolver for the rules of a run.
  package init(rules: RuleTable) { self.rules = rules }

  /// Removes the candidates that overlap a better one and sorts the others by position. A statement (about an illness or
  /// a belief) and a name inside it are two findings. So are the candidate of a custom rule and that of a built-in rule
  /// with a higher severity: a repository could otherwise lower what a gate reports.
  ///
  /// - Parameter severity: Returns the severity of a candidate's finding; nil for none.
  package func resolve(_ candidates: inout [Candidate], severity: (Candidate) -> Severity?) {
    guard candidates.count > 1 else { return }
    candidates.sort { $0.range.start < $1.range.start }
    var resolved: [Candidate] = []
    var first = 0
    while first < candidates.count {
      // Candidates that overlap directly or through others. A text may have many thousands of such groups.
      var end = first + 1
      var reach = candidates[first].range.end
      while end < candidates.count, candidates[end].range.start < reach {
        reach = max(reach, candidates[end].range.end)
        end += 1
      }
      if end == first + 1 {
        resolved.append(candidates[first])
      } else {
        resolve(candidates[first..<end], severity, into: &resolved)
      }
      first = end
    }
    candidates = resolved.sorted {
      ($0.range.start, $0.range.end, $0.rule.value) < ($1.range.start, $1.range.end, $1.rule.value)
    }
  }

  /// Appends the best of the candidates in a group.
  private func resolve(
    _ group: ArraySlice<Candidate>, _ severity: (Candidate) -> Severity?, into resolved: inout [Candidate]
  ) {
    var identities = DisjointCandidates()
    var statements = DisjointCandidates()
    var minor = DisjointCandidates()
    let highest = group.lazy.filter { !Self.isOwn($0) }.compactMap(severity).max()
    for candidate in group.sorted(by: { rank($0) > rank($1) }) {
      if let highest, Self.isOwn(candidate), severity(candidate).map({ $0 < highest }) ?? true {
        minor.insert(candidate)
      } else if rules[candidate.rule].category.identifiesPerson {
        identities.insert(candidate)
      } else {
        statements.insert(candidate)
      }
    }
    resolved += identities.candidates + statements.candidates + minor.candidates
  }

  /// Whether the rule of the candidate is not built in.
  private static func isOwn(_ candidate: Candidate) -> Bool {
    Int(candidate.rule.value) >= BuiltInRule.allCases.count
  }

  /// The minimum confidence of a likely candidate: the default minimum confidence of a run.
  private static let likelyConfidence: Float = 0.5

  /// Returns the sort key of a candidate: likely before unlikely, so that a lower minimum confidence does not change the
  /// other findings; then custom rules before built-in rules, known people before forms, specific before general
  /// categories, confident before less confident, long before short. The last parts make the order total.
  private func rank(_ candidate: Candidate) -> (Float, Int, Int, Int) {
    let isOwn = Self.isOwn(candidate)
    let specific = Float(rules[candidate.rule].category.specificity) / 10
    // A spelling of a known person is more specific than the form of a value: it identifies the person.
    let isKnown = candidate.rule == BuiltInRule.knownPerson.index
    let isLikely = candidate.confidence >= Self.likelyConfidence
    let priority = (isLikely ? 4 : 0) + (isOwn ? 2 : isKnown ? 1 : 0) + specific + candidate.confidence
    return (priority, candidate.range.count, -candidate.range.start, -Int(candidate.rule.value))
  }
}

/// Candidates without overlaps, sorted by position.
private struct DisjointCandidates {
  private(set) var candidates: [Candidate] = []

  /// Inserts `candidate` unless it overlaps another one.
  mutating func insert(_ candidate: Candidate) {
    let index = candidates.partitioningIndex { $0.range.end > candidate.range.start }
    guard index == candidates.count || !candidates[index].range.overlaps(candidate.range) else { return }
    candidates.insert(candidate, at: index)
  }
}

extension Category {
  /// Whether data of the category identifies a person. All other categories are statements about a person.
  var identifiesPerson: Bool {
    switch self {
    case .health, .belief, .lifeEvent, .location: false
    default: true
    }
  }

  /// The specificity of the form of a value, from 0 (any word) to 10.
  fileprivate var specificity: Int {
    switch self {
    case .emailAddress, .bankAccount, .paymentCard: 10
    case .governmentID, .dateOfBirth, .credential: 9
    case .postalAddress, .vehicle: 8
    case .ipAddress, .accountNumber: 6
    case .phoneNumber, .onlineHandle: 5
    case .personName: 3
    case .health, .belief, .lifeEvent, .location: 2
    case .coverage: 0
    }
  }
}
