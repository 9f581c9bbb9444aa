import Foundation
import TestSupport
import Testing

@Suite struct FixCommandTests {
  private static let flow = """
    inboundCall:
      name: Ask Maria Delgado
      description: Born 14.05.1987

    """

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in/a.yaml", Self.flow)
    try folder.write("in/b.yaml", "inboundCall:\n  name: Main line\n")
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(["fix", "in", "--no-config"] + arguments, in: folder.path)
  }

  @Test func `safe fixes are written, and the rest is listed with its reason`() throws {
    let result = try run()
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(try folder.text("in/a.yaml") == Self.flow.replacing("Maria Delgado", with: "Person 1"))
    #expect(result.errors.contains("fixed in/a.yaml\n"))
    #expect(result.errors.contains("in/a.yaml:3:21: not fixed: the replacement can make the text untrue"))
    #expect(result.errors.contains("note: 1 finding fixed in 1 file, 1 not fixed\n"))
    #expect(!result.errors.contains("1987"))
  }

  @Test func `all fixes are written, and a second run changes nothing`() throws {
    #expect(try run("--unsafe").status == 0)
    let fixed = try folder.text("in/a.yaml")
    #expect(fixed == "inboundCall:\n  name: Ask Person 1\n  description: Born REMOVED-1\n")
    let again = try run("--unsafe", "--quiet")
    #expect(again.status == 0 && again.output.isEmpty && again.errors.isEmpty)
    #expect(try folder.text("in/a.yaml") == fixed)
    #expect(try Command.run(["lint", "in", "--no-config"], in: folder.path).status == 0)
  }

  @Test func `--diff writes nothing and masks values and names`() throws {
    try folder.write("in/a.yaml", Self.flow + "  division: Xanthippe\n")
    let result = try run("--diff")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("--- a/in/a.yaml\n+++ b/in/a.yaml\n@@ -1,4 +1,4 @@\n inboundCall:\n"))
    #expect(result.output.contains("-  name: Ask M•••• D••••\n+  name: Ask Person 1\n"))
    for value in ["Maria", "Delgado", "1987", "Xanthippe"] { #expect(!result.output.contains(value)) }
    #expect(try folder.text("in/a.yaml").contains("Maria Delgado"))
  }

  @Test func `the diff in clear text can be applied`() throws {
    try folder.write("in/a.yaml", Self.flow.replacing("\n", with: "\r\n") + "  x: \"no line end\"")
    let diff = try run("--diff", "--show-values", "--unsafe", "--quiet")
    try folder.write("fix.diff", diff.output)
    let applied = try Command.shell("cp -r in out && cd out && patch -p2 --binary < ../fix.diff", in: folder.path)
    #expect(applied.status == 0)
    #expect(try run("--unsafe").status == 0)
    #expect(try folder.text("out/a.yaml") == folder.text("in/a.yaml"))
  }

  @Test func `--check fails if a file would change`() throws {
    #expect(try run("--check").status == 1)
    #expect(try folder.text("in/a.yaml") == Self.flow)
    _ = try run()
    #expect(try run("--check").status == 0)
  }

  @Test func `the map is private, new, and outside of git`() throws {
    #expect(try run("--map", "map.json").status == 1)
    let map = try folder.text("map.json")
    #expect(map.contains("\"value\": \"Maria Delgado\", \"replacement\": \"Person 1\""))
    #expect(!map.contains("1987"))
    #expect(try Command.shell("stat -c %a map.json", in: folder.path).output == "600\n")
    try folder.write("in/a.yaml", Self.flow)
    let again = try run("--map", "map.json")
    #expect(again.status == 2 && again.errors.contains("exists already"))
    try folder.shell("git init -q .")
    let refused = try run("--map", "in/other.json")
    #expect(refused.status == 2 && refused.errors.contains("is inside a git working tree"))
    #expect(try folder.text("in/a.yaml") == Self.flow)
  }

  @Test func `the mode stays`() throws {
    try folder.shell("chmod 640 in/a.yaml")
    _ = try run()
    #expect(try Command.shell("stat -c %a in/a.yaml", in: folder.path).output == "640\n")
  }

  @Test func `members of archives stay, and so do names in them`() throws {
    try folder.shell("python3 -c \"import zipfile; zipfile.ZipFile('in/c.zip', 'w').write('in/a.yaml', 'x.yaml')\"")
    let result = try run()
    #expect(result.status == 1)
    #expect(try folder.text("in/a.yaml") == Self.flow)
    #expect(result.errors.contains("not fixed: the file is in an archive; unpack it, fix it and pack it again"))
  }

  @Test func `rules, exceptions and the baseline select the findings`() throws {
    #expect(try run("--rule", "date-of-birth", "--unsafe").status == 0)
    #expect(try folder.text("in/a.yaml") == Self.flow.replacing("14.05.1987", with: "REMOVED-1"))
    try folder.write("in/a.yaml", Self.flow + "  # blindspot: allow-file person-name -- agreed\n")
    _ = try run("--unsafe")
    #expect(try folder.text("in/a.yaml").contains("name: Ask Maria Delgado\n"))
    try folder.write("in/a.yaml", Self.flow)
    #expect(try Command.run(["baseline", "create", "in", "--no-config"], in: folder.path).status == 0)
    #expect(try run("--unsafe").status == 0)
    #expect(try folder.text("in/a.yaml") == Self.flow)
  }

  @Test(arguments: [
    (["--staged"], "fix changes files of the working tree"), (["-"], "standard input is not a file"),
    (["--show-values"], "--show-values needs --diff"), (["--map", "m", "--check"], "--map needs a run that writes"),
  ]) func `options that do not fit are usage errors`(arguments: [String], message: String) throws {
    let result = try Command.run(["fix", "in"] + arguments, in: folder.path)
    #expect(result.status == 2 && result.errors.contains(message))
  }
}
