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
  /// The formats without a place for statements about the run, which are notes on standard error.
  private static let formatsWithoutStatements = ["concise", "gitlab"]

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
      testDescription: "a packed file", files: [],
      command: "cp a.yaml b.yaml && gzip b.yaml", sentence: "1 packed file",
      json: "\"file\":\"b.yaml.gz\",\"reason\":\"packed\""),
    Omission(
      testDescription: "a Git LFS pointer with another name",
      files: [("b.txt", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12345\n")],
      sentence: "1 packed file", json: "\"file\":\"b.txt\",\"reason\":\"packed\""),
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
    for (format, report) in try reports(in: folder, status: 0) {
      if Self.jsonFormats.contains(format) {
        #expect(report.filter { !$0.isWhitespace }.contains(omission.json), "\(format)")
      } else {
        #expect(report.contains(omission.sentence), "\(format)")
      }
    }
  }

  /// Returns what a user sees of a run in each format: the report, for some formats with standard error. One run makes all
  /// other reports, since starting the command takes most of the time.
  private func reports(in folder: TemporaryFolder, status: Int32) throws -> [(format: String, text: String)] {
    let outside = try TemporaryFolder()
    let others = Self.formats.filter { !Self.formatsWithoutStatements.contains($0) }
    let run = try Command.run(others.flatMap { ["--output", "\($0)=\(outside.path)/\($0)"] }, in: folder.path)
    #expect(run.status == status, "\(run.errors)")
    return try others.map { ($0, try outside.text($0)) }
      + Self.formatsWithoutStatements.map { format in
        let run = try Command.run(["--format", format], in: folder.path)
        #expect(run.status == status, "\(format): \(run.errors)")
        return (format, run.output + run.errors)
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

  /// Encodings of a file that are not UTF-8 or UTF-16.
  private static let encodings: [(name: String, encode: @Sendable (String) -> [UInt8])] = [
    (
      "UTF-32 with a mark",
      { text in [0xFF, 0xFE, 0, 0] + text.unicodeScalars.flatMap { [UInt8($0.value), 0, 0, 0] } }
    ),
    ("UTF-32", { text in text.unicodeScalars.flatMap { [UInt8($0.value), 0, 0, 0] } }),
    (
      "big-endian UTF-32", { text in [0, 0, 0xFE, 0xFF] + text.unicodeScalars.flatMap { [0, 0, 0, UInt8($0.value)] } }
    ),
    ("UTF-16 with a byte too many", { text in text.utf16.flatMap { [UInt8($0), 0] } + [0] }),
    ("UTF-16 after a byte", { text in [0x20] + text.utf16.flatMap { [UInt8($0), 0] } }),
    (
      "UTF-16 that begins with Cyrillic",
      { text in ("Ж: 1\n" + text).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }
    ),
    ("a first byte FF", { [0xFF] + $0.utf8 }), ("a first byte 80", { [0x80] + $0.utf8 }),
    ("UTF-8 after the mark of UTF-16", { [0xFF, 0xFE] + $0.utf8 }),
    ("UTF-8 after the mark of big-endian UTF-16", { [0xFE, 0xFF] + $0.utf8 + [0x20] }),
    ("EBCDIC", { $0.utf8.map { $0 == 0x0A ? 0x25 : $0 | 0x80 } }),
    ("gzip", { [0x1F, 0x8B, 8, 0] + $0.utf8.map { $0 ^ 0x99 } }),
  ]

  @Test(arguments: encodings.indices) func `an export in a folder that cannot be decoded is a problem`(index: Int)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Flow.clean)
    let names = ["x.yaml", "x.yml", "x.json", "x.tf", "x.i3inboundflow", "x.tf.json"]
    for name in names { try folder.write("in/" + name, bytes: Self.encodings[index].encode(Flow.withBirthDate)) }
    let result = try Command.run(["--format", "concise"], in: folder.path)
    #expect(result.status == 2, "\(Self.encodings[index].name): \(result.output)")
    #expect(names.filter { !result.output.contains("in/\($0):") } == [], "\(Self.encodings[index].name)")
  }

  @Test func `other files in a folder that are not text are skipped`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Flow.clean)
    for (index, encoding) in Self.encodings.enumerated() {
      try folder.write("in/\(index).bin", bytes: encoding.encode("A note of the team about pictures and recordings"))
    }
    #expect(try Command.run(["--format", "concise"], in: folder.path).status == 0)
  }

  @Test(
    arguments: [
      "!!binary", "!<tag:yaml.org,2002:binary>", "&a !!binary", "!b!binary", "!binary",
    ]) func `a text in base64 is a problem`(tag: String) throws
  {
    let folder = try TemporaryFolder()
    let flow = Flow.withBirthDate.replacingOccurrences(
      of: "inboundCall:\n", with: "inboundCall:\n  description: \(tag) QW5u\n")
    try folder.write("in/a.yaml", "%TAG !b! tag:yaml.org,2002:\n---\n" + flow)
    let result = try Command.run(["--format", "concise"], in: folder.path)
    #expect(result.status == 2 && result.output.contains("(!!binary) is not read"), "\(result.output)")
    #expect(result.output.contains("[date-of-birth]"))
  }

  @Test func `a flow below more levels than are read is a problem`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Flow.clean)
    let levels = (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    let flow = Flow.withBirthDate.split(separator: "\n").map { String(repeating: " ", count: 300) + $0 + "\n" }.joined()
    try folder.write("in/x.yaml", levels + flow)
    let result = try Command.run(["--format", "concise"], in: folder.path)
    #expect(result.status == 2 && result.output.contains("in/x.yaml:"))
    #expect(result.output.contains("(limit depth)"))
  }

  @Test(arguments: [".svn", ".hg", "sub/.jj/store"])
  func `tracked files in folders of other version control systems are checked`(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Flow.clean)
    try folder.write(name + "/x.yaml", Flow.withBirthDate)
    try folder.write(name + "/untracked.yaml", Flow.withBirthDate)
    try #require(Command.shell("git init -q . && git add -f a.yaml \(name)/x.yaml", in: folder.path).status == 0)
    for arguments in [["--isolated"], [], ["."]] {
      let result = try Command.run(arguments + ["--format", "concise"], in: folder.path)
      #expect(result.status == 1)
      #expect(result.output.contains("\(name)/x.yaml:5:") && !result.output.contains("untracked"), "\(result.output)")
      #expect(result.errors.contains("1 version control folder"))
    }
  }

  @Test(arguments: nearJSON) func `a file in a folder that resembles JSON is a problem in every format`(text: String)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Flow.clean)
    try folder.write("in/x.json", text)
    for (format, report) in try reports(in: folder, status: 2) { #expect(report.contains("in/x.json"), "\(format)") }
  }
}
