import BlindspotParser

/// Finds secrets that look like machine text: keys with the prefix of a vendor (`ghp_…`), passwords and keys in links, and
/// long hexadecimal keys after a credential keyword. The other detectors read texts without machine text.
package struct SecretTokenDetector: Detector {
  private static let automaton = WordAutomaton.builtIn
  private static let filter = automaton.filter(for: .credentialWord)
  /// The shortest run of letters and digits that is machine text.
  private static let longRun = 16

  /// Makes the detector.
  package init() {}

  package var readsMachineText: Bool { true }

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    if profile.colons > 0 { Self.findLinks(in: text, into: &candidates) }
    guard SecretToken.mayOccur(profile) else { return }
    let initials = SecretToken.initials
    var index = 0
    while index < text.count {
      guard text[index].isLetter else {
        index += 1
        continue
      }
      if initials >> UInt64(text[index] & 0x3F) & 1 == 1, let token = SecretToken(in: text, at: index) {
        candidates.append(Self.candidate(token.range, 0.85, "form of a key"))
        index = token.range.end
      }
      while index < text.count, text[index].isWordByte, text[index] != ASCII.underscore { index += 1 }
      index += 1
    }
    guard profile.longestRun >= Self.longRun, profile.mayContain(.credentialWord) else { return }
    Self.automaton.scan(text, in: 0..<text.count, filter: Self.filter) { match in
      guard match.lists.contains(.credentialWord) else { return }
      let link = ValueLink(in: text, after: match.range)
      guard link.isStated, link.end < text.count,
        let value = SecretValue.value(in: text, after: link, isCode: false), value.range.count >= Self.longRun
      else { return }
      candidates.append(Self.candidate(value.range, value.confidence, "value after a credential keyword"))
    }
  }

  private static func findLinks(in text: Span<UInt8>, into candidates: inout [Candidate]) {
    var index = 0
    while index + 2 < text.count {
      guard text[index] == ASCII.colon, text[index + 1] == ASCII.slash, text[index + 2] == ASCII.slash else {
        index += 1
        continue
      }
      index = LinkSecret.forEach(in: text, linkAt: index) {
        candidates.append(candidate($0, 0.85, "secret in a link"))
      }
    }
  }

  private static func candidate(_ range: TextRange, _ confidence: Float, _ reason: String) -> Candidate {
    Candidate(range: range, rule: BuiltInRule.credential.index, confidence: confidence, reason: reason)
  }
}
