import BlindspotParser

/// A tree as one line of text, for tests: scalars with their place (`line:column-line:column`) and what they say.
func outline(_ document: Document, of id: NodeID? = nil, lines: LineIndex? = nil) -> String {
  let id = id ?? document.root
  let lines = lines ?? LineIndex(document.source)
  let (start, end) = lines.positions(of: document.sourceRange(of: id))
  let place = "\(start.line):\(start.column)-\(end.line):\(end.column)"
  func inner(_ id: NodeID) -> String { outline(document, of: id, lines: lines) }
  switch document[id].kind {
  case .scalar: return "\(place)=\(String(reflecting: document.string(document.slice(of: id))))"
  case .sequence: return "[" + document.children(of: id).map(inner).joined(separator: ", ") + "]"
  case .mapping:
    return "{" + document.entries(of: id).map { inner($0.key) + ": " + inner($0.value) }.joined(separator: ", ") + "}"
  case .alias: return "*\(document.resolved(id).index)"
  }
}

/// A file of this text.
func file(_ text: String) -> SourceFile { SourceFile(name: "text", bytes: Array(text.utf8)) }
