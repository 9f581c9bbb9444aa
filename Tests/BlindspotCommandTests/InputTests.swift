import Foundation
import TestSupport
import Testing

@Suite struct InputTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The files that `fields` names, in the order of its lines.
  private func files(_ arguments: String..., input: String? = nil) throws -> [String] {
    let result = try Command.run(["fields", "--format", "jsonl"] + arguments, in: folder.path, input: input)
    var names: [String] = []
    for line in result.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      if let name = object?["file"] as? String, names.last != name { names.append(name) }
    }
    return names
  }

  @Test func `standard input is read and has the given name`() throws {
    #expect(try files("-", input: Flow.clean) == ["-"])
    #expect(try files("-", "--stdin-filename", "flow.yaml", input: Flow.clean) == ["flow.yaml"])
    let result = try Command.run(["lint", "-", "--stdin-filename", "f.yaml"], in: folder.path, input: "a: 1")
    #expect(result.status == 2)
  }

  @Test func `files keep the given name`() throws {
    for name in ["a/1.yaml", "a/b/2.yaml", "c.yaml"] { try folder.write(name, Flow.clean) }
    #expect(try files("a", "./c.yaml") == ["./c.yaml", "a/1.yaml", "a/b/2.yaml"])
    #expect(try files() == ["a/1.yaml", "a/b/2.yaml", "c.yaml"])
    #expect(try files("a/", folder.path + "/c.yaml") == [folder.path + "/c.yaml", "a/1.yaml", "a/b/2.yaml"])
    #expect(try files("**/*.yaml") == ["a/1.yaml", "a/b/2.yaml", "c.yaml"])
  }

  @Test func `ignored files are skipped, named ones are read`() throws {
    try folder.write(".gitignore", "old/\n")
    try folder.write(".blindspotignore", "draft.*\n")
    for name in ["old/a.yaml", "draft.yaml", "live.yaml"] { try folder.write(name, Flow.clean) }
    #expect(try files(".") == ["./live.yaml"])
    #expect(try files("draft.yaml", "old") == ["draft.yaml", "old/a.yaml"])
  }

  @Test func `members of archives are read`() throws {
    let zipped = try Command.shell(
      "python3 -c \"import zipfile; z = zipfile.ZipFile('a.zip', 'w', zipfile.ZIP_DEFLATED); z.write('f.yaml'); "
        + "z.close(); z = zipfile.ZipFile('b.zip', 'w'); z.write('a.zip'); z.write('f.yaml', 'x/g.yaml')\"",
      in: {
        try folder.write("f.yaml", Flow.withBirthDate); return folder.path
      }())
    try #require(zipped.status == 0)
    #expect(try files("b.zip") == ["b.zip!/a.zip!/f.yaml", "b.zip!/x/g.yaml"])
    let result = try Command.run(["lint", "b.zip", "--format", "concise"], in: folder.path)
    #expect(result.status == 1)
    #expect(result.output.contains("b.zip!/a.zip!/f.yaml:5:27: "))
    #expect(folder.names == ["a.zip", "b.zip", "f.yaml"])
  }
}
