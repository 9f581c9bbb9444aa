import BlindspotParser

/// A named part of an export with the parts in it.
struct DocumentSymbol: Sendable {
  /// The name as typed; the kind of part without one.
  let name: String
  /// The kind of part: `task`.
  let detail: String
  /// The number of the kind that an editor shows (LSP, `SymbolKind`).
  let kind: Int
  /// The bytes of the part.
  let range: Range<Position>
  /// The bytes of its name, or its first line.
  let selectionRange: Range<Position>
  var children: [DocumentSymbol] = []

  /// Returns the parts of a document, the outermost ones with the others in them.
  static func all(
    in part: ExportDocument, of text: inout TextBuffer, _ encoding: PositionEncoding
  ) -> [DocumentSymbol] {
    guard part.document.hasLines else { return [] }
    var names: [Int: SourceRange] = [:]
    for field in part.fields {
      guard let container = field.container, names[container] == nil,
        part.containers[container].nameSlice == field.text
      else { continue }
      names[container] = part.range(of: field)
    }
    var nested = part.containers.enumerated().map { index, container in
      symbol(of: container, named: names[index], in: part, of: &text, encoding)
    }
    // A parent comes before its children.
    var roots: [DocumentSymbol] = []
    for index in nested.indices.reversed() {
      nested[index].children.reverse()
      if let parent = part.containers[index].parent {
        nested[parent].children.append(nested[index])
      } else {
        roots.append(nested[index])
      }
    }
    return roots.reversed()
  }

  private static func symbol(
    of container: Container, named name: SourceRange?, in part: ExportDocument, of text: inout TextBuffer,
    _ encoding: PositionEncoding
  ) -> DocumentSymbol {
    var source = part.document.sourceRange(of: container.node)
    source.end = min(source.end, text.bytes.count)
    // The range of a block in YAML ends where the next one starts.
    while source.end > source.start, text.bytes[source.end - 1].isBlankOrLineEnd { source.end -= 1 }
    let firstLine = text.range(ofLine: text.line(of: source.start))
    var selection = SourceRange(start: source.start, end: max(source.start, min(source.end, firstLine.upperBound)))
    if let name {
      selection = name
      source.start = min(source.start, name.start)
      source.end = max(source.end, name.end)
    }
    let typed = part.name(of: container)?.trimmed
    return DocumentSymbol(
      name: typed.flatMap { $0.isEmpty ? nil : $0 } ?? container.kind.title, detail: container.kind.title,
      kind: container.kind.symbolKind, range: text.positions(of: source, in: encoding),
      selectionRange: text.positions(of: selection, in: encoding))
  }
}

extension String {
  /// The text without white space at both ends. Editors reject a name that consists of white space.
  fileprivate var trimmed: String {
    String(decoding: utf8.drop { $0 <= ASCII.space }.reversed().drop { $0 <= ASCII.space }.reversed(), as: UTF8.self)
  }
}

extension Container.Kind {
  /// The number of the kind in LSP.
  fileprivate var symbolKind: Int {
    switch self {
    case .flow: 2  // Module
    case .state: 3  // Namespace
    case .task: 12  // Function
    case .menu: 10  // Enum
    case .choice: 22  // EnumMember
    case .action, .operation: 6  // Method
    case .prompt: 15  // String
    case .dataAction: 11  // Interface
    case .variable: 13  // Variable
    case .person: 19  // Object
    case .resource: 23  // Struct
    }
  }
}
