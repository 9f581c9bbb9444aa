import BlindspotParser

/// Composes the phrase that explains why a span is a name. It contains words of the lexicon only, never the name.
enum NameReason {
  /// Returns the phrase for a span: `given name + surname after “transfer to”`.
  static func phrase(for span: NameSpan, _ tokens: Span<NameToken>, _ text: Span<UInt8>) -> String {
    var reason = structure(of: span, tokens)
    let before = NameCue.Before(tokens, before: span.first).length
    if before > 0 {
      reason += " after “" + words(of: tokens, from: span.first - before, to: span.first, text) + "”"
    }
    let next = span.last + 1
    if tokens[span.last].isPossessive {
      reason += " in the possessive"
    } else if next < tokens.count, tokens[next].entry.after > 0, tokens[next].kind <= .domain || before == 0 {
      reason += (before > 0 ? ", before “" : " before “") + words(of: tokens, from: next, to: next + 1, text) + "”"
    }
    return reason
  }

  private static func structure(of span: NameSpan, _ tokens: Span<NameToken>) -> String {
    switch span.form(tokens) {
    case .single:
      switch tokens[span.first].kind {
      case .unlisted, .acronym: return "word that looks like a name"
      default:
        let entry = tokens[span.first].entry
        return entry.given >= entry.surname ? "given name" : "surname"
      }
    case .pair, .several:
      let first = tokens[span.first].entry
      let last = tokens[span.last].entry
      if first.given + last.surname == 0, first.surname + last.given == 0 { return "words that look like a name" }
      return first.given + last.surname >= first.surname + last.given
        ? "given name + surname" : "surname + given name"
    case .initialFirst: return "initial + surname"
    case .initialLast: return "given name + initial"
    case .reversed: return "surname, given name"
    case .concatenated: return "names written as one word"
    case .concatenatedInitial: return "initial and surname as one word"
    }
  }

  /// Returns the words in lower case. They are cue words of the lexicon, so no personal data gets into a report.
  private static func words(of tokens: Span<NameToken>, from start: Int, to end: Int, _ text: Span<UInt8>)
    -> String
  {
    var bytes: [UInt8] = []
    for index in start..<end {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      let token = tokens[index]
      for position in Int(token.start)..<Int(token.end) { bytes.append(text[position].lowercased) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
