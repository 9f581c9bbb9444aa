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

  @Test func `help and version are successes`() throws {
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

}

extension TemporaryFolder {
  /// The names in a folder of this one, sorted.
  func names(in name: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + name).sorted()) ?? []
  }
}
