import BlindspotParser

/// Redacts names and keys of a document with the candidates that were found in them.
struct ShownTexts {
  /// The most scalars of a name: every finding in a container repeats it, and a name can have a megabyte.
  static let longestName = 1000

  private let document: Document
  private let rules: RuleTable
  private let hits: TextHits
  /// The shown keys, sorted by the index of their node. Findings come in the order of nodes, so a new key is near the end.
  private var keys: [(node: UInt32, shown: ShownText)] = []

  init(_ document: Document, hits: TextHits, rules: RuleTable) {
    self.document = document
    self.hits = hits
    self.rules = rules
  }

  /// Returns a redacted key that is not part of the format.
  mutating func shownKey(_ key: NodeID, redactor: inout TextRedactor) -> ShownText {
    let node = document[key]
    // Most keys have no candidate and occur many times.
    if node.kind == .scalar, node.textLength <= RecentTexts.longestText, hits[node.text] == nil {
      return document.withBytes(of: node.text) { redactor.shown($0) }
    }
    let place = keys.partitioningIndex { $0.node >= key.index }
    if place < keys.count, keys[place].node == key.index { return keys[place].shown }
    let shown: ShownText
    if node.kind == .scalar {
      shown = self.shown(node.text, redactor: &redactor)
    } else {
      shown = redactor.shown(document.keyText(of: key).utf8.span)
    }
    keys.insert((key.index, shown), at: place)
    return shown
  }

  /// Returns a redacted text of the document.
  func shown(_ slice: TextSlice, redactor: inout TextRedactor) -> ShownText {
    document.withBytes(of: slice) { text in
      let limit = min(text.count, Self.longestName * 4)
      let hits = hits[slice]
      if hits == nil, limit == text.count { return redactor.shown(text) }
      var request = TextRedactor.Request()
      request.isCutAtEnd = limit < text.count
      if let hits {
        request.hidden = hits.unlikely.map { $0.start..<$0.end }
        request.replacements = hits.candidates.replacements(
          in: text.extracting(..<limit), rules: rules, masks: &redactor.lastMask)
      }
      return ShownText(redacted: redactor.redact(text.extracting(..<limit), request).text)
    }
  }
}
