import BlindspotParser
import Foundation
import TestSupport
import Testing

/// Edits one word of every text and compares the trees. `BLINDSPOT_ROUND_TRIP=FOLDER` adds the files of a folder.
@Suite struct RoundTripTests {
  /// The files of the fixtures, the examples and an external folder.
  static let files: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
    var folders = [
      root.appending(path: "Tests/BlindspotParserTests/Fixtures/Exports"), root.appending(path: "examples"),
    ]
    if let path = ProcessInfo.processInfo.environment["BLINDSPOT_ROUND_TRIP"] { folders.append(URL(filePath: path)) }
    return folders.flatMap { folder in
      (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])?.allObjects ?? [])
        .compactMap { $0 as? URL }
        .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false }
        .map(\.path)
    }.sorted()
  }()

  private func read(_ path: String, _ bytes: [UInt8]) -> ParsedExport? {
    let options = ReadOptions(readsExtended: true, expectsExport: false)
    guard case .export(let export) = ExportReader.read(SourceFile(name: path, bytes: bytes), options: options) else {
      return nil
    }
    return export
  }

  /// Returns the first word of a text with at least three letters.
  private func word(in text: Span<UInt8>) -> TextRange? {
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end].isLetter { end += 1 }
      if end - start > 2 { return TextRange(start: start, end: end) }
      start = end + 1
    }
    return nil
  }

  /// Returns an edit of each scalar with a field, and the edits that the file refuses.
  private func edits(of file: EditableFile, text: (String) -> String) -> (edits: [ScalarEdit], refused: Int) {
    var edits: [ScalarEdit] = []
    var refused = 0
    for (number, document) in file.export.documents.enumerated() {
      var edited: Set<NodeID> = []
      for (index, field) in document.fields.enumerated() {
        guard let range = document.document.withBytes(of: field.text, { word(in: $0) }) else { continue }
        let old = document.text(of: field).utf8.dropFirst(range.start).prefix(range.count)
        do throws(EditRefusal) {
          let new = Array(text(String(decoding: Array(old), as: UTF8.self)).utf8)
          let edit = try file.scalarEdit(of: range, inField: index, of: number, text: new)
          _ = try file.sourceEdit(edit)
          if edited.insert(edit.node).inserted { edits.append(edit) }
        } catch {
          refused += 1
        }
      }
    }
    return (edits, refused)
  }

  @Test(arguments: files) func `an edit changes the edited texts only`(path: String) throws {
    _ = try checkEdits(of: path, Array(Data(contentsOf: URL(filePath: path))))
  }

  @Test func `an edit of a generated flow changes the edited texts only`() throws {
    var generator = SeededGenerator(seed: 23)
    for number in 0..<200 {
      let flow = FlowWriter.flow(using: &generator)
      #expect(read("flow.yaml", Array(flow.utf8))?.problems == [], "\(number): \(flow)")
      #expect(try checkEdits(of: "flow.yaml", Array(flow.utf8)) > 2)
    }
  }

  /// Edits a file, compares the trees, and returns the number of edits; 0 for a file with problems.
  private func checkEdits(of path: String, _ bytes: [UInt8]) throws -> Int {
    guard let export = read(path, bytes), export.problems.isEmpty else { return 0 }
    let file = EditableFile(bytes, export: export)
    let (edits, _) = edits(of: file) { _ in "Zzperson 1" }
    let fixed = ByteEdit.apply(try file.byteEdits(for: edits.map { try file.sourceEdit($0) }).bytes, to: bytes)
    let after = try #require(read(path, fixed))
    #expect(after.documents.count == export.documents.count)
    for (number, (old, new)) in zip(export.documents, after.documents).enumerated() {
      let (before, tree) = (old.document, new.document)
      try #require(before.nodes.count == tree.nodes.count)
      let changes = Dictionary(grouping: edits.filter { $0.document == number }, by: \.node)
      var differences = 0
      for index in before.nodes.indices {
        let id = NodeID(UInt32(index))
        let isSame = before[id].kind == tree[id].kind && before[id].style == tree[id].style
        var expected = Array(before.string(before.slice(of: id)).utf8)
        for change in changes[id] ?? [] {
          expected.replaceSubrange(change.range.start..<change.range.end, with: change.text)
        }
        if !isSame || expected != Array(tree.string(tree.slice(of: id)).utf8) { differences += 1 }
      }
      #expect(differences == 0)
    }
    return edits.count
  }

  @Test(arguments: files) func `an edit without a change keeps every byte`(path: String) throws {
    let bytes = try Array(Data(contentsOf: URL(filePath: path)))
    guard let export = read(path, bytes), export.problems.isEmpty else { return }
    let file = EditableFile(bytes, export: export)
    // A word with escapes is written without them.
    let edits = edits(of: file) { $0 }.edits.filter { edit in
      (try? file.sourceEdit(edit)).map { $0.range.count == $0.replacement.count } ?? false
    }
    #expect(ByteEdit.apply(try file.byteEdits(for: edits.map { try file.sourceEdit($0) }).bytes, to: bytes) == bytes)
  }

  @Test(arguments: ["utf16le", "utf16be"]) func `UTF-16 keeps its encoding and its mark`(encoding: String) throws {
    let text = "\u{FEFF}inboundCall:\r\n  name: \"\u{1F600} Ask Mara\"\r\n  description: Mara\r\n"
    let isLittle = encoding == "utf16le"
    let bytes = text.utf16.flatMap { unit in
      isLittle ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    let file = EditableFile(bytes, export: try #require(read("a.yaml", bytes)))
    let (edits, _) = edits(of: file) { $0 == "Ask" ? $0 : "Zzperson \u{1F601}" }
    let fixed = ByteEdit.apply(try file.byteEdits(for: edits.map { try file.sourceEdit($0) }).bytes, to: bytes)
    var units: [UInt16] = []
    for index in stride(from: 0, to: fixed.count, by: 2) {
      let (first, second) = (UInt16(fixed[index]), UInt16(fixed[index + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
    }
    let expected = text.replacing("description: Mara", with: "description: Zzperson \u{1F601}")
    #expect(String(decoding: units, as: UTF16.self) == expected)
  }
}

/// Writes flows with random texts, styles of scalars, comments and line ends.
private enum FlowWriter {
  private static let texts = [
    "Ask Mara Oomkesh for help", "Call 212-555-0143 now", "Zo\u{EB} O'Brien: on call \u{1F600}",
    "It's \"quoted\" # here",
    "Tab\there and C:\\path", "Line one\nAsk Mara\n\n  indented\nend", "- not a list", "true",
    "\u{645}\u{631}\u{62D}\u{628}\u{627} Mara",
  ]

  static func flow(using generator: inout some RandomNumberGenerator) -> String {
    var lines = ["inboundCall:", "  name: Main # the first line", "  defaultLanguage: en-us"]
    lines += scalar("description", indent: 2, using: &generator) + ["  tasks:"]
    for number in 0..<Int.random(in: 1...4, using: &generator) {
      lines += ["    - task:", "        refId: Task_\(number)"]
      lines += scalar("name", indent: 8, using: &generator) + scalar("description", indent: 8, using: &generator)
      lines += [
        "        actions:", "          - playAudio:", "              name: Play \(number)", "              audio:",
      ]
      lines += scalar("tts", indent: 16, using: &generator)
    }
    let end = Bool.random(using: &generator) ? "\n" : "\r\n"
    return lines.map { $0 + end }.joined()
  }

  /// Returns the lines of a key with a random text in a style that can write it.
  private static func scalar(
    _ key: String, indent: Int, using generator: inout some RandomNumberGenerator
  ) -> [String] {
    let text = texts.randomElement(using: &generator) ?? ""
    let margin = String(repeating: " ", count: indent)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0 where !text.contains("\n") && !text.contains("\t"):
      return ["\(margin)\(key):  '\(text.replacing("'", with: "''"))' # a comment"]
    case 1 where !text.contains("\t"):
      let style = Bool.random(using: &generator) ? "|-" : "|+"
      return ["\(margin)\(key): \(style)"]
        + text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
          line.isEmpty ? "" : "\(margin)  \(line)"
        }
    case 2 where !text.contains("\n") && !text.contains("\t"):
      let words = text.split(separator: " ")
      return ["\(margin)\(key): >"] + words.map { "\(margin)   \($0)" }
    default:
      let escaped = text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case "\n": "\\n"
        case "\t": "\\t"
        case _ where scalar.value > 0x7F && Bool.random(using: &generator):
          "\\U" + String(repeating: "0", count: 8 - String(scalar.value, radix: 16).count)
            + String(scalar.value, radix: 16)
        default: String(scalar)
        }
      }
      return ["\(margin)\(key): \"\(escaped.joined())\""]
    }
  }
}
