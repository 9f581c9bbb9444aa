import BlindspotParser

/// Finds the person of a request, with the certainty of each spelling.
///
/// Names in alphabetic scripts are found by ``SubjectNameSearch``. Everything else, and names without spaces between
/// words, are compared like the data of people of the Directory; ``NativePartSearch`` finds parts of the latter.
package struct SubjectMatcher: Detector {
  private let detector: KnownPersonDetector
  private let names: [SubjectNameSearch]
  private let parts: [NativePartSearch]

  /// The ids of a person are GUIDs.
  package var readsMachineText: Bool { true }
  package var readsSpokenNumbers: Bool { true }

  /// Creates the matcher of `subject`.
  package init(_ subject: Subject) {
    var identity = Identity(label: "the person")
    var searches: [SubjectNameSearch] = []
    var parts: [NativePartSearch] = []
    for name in subject.normals(of: .name) {
      if Self.isUnspaced(name) {
        identity.names.append(name)
        if let search = NativePartSearch(name) { parts.append(search) }
      } else if let search = SubjectNameSearch(name) {
        searches.append(search)
      }
    }
    names = searches
    self.parts = parts
    identity.emails = subject.normals(of: .email) + subject.equivalents(of: .email)
    identity.phones = subject.normals(of: .phone)
    identity.extensions = subject.identifiers.compactMap(\.phoneExtension)
    identity.identifiers = subject.normals(of: .identifier) + subject.equivalents(of: .identifier)
    identity.addresses = subject.normals(of: .address)
    detector = KnownPersonDetector([identity], takesCommonWords: true)
  }

  /// Whether a name has letters of a script that is written without spaces.
  static func isUnspaced(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    var index = 0
    while index < bytes.count {
      let scalar = FoldedScalar(in: bytes.span, at: index)
      if scalar.category == .ideograph || scalar.category == .unspaced { return true }
      index += scalar.length
    }
    return false
  }

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    detector.detect(in: text, profile: profile, context: context, into: &candidates)
    // A copy with digits in place of number words has the same names.
    guard !context.isSpoken else { return }
    for search in parts {
      for match in search.matches(in: text) { candidates.append(Self.candidate(match.range, .possible, match.reason)) }
    }
    var words: SubjectText?
    for search in names where search.mayMatch(in: text) {
      let known = words ?? SubjectText(text)
      words = known
      for match in search.matches(in: text, known) {
        candidates.append(Self.candidate(match.range, match.certainty, match.reason))
      }
    }
  }

  private static func candidate(_ range: TextRange, _ certainty: MatchClass, _ reason: String) -> Candidate {
    Candidate(
      range: range, rule: BuiltInRule.knownPerson.index, confidence: certainty.confidence, reason: reason,
      certainty: certainty)
  }

  /// Returns the ranges of parts of names in scripts without spaces, also inside of words.
  func nativeParts(in text: Span<UInt8>) -> [Range<Int>] {
    parts.flatMap { $0.occurrences(in: text) }
  }
}

extension MatchClass {
  /// The confidence of a name with this certainty.
  fileprivate var confidence: Float {
    switch self {
    case .certain: 0.98
    case .likely: 0.85
    case .possible: 0.5
    }
  }
}
