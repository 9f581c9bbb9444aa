import Foundation
import TestSupport
import Testing

@Suite struct ExitStatusTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("exports/found.yaml", Flow.withBirthDate)
    try folder.write("clean/clean.yaml", Flow.clean)
  }

  private func status(_ arguments: String...) throws -> Int32 {
    try Command.run(arguments, in: folder.path).status
  }

  @Test func `status 0 is clean, 1 is findings, 2 is an incomplete run`() throws {
    #expect(try status("lint", "clean") == 0)
    #expect(try status("lint", "exports") == 1)
    #expect(try status("exports") == 1)
    #expect(try status() == 1)
    #expect(try status("lint", "exports", "--fail-on", "never") == 0)
    #expect(try status("lint", "exports", "nowhere") == 2)
    #expect(try status("lint", "exports", "nowhere", "--fail-on", "never") == 2)
    #expect(try status("fields", "exports") == 0)
    #expect(try status("fields", "nowhere") == 2)
  }

  @Test func `the status is 2 for wrong usage and 0 for help and version`() throws {
    for arguments in [
      ["--nope"], ["lint", "--format", "docx"], ["lint", "--jobs", "0"], ["lint", "--min-confidence", "7"],
      ["lint", "--output", "json"], ["lint", "--output", "json=a", "--output", "csv=./a"],
      ["fields", "--format", "html"],
      ["lint", "--max-file-size", "lots"], ["lint", "--severity", "loud"],
    ] {
      let result = try Command.run(arguments, in: folder.path)
      #expect(result.status == 2 && result.output.isEmpty && result.errors.contains("rror"), "\(arguments)")
    }
    for arguments in [["--version"], ["--help"], ["lint", "--help"], ["help", "fields"]] {
      let result = try Command.run(arguments, in: folder.path)
      #expect(result.status == 0 && result.errors.isEmpty && !result.output.isEmpty, "\(arguments)")
    }
  }

  @Test func `invalid inputs give status 2 and a line each, and hide no finding`() throws {
    try folder.write("bad/empty.yaml")
    try folder.write("bad/binary.json", bytes: [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2])
    try folder.write("bad/broken.yaml", Flow.clean + "  name: \"never closed\n")
    try folder.write("bad/broken.json", #"{"inboundCall": {"name": "#)
    try folder.write("bad/encoding.yaml", bytes: Array("inboundCall:\n  name: ".utf8) + [0xC3, 0x28, 0x0A])
    try folder.write("bad/deep.yaml", "inboundCall: " + String(repeating: "[", count: 40_000))
    try folder.write("bad/deep.json", "{\"inboundCall\": " + String(repeating: "[", count: 40_000))
    try folder.write("bad/flow.i3InboundFlow", "bm90IGEgZmxvdw")
    try folder.write("bad/other.yaml", "a: 1\n")
    try folder.write("bad/archive.zip", "PK\u{3}\u{4}cut short")
    try folder.link("bad/loop", to: "loop")
    let names = folder.names(in: "bad").map { "bad/" + $0 } + ["missing.yaml", "missing/*.yaml"]
    for name in names {
      let start = Date()
      let result = try Command.run(["lint", "--format", "json", "exports", name], in: folder.path)
      #expect(result.status == 2, "\(name)")
      #expect(Date().timeIntervalSince(start) < 15, "\(name)")
      #expect(result.output.contains("\"file\": \"\(name)\""), "\(name)")
      #expect(result.output.contains("\"rule\": \"date-of-birth\""), "\(name)")
    }
  }

  @Test func `a folder without permission is a problem`() throws {
    try folder.write("closed/a.yaml", Flow.clean)
    let result = try Command.shell(
      "chmod 000 closed; blindspot lint closed exports --format json; status=$?; chmod 700 closed; exit $status",
      in: folder.path)
    // The superuser reads every folder.
    #expect(result.status == (NSUserName() == "root" ? 1 : 2))
  }

  @Test func `a folder without exports does not pass`() throws {
    try folder.write("other/a.txt", "text")
    let result = try Command.run(["lint", "other", "--format", "json"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.output.contains("not-an-export"))
  }
}

extension TemporaryFolder {
  /// The names in a folder of this one, sorted.
  func names(in name: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + name).sorted()) ?? []
  }
}
