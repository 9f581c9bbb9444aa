import BlindspotParser

/// A link to the profile of a person on a network: `linkedin.com/in/sample-person`, `t.me/sample_person`.
struct ProfileLink {
  /// The range of host and path in the text.
  let range: TextRange

  /// Reads the link whose host and path, a phrase of the list of profile links, is `host`; nil if no user follows.
  init?(in text: Span<UInt8>, after host: TextRange) {
    guard Self.isHost(text, host), text.byte(at: host.end) == ASCII.slash else { return nil }
    let start = text.byte(at: host.end + 1) == ASCII.at ? host.end + 2 : host.end + 1
    let isNumber = text.byte(at: start).isDigit
    guard let user = UserName(in: text, at: start, allowsLetters: true) ?? UserName(digitsIn: text, at: start),
      user.range.count >= (isNumber ? 5 : 3), !Self.isPage(text, user.range)
    else { return nil }
    // `github.com/example/repository` is a page of a project.
    let next = user.range.end
    if text.byte(at: next) == ASCII.slash, text.byte(at: next + 1).isWordByte,
      text.hasWord("git", at: host.start)
    {
      return nil
    }
    range = TextRange(start: host.start, end: user.range.end)
  }

  /// Returns the profile link in the URL `url`; nil if there is none.
  static func link(in text: Span<UInt8>, url: Range<Int>) -> TextRange? {
    var start = url.lowerBound
    if let scheme = (url.lowerBound..<min(url.upperBound, url.lowerBound + 12)).first(where: { text[$0] == ASCII.slash }
    ) {
      start = scheme + 2
    }
    // A subdomain of a language or a device: `www.`, `de.`, `m.`
    for _ in 0..<2 {
      guard start < url.upperBound else { return nil }
      if let match = WordAutomaton.builtIn.match(in: text, at: start, limit: url.upperBound),
        match.lists.contains(.onlineHandleProfileLink)
      {
        return ProfileLink(in: text, after: match.range)?.range
      }
      guard let dot = (start..<min(url.upperBound, start + 8)).first(where: { text[$0] == ASCII.period }) else {
        return nil
      }
      start = dot + 1
    }
    return nil
  }

  /// Whether the words of a phrase are the labels of a host and a path.
  private static func isHost(_ text: Span<UInt8>, _ range: TextRange) -> Bool {
    for index in range.start..<range.end where text[index] <= ASCII.space || text[index] == ASCII.apostrophe {
      return false
    }
    let before = text.byte(at: range.start - 1)
    return before != ASCII.hyphen && before != ASCII.at
  }

  /// Whether the first part of a path is a page of the network.
  private static func isPage(_ text: Span<UInt8>, _ range: TextRange) -> Bool {
    guard let match = WordAutomaton.builtIn.match(in: text, at: range.start, limit: range.end) else { return false }
    return match.range.end == range.end && match.lists.contains(.onlineHandleNoProfile)
  }
}
