import BlindspotParser

// The redacted forms of texts without candidates, and of reasons, which are kept: a few of them occur many times.
extension TextRedactor {
  /// Returns a text in which only ordinary words are shown.
  mutating func shown(_ text: Span<UInt8>) -> ShownText {
    if let known = recentTexts.shown(text) { return known }
    let shown = ShownText(redacted: redact(text).text)
    recentTexts.insert(shown, for: text)
    return shown
  }

  /// Returns a reason, in which only ordinary words are shown among those that it quotes.
  mutating func shownReason(_ reason: String) -> ShownText {
    let text = reason.utf8Span.span
    if let known = recentReasons.shown(text) { return known }
    let shown = redacted(reason)
    recentReasons.insert(shown, for: text)
    return shown
  }

  private mutating func redacted(_ reason: String) -> ShownText {
    let bytes = reason.utf8.span
    guard var start = bytes.firstIndex(of: "“") else { return ShownText(redacted: reason) }
    var shown: [UInt8] = []
    shown.append(contentsOf: bytes.extracting(..<start))
    while start < bytes.count {
      start += "“".utf8.count
      let next = bytes.firstIndex(of: "“", from: start) ?? bytes.count
      let part = bytes.extracting(start..<next)
      shown += "“".utf8
      if let end = part.firstIndex(of: "”") {
        shown.append(contentsOf: redact(part.extracting(..<end)).text.utf8Span.span)
        shown.append(contentsOf: part.extracting(end...))
      } else {
        shown += Mask.bullets.utf8
      }
      start = next
    }
    return ShownText(redacted: String(bytes: shown.span))
  }
}
