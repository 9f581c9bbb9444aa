import BlindspotParser

/// Returns a tree as one line of text: scalars with their positions (`line:column-line:column`) and their texts, and
/// sequences of the texts of an expression as `expression[…]`.
func outline(_ document: Document, of id: NodeID? = nil, lines: LineIndex? = nil) -> String {
  let id = id ?? document.root
  let lines = lines ?? LineIndex(document.source)
  let (start, end) = lines.positions(of: document.sourceRange(of: id))
  func inner(_ id: NodeID) -> String { outline(document, of: id, lines: lines) }
  switch document[id].kind {
  case .scalar:
    return "\(start.line):\(start.column)-\(end.line):\(end.column)=" + quoted(document.string(document.slice(of: id)))
  case .sequence:
    let isExpression = document[id].style == .hclExpression
    return (isExpression ? "expression[" : "[") + document.children(of: id).map(inner).joined(separator: ", ") + "]"
  case .mapping:
    return "{" + document.entries(of: id).map { inner($0.key) + ": " + inner($0.value) }.joined(separator: ", ") + "}"
  case .alias: return "*\(document.resolved(id).index)"
  }
}

/// Returns the result of a reader as text: a line per document and a line per problem (`! line:column code: message`).
func outline(_ result: ReadResult) -> String {
  let problems = result.problems.map { problem in
    let place = problem.position.map { "\($0.line):\($0.column)" } ?? "-"
    return "! \(place) \(problem.code.rawValue): \(problem.message)"
  }
  return (result.documents.map { outline($0) } + problems).joined(separator: "\n")
}

/// Returns a file with a text.
func file(_ text: String) -> SourceFile { SourceFile(name: "text", bytes: Array(text.utf8)) }

private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": result += "\\n"
    case "\"", "\\": result += "\\\(scalar)"
    case "\u{0}"..<" ", "\u{7F}"..."\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFD}":
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
