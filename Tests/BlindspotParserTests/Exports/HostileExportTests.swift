import BlindspotParser
import TestSupport
import Testing

/// Malicious input that is made to exhaust time, memory or stack.
@Suite struct HostileExportTests {
  @Test(arguments: [3, 5]) func `multiplied aliases yield each text once`(levels: Int) throws {
    var text = "x0: &a0 {tts: Hello}\n"
    for level in 1...levels {
      text += "x\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    text += "inboundCall:\n  name: Laughs\n  initialGreeting: *a\(levels)\n  audio: {tts: *a\(levels)}\n"
    #expect(texts(of: text, named: "a.yaml") == ["Hello", "Laughs"])
  }

  @Test func `an alias within its own anchor is not followed forever`() {
    let text = "inboundCall: &flow\n  name: Loop\n  defaultLanguage: en-us\n  tasks: &t\n    - task: *flow\n    - *t\n"
    #expect(texts(of: text, named: "a.yaml") == ["Loop"])
  }

  @Test(arguments: [100, 250]) func `deeply nested texts are read`(depth: Int) {
    let text =
      "{\"inboundCall\": {\"name\": \"Deep\", \"tasks\": " + String(repeating: "{\"a\": [", count: depth)
      + "{\"tts\": \"Bottom\"}" + String(repeating: "]}", count: depth) + "}}"
    #expect(texts(of: text, named: "a.json") == ["Deep", "Bottom"])
  }

  @Test(arguments: ["tasks", "vxml", "settingsNaturalLanguageUnderstanding", "tts", "inputs"])
  func `chained aliases of nested collections reach the depth limit`(key: String) {
    var text = "x0: &a0 {name: x}\n"
    for link in 1...20 {
      text += "x\(link): &a\(link) " + String(repeating: "{a: [", count: 30) + "*a\(link - 1)"
      text += String(repeating: "]}", count: 30) + "\n"
    }
    text += "inboundCall:\n  name: Chain\n  \(key): *a20\n"
    #expect(texts(of: text, named: "a.yaml").last == "Chain")
    guard case .export(let export) = ExportReader.read(SourceFile(name: "a.yaml", bytes: Array(text.utf8))) else {
      return
    }
    #expect(export.problems.map(\.code) == [.limitReached])
  }

  @Test func `deeply nested configurations are read`() {
    let depth = 250
    let value = "{\"text\": \"ToAudioTTS(\\\"Bottom\\\")\", \"type\": \"aud\"}"
    let text =
      "{\"name\": \"Deep\", \"flowSequenceItemList\": [], \"x\": " + String(repeating: "{\"a\": [", count: depth)
      + value
      + String(repeating: "]}", count: depth) + "}"
    #expect(texts(of: text, named: "a.json") == ["Deep", "Bottom"])
  }

  @Test func `any bytes can be read with any name`() {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "inboundCall:", "\n", "  ", "- ", "name: x", "{", "}", "[", "]", "\"", "&a ", "*a", "{{", "}}", "tts: ",
      "actions:",
      "{\"entities\":[", "\"presence\":{\"message\":\"x\"}", ",", ":", "JTdC", "%7B", "=",
      "resource \"genesyscloud_flow\" \"x\" {",
      "name,email,title", "\u{FEFF}", "é", "\\", "<<: ", "vxml: ", "exp: Append(\"", "\u{0}",
    ]
    let names = ["a.yaml", "a.json", "a.tf", "a.csv", "a.i3WorkFlow", "a", "a.tfvars", "a.tftpl"]
    for round in 0..<3_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<24, using: &generator) { text += pieces.randomElement(using: &generator) ?? "" }
      let file = SourceFile(name: names[round % names.count], bytes: Array(text.utf8))
      guard case .export(let export) = ExportReader.read(file, options: ReadOptions(readsExtended: true)) else {
        continue
      }
      for document in export.documents {
        for field in document.fields { #expect(!document.document.string(field.text).isEmpty) }
        for (index, container) in document.containers.enumerated() { #expect(container.parent ?? -1 < index) }
      }
    }
  }

  private func texts(of text: String, named name: String) -> [String] {
    guard case .export(let export) = ExportReader.read(SourceFile(name: name, bytes: Array(text.utf8))) else {
      return []
    }
    return export.documents.flatMap { document in document.fields.map { document.document.string($0.text) } }
  }
}
