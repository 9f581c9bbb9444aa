import BlindspotParser
import TestSupport
import Testing

/// The properties of every reader for any input: it returns, its tree is complete, and its ranges are in the file.
@Suite struct ReaderRobustnessTests {
  private static let readers: [@Sendable (SourceFile) -> ReadResult] = [
    { YAMLReader.read($0) }, { JSONReader.read($0) }, { JSONReader.read($0, mode: .concatenated) },
    { CSVReader.read($0) }, { HCLReader.read($0) },
  ]
  private static let pieces = [
    "a", "name", " ", "  ", "\n", "\r\n", "\r", "\t", ":", ": ", "- ", "\"", "'", "\\", "\\n", "\\u00e4", "{", "}", "[",
    "]", "(", ")", ",", ";", "|", ">", "<<EOT\n", "EOT\n", "<<-E\n", "E\n", "${", "%{", "$${", "#", "//", "/*", "*/",
    "=", "&x ", "*x", "<<: ", "!t ", "? ", "---\n", "...\n", "ä", "😀", "\u{FEFF}", "\u{85}", "\u{2028}", "1", "-",
    "true", "null", "for ", "\u{0}", "%YAML 1.1\n", "@", "`",
  ]

  @Test(arguments: readers.indices, 1...2) func `random texts of syntax elements yield complete trees`(
    reader: Int, seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        Self.pieces.randomElement(using: &generator) ?? ""
      }
      check(reader, Array(text.joined().utf8))
    }
  }

  @Test(arguments: readers.indices) func `random bytes yield complete trees`(reader: Int) {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...60, using: &generator)
      check(reader, (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
  }

  private func check(_ reader: Int, _ bytes: [UInt8]) {
    let result = Self.readers[reader](SourceFile(name: "f", bytes: bytes))
    for document in result.documents {
      guard let failure = failure(in: document) else { continue }
      Issue.record("reader \(reader): \(failure) for \(bytes)")
    }
  }

  private func failure(in document: Document) -> String? {
    let count = document.nodes.count
    guard count > 0, document.nodes[0].subtreeEnd == count else { return "the root does not contain all nodes" }
    for index in 0..<count {
      let id = NodeID(UInt32(index))
      let node = document.nodes[index]
      guard node.subtreeEnd > index, node.subtreeEnd <= count else { return "node \(index) has no end" }
      guard node.sourceStart <= node.sourceEnd, node.sourceEnd <= document.source.count else {
        return "node \(index) is not in the file"
      }
      let children = Array(document.children(of: id))
      guard children.last.map({ document[$0].subtreeEnd == node.subtreeEnd }) ?? (node.subtreeEnd == index + 1) else {
        return "the children of node \(index) do not end where it ends"
      }
      switch node.kind {
      case .scalar:
        let slice = document.slice(of: id)
        let text = slice.isInDecodedBuffer ? document.decoded.count : document.source.count
        guard slice.start + slice.count <= text else { return "the text of node \(index) is not in the file" }
        guard String(validating: Array(document.string(slice).utf8), as: UTF8.self) != nil else {
          return "the text of node \(index) is not UTF-8"
        }
        guard node.style == .synthetic || ScalarSourceMap(of: id, in: document).isExact else {
          return "node \(index) does not have an exact map"
        }
      case .mapping: guard children.count.isMultiple(of: 2) else { return "mapping \(index) has a key without a value" }
      case .sequence: break
      case .alias: guard document.resolved(id).index < count else { return "alias \(index) does not have a target" }
      }
    }
    return nil
  }
}
