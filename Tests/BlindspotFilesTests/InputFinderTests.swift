import BlindspotFiles
import BlindspotParser
import Foundation
import TestSupport
import Testing

@Suite struct InputFinderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func find(_ arguments: String...) -> (names: [String], problems: [String], list: InputList) {
    var finder = InputFinder(workingFolder: FilePath(folder.path))
    let list = finder.find(arguments.map { FilePath($0.hasPrefix("/") || $0 == "-" ? $0 : folder.path + "/" + $0) })
    let shorten = { (name: String) in name.replacingOccurrences(of: folder.path + "/", with: "") }
    return (list.inputs.map { shorten($0.name) }, list.problems.map { shorten($0.file) }, list)
  }

  @Test func `a folder is searched in the order of names, and ignore files are respected`() throws {
    for name in [
      "b.yaml", "a/z.yaml", "a/tmp/x.yaml", "a/kept.log", "a/x.log", "old/o.yaml", ".git/config", ".hidden/h",
    ] {
      try folder.write("in/" + name)
    }
    try folder.write("in/.gitignore", "tmp/\n*.log\n/old\n")
    try folder.write("in/a/.gitignore", "!kept.log\n")
    #expect(
      find("in").names == [
        "in/.gitignore", "in/.hidden/h", "in/a/.gitignore", "in/a/kept.log", "in/a/z.yaml", "in/b.yaml",
      ])
    try folder.write("in/.blindspotignore", ".*\n*.log\n!.hidden/\n!/old\n")
    #expect(find("in").names == ["in/.hidden/h", "in/a/z.yaml", "in/b.yaml", "in/old/o.yaml"])
    #expect(find("in/a/x.log", "in/a/tmp").names == ["in/a/tmp/x.yaml", "in/a/x.log"])
  }

  @Test func `patterns of ignore files that take too long ignore nothing`() throws {
    for number in 100..<200 { try folder.write("in/aaaaaaaaaa\(number).yaml") }
    try folder.write("in/.gitignore", "*a*a*a*b\n*1*.yaml\n")
    var finder = InputFinder(workingFolder: FilePath(folder.path))
    #expect(finder.find([FilePath(folder.path + "/in")]).inputs.count == 1)
    finder = InputFinder(workingFolder: FilePath(folder.path))
    finder.maximumSteps = 500
    let list = finder.find([FilePath(folder.path + "/in")])
    #expect(list.problems.map(\.code) == [.limitReached])
    #expect(list.inputs.count + list.ignored.count == 101)
    #expect(list.inputs.count > 50)
  }

  @Test func `ignore files apply up to the root of the repository`() throws {
    try folder.write(".gitignore", "skip.yaml\n")
    try folder.write("repository/.git/HEAD")
    try folder.write("repository/.gitignore", "/exports/old.yaml\n")
    for name in ["old.yaml", "new.yaml", "skip.yaml"] { try folder.write("repository/exports/" + name) }
    #expect(find("repository/exports").names == ["repository/exports/new.yaml", "repository/exports/skip.yaml"])
  }

  @Test func `patterns match across folders`() throws {
    for name in ["a/1.yaml", "a/b/2.yaml", "a/b/3.json", "c/4.yaml"] { try folder.write(name) }
    #expect(find("a/**/*.yaml").names == ["a/1.yaml", "a/b/2.yaml"])
    #expect(find("*/?.yaml").names == ["a/1.yaml", "c/4.yaml"])
    #expect(find("*.tf").problems == ["*.tf"])
  }

  @Test func `a pattern matches files that another argument names, too`() throws {
    for name in ["a/1.yaml", "a/2.yaml"] { try folder.write(name) }
    let found = find("a/1.yaml", "a/1*")
    #expect(found.names == ["a/1.yaml"])
    #expect(found.problems == [])
    #expect(found.list.inputs.map(\.isNamed) == [true])
    #expect(find("a", "a/*.yaml").names == ["a/1.yaml", "a/2.yaml"])
  }

  @Test func `a file is read once, however many arguments lead to it`() throws {
    try folder.write("a/1.yaml")
    let list = find("a", "a/1.yaml", "a/./1.yaml", "a/../a").list
    #expect(list.inputs.count == 1)
    #expect(list.inputs.first?.isNamed == true)
    #expect(find("a/./1.yaml", "a").names == find("a", "a/./1.yaml").names)
  }

  @Test func `links in cycles, to nothing and out of the folder are problems, other links are skipped`() throws {
    try folder.write("in/a.yaml")
    try folder.write("in/sub/b.yaml")
    try folder.write("out.yaml")
    try folder.link("in/sub/up", to: "..")
    try folder.link("in/self", to: "self")
    try folder.link("in/gone", to: "nowhere")
    try folder.link("in/outside", to: "../out.yaml")
    try folder.link("in/inside", to: "sub")
    #expect(find("in").names == ["in/a.yaml", "in/sub/b.yaml"])
    #expect(find("in").problems == ["in/gone", "in/outside", "in/self", "in/sub/up"])
    #expect(find("in/self").problems == ["in/self"])
    #expect(find("in/outside", "in/inside").names == ["in/inside/b.yaml", "in/outside"])
  }

  @Test func `FIFOs and devices are never opened`() throws {
    try folder.write("in/a.yaml")
    try folder.shell("mkfifo in/fifo")
    #expect(find("in").list.specialFiles.count == 1)
    #expect(find("in/fifo", "/dev/null").problems == ["in/fifo", "/dev/null"])
  }

  @Test func `a file name may contain any bytes`() throws {
    try folder.write("in/line\nbreak.yaml")
    var finder = InputFinder(workingFolder: FilePath(folder.path))
    try folder.shell("touch \"$(printf 'in/\\377\\376.')\"")
    let list = finder.find([FilePath(folder.path + "/in")])
    #expect(list.inputs.map { $0.name.split(separator: "/").last } == ["line\nbreak.yaml", "\u{FFFD}\u{FFFD}."])
    #expect(list.inputs.allSatisfy { InputReader(limits: .tests).read($0) { _, _ in }.isEmpty })
  }

  @Test func `standard input has the given name`() {
    var finder = InputFinder(workingFolder: FilePath(folder.path))
    #expect(finder.find([FilePath("-")], standardInputName: "flow.yaml").inputs.map(\.name) == ["flow.yaml"])
  }
}
