import BlindspotParser
import BlindspotRules
import Foundation
import Testing

/// The examples that stand in the files of the rules on texts.
@Suite struct RuleExamplesTests {
  private static let folders = [
    "health", "belief", "life-event", "location", "postal-address", "date-of-birth", "online-handle", "credential",
  ]

  /// The kinds a text of a rule may have: what a status says, and what a name or a prompt says.
  private static let kinds: [FieldKind] = [.personalStatus, .flowName, .tts]

  private struct Examples {
    let rule: String
    var match: [String] = []
    var noMatch: [String] = []
  }

  private func examples() throws -> [Examples] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../rules").standardized
    var files = [root.appending(path: "contact/private-contact.yml")]
    for folder in Self.folders {
      let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path())
      files += names.filter { $0.hasSuffix(".yml") }.map { root.appending(path: "\(folder)/\($0)") }
    }
    return try files.sorted { $0.path() < $1.path() }.map { file in
      let bytes = Array(try Data(contentsOf: file))
      let read = YAMLReader.read(SourceFile(name: file.lastPathComponent, bytes: bytes))
      let document = try #require(read.documents.first)
      var result = Examples(rule: file.deletingPathExtension().lastPathComponent)
      func texts(_ id: NodeID) -> [String] { document.children(of: id).map { document.string(document.slice(of: $0)) } }
      for (key, value) in document.entries(of: document.root)
      where document.string(document.slice(of: key)) == "examples" {
        for (key, value) in document.entries(of: value) {
          if document.string(document.slice(of: key)) == "match" {
            result.match = texts(value)
          } else {
            result.noMatch = texts(value)
          }
        }
      }
      return result
    }
  }

  @Test func `every example of a rule holds`() throws {
    let engine = Engine(detectors: BuiltInDetectors.all)
    var complaints: [String] = []
    for examples in try examples() {
      if examples.match.count < 5 || examples.noMatch.count < 5 {
        complaints.append("\(examples.rule): fewer than five")
      }
      func speaks(_ text: String, _ kind: FieldKind) -> Bool {
        engine.matches(in: text, as: kind).contains { $0.rule == examples.rule }
      }
      for text in examples.match where !Self.kinds.contains(where: { speaks(text, $0) }) {
        complaints.append("\(examples.rule) misses: \(text)")
      }
      for text in examples.noMatch where Self.kinds.contains(where: { speaks(text, $0) }) {
        complaints.append("\(examples.rule) must not match: \(text)")
      }
    }
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }
}
