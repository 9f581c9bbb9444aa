import BlindspotParser

/// Finds spelled-out e-mail addresses: `john dot smith at example dot com`, `g, punto, rossi, chiocciola, posta punto it`,
/// `john.smith [at] example.com`. The words for the signs are the list `address-sign` of `Tools/tables/cues.yml`.
enum SpokenEmail {
  // Static, since a closure that captures an instance would copy the filter for every text.
  private static let automaton = WordAutomaton.builtIn
  private static let filter = automaton.filter(for: .addressSign)

  /// The longest part of a text before and after the sign `@` that is read, in bytes.
  private static let reach = 160
  /// The most addresses that are read in a text. Limits the time for a text of signs.
  private static let maximumSigns = 64

  static func detect(in text: Span<UInt8>, profile: TextProfile, into candidates: inout [Candidate]) {
    for (range, _) in addresses(in: text, profile: profile) {
      candidates.append(
        Candidate(
          range: range, rule: BuiltInRule.emailAddress.index, confidence: 0.85, reason: "spelled-out e-mail address"))
    }
  }

  /// Returns the ranges of the addresses that a text spells out, and the addresses as people write them.
  static func addresses(in text: Span<UInt8>, profile: TextProfile) -> [(range: TextRange, written: [UInt8])] {
    guard profile.letters >= 8 || profile.hasNonASCII, profile.mayContain(.addressSign),
      profile.spaces >= 2 || profile.letters + profile.digits + profile.spaces < text.count
    else { return [] }
    var signs: [TextRange] = []
    automaton.scan(text, in: 0..<text.count, filter: filter) { match in
      guard match.lists.contains(.addressSign), match.number == SpokenAddress.Sign.at.rawValue,
        signs.count < maximumSigns, mayHoldDomain(text, after: match.range.end)
      else { return }
      signs.append(match.range)
    }
    var found: [(range: TextRange, written: [UInt8])] = []
    var last = 0
    for sign in signs where sign.start >= last {
      let low = max(last, sign.start - reach)
      let address = SpokenAddress(text, from: low, to: min(text.count, sign.end + reach), sign: sign)
      guard let address, let range = address.range(in: text) else { continue }
      found.append((range, address.written(text, in: range)))
      last = range.end
    }
    return found
  }

  /// Whether a full stop inside a word, or a word for one, follows soon. Most words “at” have none.
  private static func mayHoldDomain(_ text: Span<UInt8>, after start: Int) -> Bool {
    var index = start
    let limit = min(text.count, start + 80)
    while index < limit {
      if text[index] == ASCII.period, index > start, text[index - 1].isWordByte, text.byte(at: index + 1).isWordByte {
        return true
      }
      if text[index].isWordByte, !text[index - 1].isWordByte || text[index] >= 0xE3, filter.admits(text, at: index),
        let match = automaton.match(in: text, at: index), match.lists.contains(.addressSign),
        match.number == SpokenAddress.Sign.dot.rawValue
      {
        return true
      }
      index += 1
    }
    return false
  }
}
