import BlindspotFiles
import Testing

@Suite struct PathTests {
  @Test func `paths are normalized without asking the file system`() {
    let cases = [
      ("a/./b//c", "/w/a/b/c"), ("../x", "/x"), ("../../../x", "/x"), ("/a/../b/", "/b"), (".", "/w"), ("/", "/"),
    ]
    for (path, expected) in cases { #expect(Path(path).normalized(in: Path("/w")).name == expected) }
  }

  @Test func `a path is relative to a folder only where it lies in it`() {
    #expect(Path("/a/b/c").relative(to: Path("/a")).map { String(decoding: $0, as: UTF8.self) } == "b/c")
    #expect(Path("/ab/c").relative(to: Path("/a")) == nil)
    #expect(Path("/a").relative(to: Path("/"))?.count == 1)
  }
}
