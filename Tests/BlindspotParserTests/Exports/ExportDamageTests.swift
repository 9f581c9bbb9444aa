import BlindspotParser
import Testing

/// Damaged exports in a folder, and JSON files that are not well-formed.
@Suite struct ExportDamageTests {
  private static let listing =
    #"{"entities": [{"id": "6f8e1c1a-0000-4000-8000-000000000000", "name": "X", "presence": {"message": "away"}}, "#
    + #"{"id": "6f8e1c1a-0000-4000-8000-000000000001", "name": "Y", "presence": {"message": "back"}}]}"#

  @Test func `a listing that is cut off anywhere is a problem`() {
    let bytes = Array(Self.listing.utf8)
    for end in 12..<bytes.count {
      #expect(codes(Array(bytes[..<end])).first == .syntaxError, "\(end)")
    }
    #expect(codes(bytes) == [])
  }

  @Test func `what was read before the damage keeps its fields`() throws {
    let text = Self.listing.replacing("}}]}", with: "},}]}")
    let export = try ExportReader.read(Array(text.utf8), named: "users.json")
    #expect(export.problems.map(\.code) == [.syntaxError])
    #expect(export.documents.flatMap(\.fields).map(\.kind) == [.personalStatus, .personalStatus])
  }

  /// Texts that tools and people put into an export, with the listing at `@`.
  private static let damages: KeyValuePairs<String, String> = [
    "a log line before it": "INFO fetching\n@",
    "a log line after it": "@\nDone.",
    "colors": "\u{1B}[32m@\u{1B}[0m",
    "conflict markers": "<<<<<<< HEAD\n@\n=======\n@\n>>>>>>> other",
    "a zero byte at the end": "@\0",
    "a zero byte at the start": "\0@",
    "a comment": "// users\n@",
    "a shell prompt": "$ gc users list\n@",
    "an assignment": "users = @;",
    "a callback": "callback(@)",
    "a Markdown fence": "```json\n@\n```",
  ]

  @Test func `text around a listing is a problem`() {
    for (title, pattern) in Self.damages {
      #expect(!codes(Array(pattern.replacing("@", with: Self.listing).utf8)).isEmpty, "\(title)")
    }
    let python = Self.listing.replacing("\"", with: "'")
    #expect(codes(Array(python.utf8)) == [.syntaxError])
    #expect(codes(Array(Self.listing.replacing("}, {", with: "} {").utf8)) == [.syntaxError])
    #expect(codes(Array(Self.listing.replacing("}}]", with: "}},]").utf8)) == [.syntaxError])
  }

  @Test(arguments: [("page.md", true), ("make.py", true), ("flow.yaml", false)])
  func `a page that quotes an export can be excluded`(name: String, isOther: Bool) {
    let text = "# A page\n\n```yaml\ninboundCall:\n  name: Main\n```\n"
    guard case .failed(let problems) = ExportReader.read(SourceFile(name: name, bytes: Array(text.utf8))) else {
      Issue.record("\(name)")
      return
    }
    #expect(problems.map(\.code) == [.syntaxError])
    #expect(problems[0].message.string.hasSuffix("; if the file only quotes an export, exclude it") == isOther)
  }

  @Test func `an encoding other than UTF-8 and UTF-16 is a problem`() {
    let ascii = Array(Self.listing.utf8)
    let utf32: [UInt8] = ascii.flatMap { [$0, 0, 0, 0] as [UInt8] }
    let utf16: [UInt8] = [0xFF, 0xFE] + ascii.flatMap { [$0, 0] as [UInt8] }
    #expect(codes(utf32) == [.encoding])
    #expect(codes([0xFF, 0xFE, 0, 0] + utf32) == [.encoding])
    #expect(codes(ascii.flatMap { [0, 0, 0, $0] as [UInt8] }) == [.encoding])
    #expect(codes(utf16) == [])
    #expect(codes(utf16.dropLast()) == [.encoding])
    let latin: [UInt8] = Array(Self.listing.replacing("away", with: "a@ay").utf8).map { $0 == 0x40 ? 0xF6 : $0 }
    #expect(codes(latin) == [.encoding])
  }

  @Test func `damaged files of other tools are skipped`() {
    for text in [
      "{\"scripts\": {\"build\": \"tsc\",}}", "[{\"id\": 1, \"name\": \"a\"", "// settings\n{\"a\": 1}",
    ] {
      #expect(codes(Array(text.utf8)) == [], "\(text)")
    }
  }

  @Test func `a named JSON file that is not well-formed is a syntax error with a position`() {
    for text in ReaderCase.lines("json-invalid.txt") {
      let problems = problems(Array(text.utf8), named: "any.json", isExpected: true)
      #expect(problems.count == 1 && [.syntaxError, .encoding].contains(problems[0].code), "\(text)")
      #expect(problems.allSatisfy { $0.position != nil }, "\(text)")
    }
  }

  @Test func `a named JSON file that is well-formed has no syntax error`() {
    for text in ReaderCase.lines("json-valid.txt") {
      #expect(problems(Array(text.utf8), named: "any.json", isExpected: true) == [], "\(text)")
    }
  }

  @Test func `an error response of the platform is named`() {
    let body = #"{"message": "no", "code": "not.authorized", "status": 403, "messageParams": {}, "contextId": "c"}"#
    for isExpected in [true, false] {
      let problems = problems(Array(body.utf8), named: "users.json", isExpected: isExpected)
      #expect(problems.map(\.code) == [.notAnExport])
      #expect(problems.first?.message.string.contains("status 403") == true)
    }
    #expect(codes(Array(#"{"message": "no", "code": "E1", "status": 403}"#.utf8)) == [])
  }

  private func codes(_ bytes: [UInt8]) -> [Problem.Code] {
    problems(bytes, named: "users.json", isExpected: false).map(\.code)
  }

  private func problems(_ bytes: [UInt8], named name: String, isExpected: Bool) -> [Problem] {
    let options = ReadOptions(expectsExport: isExpected)
    return switch ExportReader.read(SourceFile(name: name, bytes: bytes), options: options) {
    case .notAnExport: []
    case .failed(let problems): problems
    case .export(let export): export.problems
    }
  }
}
