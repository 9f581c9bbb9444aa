import BlindspotParser

/// Decides which of several candidates for the same words speaks: the most specific one, so that a card is not also a
/// phone number and the name inside an e-mail address is not told apart.
package struct OverlapResolver: Sendable {
  private let rules: RuleTable

  /// A resolver over the rules of a run.
  package init(rules: RuleTable) { self.rules = rules }

  /// Drops from `candidates` whatever a better one covers and sorts the rest by place. A text that reveals something
  /// (an illness, a belief) and a name inside it are two findings.
  package func resolve(_ candidates: inout [Candidate]) {
    guard candidates.count > 1 else { return }
    candidates.sort { rank($0) > rank($1) }
    var identities = DisjointCandidates()
    var statements = DisjointCandidates()
    for candidate in candidates {
      if rules[candidate.rule].category.identifiesPerson {
        identities.insert(candidate)
      } else {
        statements.insert(candidate)
      }
    }
    candidates = (identities.candidates + statements.candidates).sorted {
      ($0.range.start, $0.range.end, $0.rule.value) < ($1.range.start, $1.range.end, $1.rule.value)
    }
  }

  /// From which confidence on a candidate is more than a guess: findings are shown from here on unless a run asks for less.
  private static let sure: Float = 0.5

  /// A guess after all that is sure, so that asking for guesses changes nothing else; then a user's own rule before
  /// built-in ones, known people before forms, specific before general, sure before unsure, long before short; the rest
  /// only makes the order total.
  private func rank(_ candidate: Candidate) -> (Float, Int, Int, Int) {
    let isOwn = Int(candidate.rule.value) >= BuiltInRule.allCases.count
    let specific = Float(rules[candidate.rule].category.specificity) / 10
    // A spelling of somebody known says more than the form of the value: it says whose it is.
    let isKnown = candidate.rule == BuiltInRule.knownPerson.index
    let isSure = candidate.confidence >= Self.sure
    let sureness = (isSure ? 4 : 0) + (isOwn ? 2 : isKnown ? 1 : 0) + specific + candidate.confidence
    return (sureness, candidate.range.count, -candidate.range.start, -Int(candidate.rule.value))
  }
}

/// Candidates that do not overlap, in order of place: a text may hold thousands, so that a look at each for each is out
/// of the question.
private struct DisjointCandidates {
  private(set) var candidates: [Candidate] = []

  /// Takes `candidate` in, unless one that is here already overlaps it.
  mutating func insert(_ candidate: Candidate) {
    let place = candidates.partitioningIndex { $0.range.end > candidate.range.start }
    guard place == candidates.count || !candidates[place].range.overlaps(candidate.range) else { return }
    candidates.insert(candidate, at: place)
  }
}

extension Category {
  /// Whether it identifies somebody, and does not say something about somebody: what words tell that speak of it.
  var identifiesPerson: Bool {
    switch self {
    case .health, .belief, .lifeEvent, .location: false
    default: true
    }
  }

  /// How much of its form a value of this category must have, 0 (any word will do) to 10.
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
