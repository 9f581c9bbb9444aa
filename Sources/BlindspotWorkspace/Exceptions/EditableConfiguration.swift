import BlindspotParser

/// The text of a configuration to which items of lists are added. Everything else is kept, comments and layout included.
struct EditableConfiguration {
  /// Items of a list.
  struct Items {
    /// The items as lines of a block sequence whose dashes are not indented.
    let lines: [String]
    /// The items as in brackets.
    let flow: String
  }

  private let bytes: [UInt8]
  private let lineEnd: String

  /// Prepares a configuration; an empty text for a new one.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let isWindows = bytes.firstIndex(of: ASCII.newline).map { $0 > 0 && bytes[$0 - 1] == ASCII.carriageReturn } ?? false
    lineEnd = isWindows ? "\r\n" : "\n"
  }

  /// Returns the text with items at the end of a list; nil if its layout has no place for them.
  ///
  /// - Parameter keys: the keys of the list, the outermost first. Those that are missing are added.
  func adding(_ items: Items, below keys: [String]) -> [UInt8]? {
    let read = YAMLReader.read(SourceFile(name: "", bytes: bytes))
    guard read.problems.isEmpty, read.documents.count <= 1 else { return nil }
    // A file of comments is an empty scalar.
    guard let document = read.documents.first, !Self.isEmpty(document.root, in: document) else {
      return inserting(lines(of: items, below: keys[...], indentation: 0), atEndOfLine: bytes.count)
    }
    var node = document.root
    // New keys are the last ones of the top level, and the first ones below another key.
    var place = bytes.count
    for (index, name) in keys.enumerated() {
      guard let indentation = column(ofKeysOf: node, in: document) else { return nil }
      guard
        let (key, value) = document.entries(of: node).first(where: { entry in
          document.string(document.slice(of: entry.key)) == name
        })
      else {
        return inserting(lines(of: items, below: keys[index...], indentation: indentation), atEndOfLine: place)
      }
      (node, place) = (value, document[key].sourceEnd)
      if Self.isEmpty(node, in: document) {
        return inserting(
          lines(of: items, below: keys[(index + 1)...], indentation: indentation + 2), atEndOfLine: place)
      }
    }
    return adding(items, to: node, in: document)
  }

  private static func isEmpty(_ id: NodeID, in document: Document) -> Bool {
    document[id].kind == .scalar && document[id].textLength == 0
  }

  /// Returns items with the keys that are missing before them.
  private func lines(of items: Items, below keys: ArraySlice<String>, indentation: Int) -> [String] {
    let start = String(repeating: " ", count: indentation)
    guard let key = keys.first else { return items.lines.map { start + $0 } }
    return [start + key + ":"] + lines(of: items, below: keys.dropFirst(), indentation: indentation + 2)
  }

  /// Returns the column of the keys of a block mapping, 0-based; nil for any other node.
  private func column(ofKeysOf mapping: NodeID, in document: Document) -> Int? {
    let node = document[mapping]
    guard node.kind == .mapping, bytes[node.sourceStart] != ASCII.openBrace,
      let first = document.children(of: mapping).first(where: { _ in true })
    else { return nil }
    return column(of: document[first].sourceStart)
  }

  /// Returns the column of a byte, 0-based.
  private func column(of offset: Int) -> Int {
    let start = bytes[..<offset].lastIndex(of: ASCII.newline).map { $0 + 1 } ?? TextEncoding.markLength(of: bytes)
    return offset - start
  }

  /// Returns the text with lines inserted after the line that contains an offset, which is the end of a node or of the text.
  private func inserting(_ lines: [String], atEndOfLine offset: Int) -> [UInt8] {
    var end = offset
    // The end of a block scalar is the start of the line after it.
    if end == 0 || bytes[end - 1] != ASCII.newline {
      end = bytes[end...].firstIndex(of: ASCII.newline).map { $0 + 1 } ?? bytes.count
    }
    var text = Array(bytes[..<end])
    if let last = text.last, last != ASCII.newline { text += lineEnd.utf8 }
    for line in lines { text += (line + lineEnd).utf8 }
    return text + bytes[end...]
  }

  /// Returns the text with items at the end of a sequence; nil if the value is not one.
  private func adding(_ items: Items, to sequence: NodeID, in document: Document) -> [UInt8]? {
    let node = document[sequence]
    guard node.kind == .sequence else { return nil }
    if bytes[node.sourceStart] == ASCII.openBracket {
      let isEmpty = node.subtreeEnd == Int(sequence.index) + 1
      let end = node.sourceEnd - 1
      return bytes[..<end] + Array(((isEmpty ? "" : ", ") + items.flow).utf8) + bytes[end...]
    }
    guard let dash = dash(of: sequence, in: document) else { return nil }
    let end = (Int(sequence.index) + 1..<node.subtreeEnd).map { document.nodes[$0].sourceEnd }.max() ?? dash
    return inserting(lines(of: items, below: [], indentation: column(of: dash)), atEndOfLine: end)
  }

  /// Returns the offset of the dash before the first item of a block sequence.
  private func dash(of sequence: NodeID, in document: Document) -> Int? {
    guard let first = document.children(of: sequence).first(where: { _ in true }) else { return nil }
    var index = document[first].sourceStart
    if bytes[document[sequence].sourceStart] == ASCII.hyphen { return document[sequence].sourceStart }
    while index > 0, bytes[index] != ASCII.hyphen { index -= 1 }
    return bytes[index] == ASCII.hyphen ? index : nil
  }
}
