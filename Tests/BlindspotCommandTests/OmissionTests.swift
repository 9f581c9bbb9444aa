import Foundation
import TestSupport
import Testing

/// Everything that a run leaves out, in every format.
@Suite struct OmissionTests {
  /// A reason why a text is not checked or a finding is not reported.
  struct Omission: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The files, and the sentence that reports must contain about them.
    let files: [(name: String, text: String)]
    var links: [(name: String, target: String)] = []
    var command = ""
    let sentence: String
    /// The JSON that states the same, without white space.
    let json: String
  }

  private static let formats = [
    "text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown", "csv", "html",
  ]
  /// The formats with the coverage as an object.
  private static let jsonFormats: Set = ["json", "jsonl", "sarif"]

  private static let omissions: [Omission] = [
    Omission(
      testDescription: "an ignore file in a folder",
      files: [("sub/x.yaml", Flow.withBirthDate), ("sub/.blindspotignore", "*\n")],
      sentence: "2 ignored files and folders", json: "\"reason\":\"ignored\""),
    Omission(
      testDescription: "exclude", files: [("old/x.yaml", Flow.withBirthDate), (".blindspot.yml", "exclude: old\n")],
      sentence: "1 excluded file", json: "\"reason\":\"excluded\""),
    Omission(
      testDescription: "a tracked file that is ignored",
      files: [("x.yaml", Flow.withBirthDate), (".gitignore", "x.yaml\n")],
      command: "git init -q . && git add -f x.yaml", sentence: "1 ignored file or folder",
      json: "\"file\":\"x.yaml\",\"reason\":\"ignored\""),
    Omission(
      testDescription: "links into an ignored folder",
      files: [("drafts/x.yaml", Flow.withBirthDate), (".gitignore", "drafts/\n")],
      links: [("live/x.yaml", "../drafts/x.yaml"), ("live/all", "../drafts")], sentence: "3 ignored files and folders",
      json: "\"file\":\"live/x.yaml\",\"reason\":\"ignored\""),
    Omission(
      testDescription: "a link into the folder of git", files: [(".git/x.yaml", Flow.withBirthDate)],
      links: [("live/x.yaml", "../.git/x.yaml")], command: "git init -q .", sentence: "1 version control folder",
      json: "\"reason\":\"version-control\""),
    Omission(
      testDescription: "another version control system", files: [(".hg/x.yaml", Flow.withBirthDate)],
      sentence: "1 version control folder", json: "\"reason\":\"version-control\""),
    Omission(
      testDescription: "a file that is not an export", files: [("notes.md", "# Notes\n")],
      sentence: "1 file that is not an export", json: "\"file\":\"notes.md\",\"reason\":\"not-an-export\""),
    Omission(
      testDescription: "a FIFO", files: [], command: "mkfifo pipe.yaml", sentence: "1 FIFO, socket or device",
      json: "\"reason\":\"special-file\""),
    Omission(
      testDescription: "a comment before an action",
      files: [
        (
          "x.yaml",
          Flow.withBirthDate.replacingOccurrences(
            of: "        name: Verify",
            with: "        # blindspot: allow date-of-birth -- an example\n        name: Verify")
        )
      ],
      sentence: "1 by comments", json: "\"comments\":1,\"fileComments\":0"),
    Omission(
      testDescription: "a comment for a whole file",
      files: [("x.yaml", "# blindspot: allow-file date-of-birth -- an example\n" + Flow.withBirthDate)],
      sentence: "1 by comments for whole files", json: "\"comments\":1,\"fileComments\":1"),
    Omission(
      testDescription: "an exception of the configuration",
      files: [
        ("x.yaml", Flow.withBirthDate),
        (".blindspot.yml", "exceptions:\n  - {rule: date-of-birth, file: x.yaml, reason: an example}\n"),
      ], sentence: "1 by exceptions", json: "\"exceptions\":1"),
    Omission(
      testDescription: "a rule that is off",
      files: [("x.yaml", Flow.withBirthDate), (".blindspot.yml", "rules:\n  date-of-birth: off\n")],
      sentence: "rules off: date-of-birth", json: "\"rulesOff\":[\"date-of-birth\"]"),
  ]

  /// Files that cannot be read are problems, also in a folder.
  private static let unreadable: [(name: String, text: String)] = [
    ("x.tf", "resource \"genesyscloud_flow\" \"a\" {\n  name = \"Caf#\"\n}\n"),
    ("x.yaml", "inboundCall:\n  name: Caf#\n"), ("x.csv", "name,email,title\nCaf#,a@example.com,b\n"),
    ("x.json", "{\"flowSequenceItemList\": [], \"name\": \"Caf#\"}"),
  ]

  /// JSON5, and JSON with comments.
  private static let nearJSON = [
    "// comment\n{name: 'Main', flowSequenceItemList: []}", "/* c */ {\"flowSequenceItemList\": []}",
    "{'flowSequenceItemList': []}", "{flowSequenceItemList: []}", "{\"a\": 1, flowSequenceItemList : [],}",
    "{\"name\": +1, \"flowSequenceItemList\": []}",
  ]

  @Test(arguments: omissions) func `every format states what a run left out`(omission: Omission) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Flow.clean)
    try folder.write("live/b.yaml", Flow.clean)
    for file in omission.files { try folder.write(file.name, file.text) }
    for link in omission.links { try folder.link(link.name, to: link.target) }
    if !omission.command.isEmpty {
      try #require(Command.shell(omission.command, in: folder.path).status == 0)
    }
    for format in Self.formats {
      let result = try Command.run(["--format", format], in: folder.path)
      #expect(result.status == 0, "\(format): \(result.errors)")
      if Self.jsonFormats.contains(format) {
        #expect(result.output.filter { !$0.isWhitespace }.contains(omission.json), "\(format)")
      } else {
        #expect((result.output + result.errors).contains(omission.sentence), "\(format)")
      }
    }
  }

  @Test(arguments: unreadable.indices) func `a file in a folder that is not UTF-8 is a problem in every format`(
    index: Int
  ) throws {
    let folder = try TemporaryFolder()
    let (name, text) = Self.unreadable[index]
    try folder.write("a.yaml", Flow.clean)
    try folder.write("in/" + name, bytes: text.utf8.map { $0 == UInt8(ascii: "#") ? 0xE9 : $0 })
    for format in Self.formats {
      let result = try Command.run(["--format", format], in: folder.path)
      #expect(result.status == 2, "\(format)")
      #expect((result.output + result.errors).contains("not valid UTF-8"), "\(format)")
    }
  }

  @Test(arguments: nearJSON) func `a file in a folder that resembles JSON is a problem in every format`(text: String)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Flow.clean)
    try folder.write("in/x.json", text)
    for format in Self.formats {
      let result = try Command.run(["--format", format], in: folder.path)
      #expect(result.status == 2, "\(format): \(result.output)")
      #expect((result.output + result.errors).contains("in/x.json"), "\(format)")
    }
  }
}
