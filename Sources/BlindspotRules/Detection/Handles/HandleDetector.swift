import BlindspotParser

/// Finds the names of people on social networks and in messengers: `@name`, profile links (`t.me/name`), names after the
/// name of a network (`discord: name_1`), `name#0042`, `u/name`, and `live:` and `sip:` addresses.
///
/// Does not match e-mail addresses, decorators (`@Override`), package scopes (`@angular/core`), group mentions (`@here`) and
/// the account of a company (`follow us …`).
package struct HandleDetector: Detector {
  private static let automaton = WordAutomaton.builtIn
  private static let lists: WordLists = [
    .onlineHandleNetwork, .onlineHandleService, .onlineHandleUserWord, .onlineHandleProfileLink,
    .onlineHandleOwnAccount,
  ]
  private static let filter = automaton.filter(for: lists)

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard text.count > 4, Self.mayContainHandle(text, profile) else { return }
    let first = candidates.count
    let words = profile.mayContain(Self.lists) ? Self.addNamed(in: text, to: &candidates) : []
    if Self.hasSign(profile) {
      let isNamed = !words.isDisjoint(with: [.onlineHandleNetwork, .onlineHandleService, .onlineHandleUserWord])
      Self.addSigned(in: text, isNamed: isNamed, kind: context.kind, to: &candidates)
    }
    // The account of a company is not that of a person.
    if words.contains(.onlineHandleOwnAccount) { candidates.removeSubrange(first...) }
  }

  /// Appends the user names with a sign.
  ///
  /// - Parameter isNamed: Whether the text has a word for a network.
  private static func addSigned(
    in text: Span<UInt8>, isNamed: Bool, kind: FieldKind, to candidates: inout [Candidate]
  ) {
    for index in text.indices {
      switch text[index] {
      case ASCII.at:
        guard let handle = SignedHandle(in: text, at: index, isNamed: isNamed) else { continue }
        let confidence: Float = isNamed ? 0.85 : kind == .personalStatus || handle.isDistinct ? 0.6 : 0.4
        candidates.append(
          candidate(handle.range, confidence, isNamed ? "handle near the name of a network" : "handle"))
      case ASCII.numberSign:
        guard let range = MarkedHandle.numbered(in: text, at: index, isNamed: isNamed) else { continue }
        candidates.append(candidate(range, isNamed ? 0.85 : 0.6, "user name with a number of four digits"))
      case ASCII.slash:
        guard let range = MarkedHandle.prefixed(in: text, at: index) else { continue }
        candidates.append(candidate(range, 0.75, "user name after “u/”"))
      case ASCII.colon:
        guard let range = MarkedHandle.address(in: text, at: index, isNamed: isNamed) else { continue }
        candidates.append(candidate(range, 0.8, "address of a messenger or a telephone"))
      default: break
      }
    }
  }

  /// Appends the links to profiles and the user names after words, and returns the lists of the words.
  private static func addNamed(in text: Span<UInt8>, to candidates: inout [Candidate]) -> WordLists {
    var words: WordLists = []
    automaton.scan(text, in: 0..<text.count, filter: filter) { match in
      words.formUnion(match.lists)
      if match.lists.contains(.onlineHandleProfileLink), let link = ProfileLink(in: text, after: match.range) {
        candidates.append(candidate(link.range, 0.85, "link to a profile"))
      } else if !match.lists.isDisjoint(with: [.onlineHandleService, .onlineHandleUserWord]),
        let name = NamedHandle(
          in: text, after: match.range, isService: match.lists.contains(.onlineHandleService))
      {
        candidates.append(candidate(name.range, name.confidence, "user name after the name of a network"))
      }
    }
    return words
  }

  /// Whether the text contains a sign that a user name or a link has: `@`, a colon, `#` or `/`, and in a text with a word for
  /// a network also a digit, a full stop, a hyphen or `_`.
  private static func mayContainHandle(_ text: Span<UInt8>, _ profile: TextProfile) -> Bool {
    guard profile.mayContain(lists) else { return hasSign(profile) }
    return profile.digits > 0 || profile.dots > 0 || profile.hyphens > 0 || hasSign(profile)
      || text.contains(ASCII.underscore)
  }

  /// Whether the text contains `@`, a colon, `#` or `/`.
  private static func hasSign(_ profile: TextProfile) -> Bool {
    profile.hasAt || profile.colons > 0 || profile.hasNumberSignOrSlash
  }

  private static func candidate(_ range: TextRange, _ confidence: Float, _ reason: String) -> Candidate {
    Candidate(range: range, rule: BuiltInRule.onlineHandle.index, confidence: confidence, reason: reason)
  }
}
