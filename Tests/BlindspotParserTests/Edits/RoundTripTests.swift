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
    let bytes = try Array(Data(contentsOf: URL(filePath: path)))
    guard let export = read(path, bytes), export.problems.isEmpty else { return }
    let file = EditableFile(bytes, export: export)
    let (edits, _) = edits(of: file) { _ in "Zzperson 1" }
    let fixed = ByteEdit.apply(try file.byteEdits(for: edits), to: bytes)
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
  }

  @Test(arguments: files) func `an edit without a change keeps every byte`(path: String) throws {
    let bytes = try Array(Data(contentsOf: URL(filePath: path)))
    guard let export = read(path, bytes), export.problems.isEmpty else { return }
    let file = EditableFile(bytes, export: export)
    // A word with escapes is written without them.
    let edits = edits(of: file) { $0 }.edits.filter { edit in
      (try? file.sourceEdit(edit)).map { $0.range.count == $0.replacement.count } ?? false
    }
    #expect(ByteEdit.apply(try file.byteEdits(for: edits), to: bytes) == bytes)
  }

  @Test(arguments: ["utf16le", "utf16be"]) func `UTF-16 keeps its encoding and its mark`(encoding: String) throws {
    let text = "\u{FEFF}inboundCall:\r\n  name: \"\u{1F600} Ask Mara\"\r\n  description: Mara\r\n"
    let isLittle = encoding == "utf16le"
    let bytes = text.utf16.flatMap { unit in
      isLittle ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    let file = EditableFile(bytes, export: try #require(read("a.yaml", bytes)))
    let (edits, _) = edits(of: file) { $0 == "Ask" ? $0 : "Zzperson \u{1F601}" }
    let fixed = ByteEdit.apply(try file.byteEdits(for: edits), to: bytes)
    var units: [UInt16] = []
    for index in stride(from: 0, to: fixed.count, by: 2) {
      let (first, second) = (UInt16(fixed[index]), UInt16(fixed[index + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
    }
    let expected = text.replacing("description: Mara", with: "description: Zzperson \u{1F601}")
    #expect(String(decoding: units, as: UTF16.self) == expected)
  }
}
