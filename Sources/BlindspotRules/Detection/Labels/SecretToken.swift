import BlindspotParser

/// A key or token whose form identifies it: the prefix of a vendor and the characters after it.
///
/// Sources: the documentation of the vendors on the forms of their keys.
struct SecretToken {
  /// The range in the text.
  let range: TextRange

  /// The prefixes and the least number of characters after each.
  private static let prefixes: [(text: StaticString, least: Int)] = [
    ("AKIA", 16), ("ASIA", 16),  // AWS
    ("ghp_", 20), ("gho_", 20), ("ghu_", 20), ("ghs_", 20), ("ghr_", 20), ("github_pat_", 20),
    ("glpat-", 16), ("glsa_", 16), ("npm_", 20), ("pypi-", 20), ("hf_", 16), ("dop_v1_", 20), ("hvs.", 16),
    ("xoxb-", 10), ("xoxp-", 10), ("xoxa-", 10), ("xoxs-", 10), ("xapp-", 10),  // Slack
    ("sk_live_", 8), ("sk_test_", 8), ("rk_live_", 8), ("rk_test_", 8), ("whsec_", 8),  // Stripe
    ("sk-", 8), ("ak_", 8), ("sk_", 10), ("AIza", 30), ("ya29.", 16), ("SG.", 20), ("shpat_", 16), ("shpss_", 16),
    ("sq0csp-", 16), ("sq0atp-", 16), ("lin_api_", 16), ("key-", 30),
    ("eyJ", 24),  // JSON Web Token
  ]

  /// The first letters of the prefixes, as bits: 64 distinguish all letters of ASCII.
  static let initials = prefixes.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1.text.byte(at: 0) & 0x3F) }

  /// Whether a text has enough letters and digits for a token.
  static func mayOccur(_ profile: TextProfile) -> Bool {
    profile.letters >= 6 && profile.digits > 0 && profile.longestRun >= 6
  }

  /// Reads the token at `start`, one of ``initials`` that begins a word; nil if none begins there.
  init?(in text: Span<UInt8>, at start: Int) {
    // Most words are shorter than any token.
    guard Self.hasTokenBytes(text, from: start) else { return nil }
    for prefix in Self.prefixes where text.matches(prefix.text, at: start) {
      let first = start + prefix.text.utf8CodeUnitCount
      var end = first
      var letters = 0
      var digits = 0
      while end < text.count, Self.isTokenByte(text[end]) {
        if text[end].isDigit { digits += 1 } else if text[end].isLetter { letters += 1 }
        end += 1
      }
      while end > first, !text[end - 1].isAlphanumeric { end -= 1 }
      guard end - first >= prefix.least, letters >= 2, digits >= (end - first >= 16 ? 1 : 2) else { continue }
      range = TextRange(start: start, end: end)
      return
    }
    return nil
  }

  /// The length of the shortest token with its prefix, in bytes.
  private static let shortest = 11

  private static func hasTokenBytes(_ text: Span<UInt8>, from start: Int) -> Bool {
    guard start + shortest <= text.count else { return false }
    for index in start..<start + shortest where !isTokenByte(text[index]) { return false }
    return true
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == ASCII.underscore || byte == ASCII.hyphen || byte == ASCII.period
      || byte == ASCII.equals || byte == ASCII.plus
  }
}
