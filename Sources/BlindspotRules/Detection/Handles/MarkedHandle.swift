import BlindspotParser

/// User names that a mark distinguishes: `name#0042`, `u/name`, `live:name`, `sip:name@host`.
enum MarkedHandle {
  /// Returns `name#0042` around the `#` at `sign`; nil if no user name precedes it or not four digits follow.
  ///
  /// - Parameter isNamed: Whether the text contains the name of a network.
  static func numbered(in text: Span<UInt8>, at sign: Int, isNamed: Bool) -> TextRange? {
    for offset in 1...4 where !text.byte(at: sign + offset).isDigit { return nil }
    guard !text.byte(at: sign + 5).isWordByte else { return nil }
    var start = sign
    while start > 0, sign - start < 32, isNamePart(text[start - 1]) { start -= 1 }
    guard let name = UserName(in: text, at: start), name.range.end == sign, name.letters >= 2 else { return nil }
    // `Ticket#1234`: a word and its number.
    let isLower = name.letters >= 6 && (start..<sign).allSatisfy { text[$0].isLower }
    guard !name.isOrdinary(in: text), isNamed || name.joints > 0 || isLower else { return nil }
    return TextRange(start: start, end: sign + 5)
  }

  /// Returns `u/name` around the slash at `sign`.
  static func prefixed(in text: Span<UInt8>, at sign: Int) -> TextRange? {
    guard sign > 0, text[sign - 1] == UInt8(ascii: "u"), !text.byte(at: sign - 2).isWordByte,
      let name = UserName(in: text, at: sign + 1), name.range.count >= 3, name.range.count <= 24,
      text.byte(at: name.range.end) != ASCII.slash
    else { return nil }
    let hasCapital = (name.range.start..<name.range.end).contains { text[$0].isUpper }
    let before = text.byte(at: sign - 2)
    guard before != ASCII.slash || text.byte(at: sign - 3) <= ASCII.space, before != ASCII.period,
      hasCapital || name.hasSign
    else { return nil }
    return TextRange(start: sign - 1, end: name.range.end)
  }

  /// Returns the `live:` or `sip:` address around the colon at `sign`.
  ///
  /// - Parameter isNamed: Whether the text contains the name of a network.
  static func address(in text: Span<UInt8>, at sign: Int, isNamed: Bool) -> TextRange? {
    if let start = scheme("live", before: sign, in: text) {
      // An identifier that Skype made begins with a full stop: `live:.cid.…`.
      let first = text.byte(at: sign + 1) == ASCII.period ? sign + 2 : sign + 1
      guard let name = UserName(in: text, at: first), name.range.count >= 4, isNamed || name.hasSign,
        !name.isOrdinary(in: text)
      else { return nil }
      return TextRange(start: start, end: name.range.end)
    }
    guard let start = scheme("sip", before: sign, in: text) ?? scheme("sips", before: sign, in: text),
      let user = UserName(in: text, at: sign + 1) ?? UserName(digitsIn: text, at: sign + 1),
      text.byte(at: user.range.end) == ASCII.at,
      !RoleMailbox.isRole(text, local: user.range.start..<user.range.end),
      !trunks.contains(where: { text.hasWord($0, at: user.range.start) }),
      let end = EmailDomain.end(in: text, at: user.range.end + 1)
    else { return nil }
    return TextRange(start: start, end: end)
  }

  /// Users of a `sip:` address that are equipment.
  private static let trunks: [StaticString] = [
    "trunk", "sbc", "proxy", "gateway", "gw", "ivr", "pbx", "edge", "media", "server", "queue", "conf", "voicemail",
    "registrar", "sip", "carrier", "provider", "byoc", "genesys", "acd", "test", "ping", "options",
  ]

  /// Returns the start of a scheme before a colon.
  private static func scheme(_ name: StaticString, before sign: Int, in text: Span<UInt8>) -> Int? {
    let start = sign - name.utf8CodeUnitCount
    guard start >= 0, text.hasWord(name, at: start), !text.byte(at: start - 1).isWordByte,
      text.byte(at: start - 1) != ASCII.hyphen
    else { return nil }
    return start
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == ASCII.underscore || byte == ASCII.period || byte == ASCII.hyphen
  }
}
