import BlindspotParser

/// Finds `@handles` of people on social networks. Does not match e-mail addresses, decorators (`@Override`), package
/// scopes (`@angular/core`) or group mentions (`@here`).
package struct HandleDetector: Detector {
  private let automaton = WordAutomaton.builtIn

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.hasAt else { return }
    var namesNetwork: Bool?
    for index in 0..<text.count where text[index] == ASCII.at {
      guard let range = handle(at: index, in: text) else { continue }
      let isNamed = namesNetwork ?? self.namesNetwork(text)
      namesNetwork = isNamed
      let confidence: Float = isNamed ? 0.85 : context.kind == .personalStatus ? 0.6 : 0.4
      candidates.append(
        Candidate(
          range: range, rule: BuiltInRule.onlineHandle.index, confidence: confidence,
          reason: isNamed ? "handle near the name of a network" : "handle"))
    }
  }

  /// Whether the text contains the name of a network.
  private func namesNetwork(_ text: Span<UInt8>) -> Bool {
    var lists: WordLists = []
    automaton.scan(text, in: 0..<text.count) { lists.formUnion($0.lists) }
    return lists.contains(.onlineHandleNetwork)
  }

  private func handle(at sign: Int, in text: Span<UInt8>) -> TextRange? {
    if sign > 0, !Self.isOpening(text[sign - 1]) { return nil }
    var end = sign + 1
    guard end < text.count, text[end].isLetter else { return nil }
    var lastDot: Int?
    while end < text.count, end <= sign + 31, Self.isPart(text[end]) {
      if text[end] == ASCII.period { lastDot = end }
      end += 1
    }
    if let dot = lastDot, dot == end - 1 { (end, lastDot) = (dot, nil) }
    guard end - sign >= 4, end >= text.count || !Self.isTechnical(text[end]) else { return nil }
    // "@example.com" is a host.
    if let dot = lastDot, end - dot <= 4 { return nil }
    if let match = automaton.match(in: text, at: sign + 1, limit: end), match.range.end == end,
      match.lists.contains(.onlineHandleNoHandle)
    {
      return nil
    }
    return TextRange(start: sign, end: end)
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.openParenthesis || byte == ASCII.colon || byte == ASCII.comma
      || byte == ASCII.quote || byte == ASCII.slash || byte < ASCII.space
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == ASCII.underscore || byte == ASCII.period
  }

  private static func isTechnical(_ byte: UInt8) -> Bool {
    byte == ASCII.slash || byte == ASCII.openParenthesis || byte == ASCII.at || byte == ASCII.hyphen
  }
}
