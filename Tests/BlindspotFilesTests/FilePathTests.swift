import BlindspotFiles
import Testing

@Suite struct FilePathTests {
  @Test func `paths are normalized without asking the file system`() {
    let cases = [
      ("a/./b//c", "/w/a/b/c"), ("../x", "/x"), ("../../../x", "/x"), ("/a/../b/", "/b"), (".", "/w"), ("/", "/"),
    ]
    for (path, expected) in cases { #expect(FilePath(path).normalized(in: FilePath("/w")).name == expected) }
  }

  @Test func `a path is relative only to a folder that contains it`() {
    #expect(FilePath("/a/b/c").relative(to: FilePath("/a")).map { String(decoding: $0, as: UTF8.self) } == "b/c")
    #expect(FilePath("/ab/c").relative(to: FilePath("/a")) == nil)
    #expect(FilePath("/a").relative(to: FilePath("/"))?.count == 1)
  }

  @Test(arguments: [("a/b", "", "a/b"), ("a/b", "/w", "/w/a/b"), ("/a", "/w", "/a"), ("a", "../x", "../x/a")])
  func `a relative path is resolved in a folder, an absolute one stays`(path: String, base: String, expected: String) {
    #expect(FilePath(path).resolved(in: FilePath(base)).name == expected)
  }
}
