import BlindspotParser
import BlindspotRules

/// An exception to write into a configuration.
struct NewException: Sendable, Hashable {
  /// The id of the rule.
  let rule: String
  /// The file, relative to the folder of the configuration.
  let file: String
  /// The JSON Pointers of the texts.
  let paths: [String]
  /// The reason.
  let reason: String
  /// The last day; nil for no end.
  let until: Day?

  /// The members as YAML, in their order.
  private var members: [String] {
    let path = paths.count == 1 ? YAMLText.quoted(paths[0]) : YAMLText.list(paths)
    var members = [
      "rule: \(rule)", "file: \(YAMLText.quoted(file))", "path: \(path)", "reason: \(YAMLText.quoted(reason))",
    ]
    if let until { members.append("until: \(until.description)") }
    return members
  }

  /// Returns the exception as an item of a block sequence.
  ///
  /// - Parameter indentation: the number of spaces before the dash.
  func item(indentation: Int) -> [String] {
    let start = String(repeating: " ", count: indentation)
    return members.enumerated().map { index, member in start + (index == 0 ? "- " : "  ") + member }
  }

  /// The exception as an item of a flow sequence.
  var flowItem: String { "{" + members.joined(separator: ", ") + "}" }
}

/// Adds exceptions to the text of a configuration and keeps everything else, comments and layout included.
struct ExceptionList {
  private let bytes: [UInt8]
  private let lineEnd: String

  /// Prepares a configuration; an empty text for a new one.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let isWindows = bytes.firstIndex(of: ASCII.newline).map { $0 > 0 && bytes[$0 - 1] == ASCII.carriageReturn } ?? false
    lineEnd = isWindows ? "\r\n" : "\n"
  }

  /// Returns the text with exceptions added to the key `exceptions`; nil if its layout has no place for them.
  func adding(_ exceptions: [NewException]) -> [UInt8]? {
    let read = YAMLReader.read(SourceFile(name: "", bytes: bytes))
    guard read.problems.isEmpty, read.documents.count <= 1 else { return nil }
    guard let document = read.documents.first else { return appending(exceptions, indentation: 0) }
    let root = document[document.root]
    // A file of comments is an empty scalar.
    if root.kind == .scalar, root.textLength == 0 { return appending(exceptions, indentation: 0) }
    guard root.kind == .mapping, bytes[Int(root.sourceStart)] != ASCII.openBrace else { return nil }
    let entry = document.entries(of: document.root).first {
      document.string(document.slice(of: $0.key)) == "exceptions"
    }
    guard let (key, value) = entry else {
      guard let first = document.children(of: document.root).first(where: { _ in true }) else { return nil }
      return appending(exceptions, indentation: column(of: Int(document[first].sourceStart)))
    }
    let node = document[value]
    switch node.kind {
    case .scalar where node.textLength == 0:
      let start = column(of: Int(document[key].sourceStart))
      return inserting(lines(exceptions, indentation: start + 2), atEndOfLine: Int(document[key].sourceEnd))
    case .sequence where bytes[Int(node.sourceStart)] == ASCII.openBracket:
      let isEmpty = node.subtreeEnd == value.index + 1
      let items = exceptions.map(\.flowItem).joined(separator: ", ")
      let end = Int(node.sourceEnd) - 1
      return bytes[..<end] + Array(((isEmpty ? "" : ", ") + items).utf8) + bytes[end...]
    case .sequence:
      guard let dash = dash(of: value, in: document) else { return nil }
      let end = (Int(value.index) + 1..<Int(node.subtreeEnd)).map { Int(document.nodes[$0].sourceEnd) }.max() ?? dash
      return inserting(lines(exceptions, indentation: column(of: dash)), atEndOfLine: end)
    default: return nil
    }
  }

  private func lines(_ exceptions: [NewException], indentation: Int) -> [String] {
    exceptions.flatMap { $0.item(indentation: indentation) }
  }

  private func column(of offset: Int) -> Int {
    let start = bytes[..<offset].lastIndex(of: ASCII.newline).map { $0 + 1 } ?? TextEncoding.markLength(of: bytes)
    return offset - start
  }

  /// Returns the offset of the dash before the first item of a block sequence.
  private func dash(of sequence: NodeID, in document: Document) -> Int? {
    guard let first = document.children(of: sequence).first(where: { _ in true }) else { return nil }
    var index = Int(document[first].sourceStart)
    if bytes[Int(document[sequence].sourceStart)] == ASCII.hyphen { return Int(document[sequence].sourceStart) }
    while index > 0, bytes[index] != ASCII.hyphen { index -= 1 }
    return bytes[index] == ASCII.hyphen ? index : nil
  }

  private func appending(_ exceptions: [NewException], indentation: Int) -> [UInt8] {
    let start = String(repeating: " ", count: indentation)
    var text = bytes
    if let last = text.last, last != ASCII.newline { text += lineEnd.utf8 }
    for line in [start + "exceptions:"] + lines(exceptions, indentation: indentation + 2) {
      text += (line + lineEnd).utf8
    }
    return text
  }

  /// Returns the text with lines inserted after the line that contains the end of a node.
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
}
