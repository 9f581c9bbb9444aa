import BlindspotParser

/// The text of a configuration to which lines are added. Everything else is kept, comments and layout included.
struct ConfigurationText {
  /// The top level of a configuration.
  enum Root {
    /// An empty file, or comments only.
    case empty
    /// A block mapping with the column of its keys, 0-based.
    case mapping(Document, indentation: Int)
  }

  let bytes: [UInt8]
  private let lineEnd: String

  /// Prepares a configuration; an empty text for a new one.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let isWindows = bytes.firstIndex(of: ASCII.newline).map { $0 > 0 && bytes[$0 - 1] == ASCII.carriageReturn } ?? false
    lineEnd = isWindows ? "\r\n" : "\n"
  }

  /// The top level; nil if it has no place for another key.
  var root: Root? {
    let read = YAMLReader.read(SourceFile(name: "", bytes: bytes))
    guard read.problems.isEmpty, read.documents.count <= 1 else { return nil }
    guard let document = read.documents.first else { return .empty }
    let root = document[document.root]
    // A file of comments is an empty scalar.
    if root.kind == .scalar, root.textLength == 0 { return .empty }
    guard root.kind == .mapping, bytes[Int(root.sourceStart)] != ASCII.openBrace,
      let first = document.children(of: document.root).first(where: { _ in true })
    else { return nil }
    return .mapping(document, indentation: column(of: Int(document[first].sourceStart)))
  }

  /// Returns the key with a name and its value in a mapping of the text.
  func entry(_ name: String, of mapping: NodeID, in document: Document) -> (key: NodeID, value: NodeID)? {
    document.entries(of: mapping).first { document.string(document.slice(of: $0.key)) == name }
  }

  /// Returns the column of a byte, 0-based.
  func column(of offset: Int) -> Int {
    let start = bytes[..<offset].lastIndex(of: ASCII.newline).map { $0 + 1 } ?? TextEncoding.markLength(of: bytes)
    return offset - start
  }

  /// Returns the text with lines at its end.
  func appending(_ lines: [String]) -> [UInt8] {
    var text = bytes
    if let last = text.last, last != ASCII.newline { text += lineEnd.utf8 }
    for line in lines { text += (line + lineEnd).utf8 }
    return text
  }

  /// Returns the text with lines inserted after the line that contains the end of a node.
  func inserting(_ lines: [String], atEndOfLine offset: Int) -> [UInt8] {
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
  ///
  /// - Parameters:
  ///   - lines: returns the items as lines of a block sequence with an indentation.
  ///   - flow: the items as in brackets.
  func adding(
    _ lines: (_ indentation: Int) -> [String], flow: String, to sequence: NodeID, in document: Document
  ) -> [UInt8]? {
    let node = document[sequence]
    guard node.kind == .sequence else { return nil }
    if bytes[Int(node.sourceStart)] == ASCII.openBracket {
      let isEmpty = node.subtreeEnd == sequence.index + 1
      let end = Int(node.sourceEnd) - 1
      return bytes[..<end] + Array(((isEmpty ? "" : ", ") + flow).utf8) + bytes[end...]
    }
    guard let dash = dash(of: sequence, in: document) else { return nil }
    let end = (Int(sequence.index) + 1..<Int(node.subtreeEnd)).map { Int(document.nodes[$0].sourceEnd) }.max() ?? dash
    return inserting(lines(column(of: dash)), atEndOfLine: end)
  }

  /// Returns the offset of the dash before the first item of a block sequence.
  private func dash(of sequence: NodeID, in document: Document) -> Int? {
    guard let first = document.children(of: sequence).first(where: { _ in true }) else { return nil }
    var index = Int(document[first].sourceStart)
    if bytes[Int(document[sequence].sourceStart)] == ASCII.hyphen { return Int(document[sequence].sourceStart) }
    while index > 0, bytes[index] != ASCII.hyphen { index -= 1 }
    return bytes[index] == ASCII.hyphen ? index : nil
  }
}
