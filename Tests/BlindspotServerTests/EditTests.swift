import BlindspotParser
import BlindspotRules
import BlindspotServer
import BlindspotWorkspace
import TestSupport
import Testing

@Suite struct EditTests {
  private static let flow = """
    inboundCall:
      name: Ask Dana Whitfield
      description: "Born 14.05.1987 🙂"
      defaultLanguage: en-us
      tasks:
        - task:
            name: Transfer to Maria Delgado
            actions:
              - playAudio:
                  name: Call 212-555-0143
                  audio:
                    tts: Write to maria.delgado@example.com or ask Jürgen Förster
              - disconnect:
                  name: Disconnect # blindspot: allow person-name -- a fictional persona

    """
  private static let pieces = [
    "Dana Whitfield", "x", " ", "\n", "é", "🙂", "212-555-0143", "\"", "name: ", "    - task:\n", "\r\n", "",
    "born 1.2.1980",
    "maria.delgado@example.com", "#", ": ",
  ]

  /// The findings and problems of a text as `lint` reports them, in the form of ``Conversation/published(for:)``.
  private func expected(_ text: String, _ encoding: PositionEncoding) throws -> [String] {
    let result = try Workspace().lint(.init(.files([SourceFile(name: "flow.yaml", bytes: Array(text.utf8))])))
    var buffer = TextBuffer(Array(text.utf8))
    let found = result.findings.map { finding in
      // An exception has only a line and a column.
      guard let range = finding.location.source else { return finding.rule }
      let (start, end) = (
        buffer.position(of: range.start, in: encoding), buffer.position(of: range.end, in: encoding)
      )
      return "\(start.line):\(start.character)-\(end.line):\(end.character) \(finding.rule)"
    }
    return found.sorted() + result.problems.map(\.code.rawValue).filter { $0 != "not-an-export" }
  }

  @Test(arguments: [PositionEncoding.utf8, .utf16], 0..<12 as Range<UInt64>)
  func `after random edits, the diagnostics are the findings of the whole text`(
    encoding: PositionEncoding, seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    var client = Client(in: nil, encodings: [encoding.rawValue])
    client.notify("textDocument/didOpen", Client.opening("untitled:/flow.yaml", Self.flow, version: 0))
    var text = Self.flow
    var texts = [text]
    for version in 1...12 {
      var buffer = TextBuffer(Array(text.utf8))
      let scalars = Array(text.unicodeScalars)
      // Mostly small edits, so that the text remains an export.
      let first = random.roll(scalars.count + 1)
      let last = min(scalars.count, first + (random.roll(3) == 0 ? random.roll(20) : random.roll(2)))
      func offset(_ index: Int) -> Int { scalars[..<index].reduce(0) { $0 + UTF8.width($1) } }
      let range = offset(first)..<offset(last)
      let piece = Self.pieces[random.roll(Self.pieces.count)]
      let start = buffer.position(of: range.lowerBound, in: encoding)
      let end = buffer.position(of: range.upperBound, in: encoding)
      client.notify(
        "textDocument/didChange",
        client.change(
          "untitled:/flow.yaml", version: version, (start.line, start.character), (end.line, end.character), piece))
      buffer.replace(range, with: Array(piece.utf8))
      text = String(decoding: buffer.bytes, as: UTF8.self)
      texts.append(text)
    }
    client.finish()
    let published = client.run().published(for: "flow.yaml")
    #expect(published.map(\.version) == Array(0...12))
    for (text, (version, lines)) in zip(texts, published) {
      let isProblem: (String) -> Bool = { $0.hasSuffix("syntax-error") || $0.hasSuffix("encoding") }
      let found = lines.filter { !isProblem($0) }.map { line in
        line.contains(" exception-") ? String(line.split(separator: " ")[1]) : line
      }.sorted()
      let problems = lines.filter(isProblem).compactMap { $0.split(separator: " ").last.map(String.init) }
      let wanted = try expected(text, encoding)
      #expect(
        found + problems == wanted, "seed \(seed), version \(version ?? -1)\n\(text)")
    }
  }
}
