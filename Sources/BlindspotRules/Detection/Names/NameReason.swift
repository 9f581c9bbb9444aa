import BlindspotParser

/// Composes the phrase that explains why a span is a name. It contains words of the lexicon only, never the name.
enum NameReason {
  /// Returns the phrase for a span: `given name + surname after “transfer to”`.
  ///
  /// - Parameter kept: The phrases that a scanner keeps.
  static func phrase(
    for span: NameSpan, _ tokens: Span<NameToken>, _ text: Span<UInt8>, keptIn kept: KeptPhrases? = nil
  ) -> String {
    let structure = structure(of: span, tokens)
    let before = NameCue.Before(tokens, before: span.first).length
    let next = span.last + 1
    let isPossessive = tokens[span.last].isPossessive
    var hasCueAfter = false
    if !isPossessive, next < tokens.count {
      let token = tokens[next]
      hasCueAfter = token.entry.after > 0 && (token.kind <= .domain || before == 0)
    }
    guard before > 0 || isPossessive || hasCueAfter else { return structure }
    // Room for the words, and for the fixed phrases around them.
    var capacity = structure.utf8.count + 64
    for index in span.first - before..<min(next + 1, tokens.count) {
      capacity += Int(tokens[index].end - tokens[index].start) + 1
    }
    return KeptPhrases.phrase(capacity: capacity, keptIn: kept) { reason in
      reason.append(structure.utf8Span.span)
      if before > 0 {
        reason.append(" after “")
        append(tokens, from: span.first - before, to: span.first, text, to: &reason)
        reason.append("”")
      }
      if isPossessive {
        reason.append(" in the possessive")
      } else if hasCueAfter {
        reason.append(before > 0 ? ", before “" : " before “")
        append(tokens, from: next, to: next + 1, text, to: &reason)
        reason.append("”")
      }
    }
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

  /// Appends words in lower case. They are cue words of the lexicon, so no personal data gets into a report.
  private static func append(
    _ tokens: Span<NameToken>, from start: Int, to end: Int, _ text: Span<UInt8>, to reason: inout OutputSpan<UInt8>
  ) {
    for index in start..<end {
      if index > start { reason.append(ASCII.space) }
      let token = tokens[index]
      for position in Int(token.start)..<Int(token.end) { reason.append(text[position].lowercased) }
    }
  }
}
