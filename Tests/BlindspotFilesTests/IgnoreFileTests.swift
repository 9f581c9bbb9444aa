import BlindspotFiles
import BlindspotParser
import TestSupport
import Testing

@Suite struct IgnoreFileTests {
  /// The tree that the expected verdicts were taken from; folders end with a slash.
  static let paths = [
    "a/", "a/b/", "a/b/c", "ab", "b", "foo/", "foo/bar.yaml", "foo/x/", "foo/x/bar.yaml", "foo/x/y/",
    "foo/x/y/bar.yaml", "bar.yaml", "x/", "x/foo/", "x/foo/bar.yaml", "foo.yaml", "a-b", "a]b", "abc.json", "A",
    "exports/", "exports/main.yaml", "exports/old/", "exports/old/main.yaml", "tmp/", "tmp/exports/",
    "tmp/exports/main.yaml", "#x", "!x", " lead", "trail ", "a*b", "a\\b", "x/abc/", "x/abc/y/", "x/abc/y/z",
  ]

  /// Whether a walk that honours the file leaves the path out: its own verdict, or that of a folder around it.
  private func ignores(_ file: IgnoreFile, _ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return (1...parts.count).contains { count in
      let prefix = Array(parts[..<count].joined(separator: "/").utf8)
      return file.ignores(FilePath(bytes: prefix), isFolder: count < parts.count || path.hasSuffix("/")) ?? false
    }
  }

  @Test func `the same paths are ignored as by git`() throws {
    var failures: [String] = []
    for line in try Fixtures.lines("ignore-cases.txt") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      let file = IgnoreFile(columns[0].split(separator: "␟").joined(separator: "\n").utf8)
      let expected = Set(columns[1].split(separator: "␟").map(String.init))
      let found = Set(Self.paths.filter { ignores(file, $0) })
      if found != expected { failures.append("\(columns[0]): \(found.symmetricDifference(expected).sorted())") }
    }
    #expect(failures == [])
  }

  @Test func `line ends, byte-order marks and comments are not part of patterns`() {
    let file = IgnoreFile([0xEF, 0xBB, 0xBF] + Array("one\r\n# two\r\n\r\nthree".utf8))
    let ignored = ["one", "# two", "three", "four"].filter {
      file.ignores(FilePath($0), isFolder: false) ?? false
    }
    #expect(ignored == ["one", "three"])
  }

  @Test func `a pattern full of stars is matched in linear time`() {
    let file = IgnoreFile(String(repeating: "**/*a", count: 400).utf8)
    let path = Array(String(repeating: "aaaaaaaa/", count: 400).utf8)
    #expect(file.ignores(FilePath(bytes: path), isFolder: false) == nil)
  }
}
