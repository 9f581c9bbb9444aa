import BlindspotParser
import Foundation
import Testing

/// The operations of paths, in tables with one row for a path. `-` is nil, and `|` separates components.
@Suite struct FilePathTests {
  private static func rows(_ name: String) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/Paths")
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  private static func path(_ text: String, _ style: String) -> FilePath {
    FilePath(text, style: style == "windows" ? .windows : .posix)
  }

  private static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

  @Test func `a path has the parts and the normal form of its style`() throws {
    for row in try Self.rows("paths.tsv") {
      let path = Self.path(row[1], row[0])
      let parts = [
        row[0], path.name, path.components.map(Self.text).joined(separator: "|"), path.parent.name,
        Self.text(path.lastComponent), Self.text(path.stem), path.fileExtension.map(Self.text) ?? "-",
        path.isAbsolute ? "yes" : "no", path.normalized().name,
      ]
      #expect(parts == row)
      let normalized = path.normalized()
      #expect(normalized.normalized() == normalized, "\(row[1])")
      #expect(normalized.isAbsolute == path.isAbsolute, "\(row[1])")
    }
  }

  @Test func `a path is resolved in a folder and relative to it`() throws {
    for row in try Self.rows("relations.tsv") {
      let folder = Self.path(row[2], row[0])
      let path = Self.path(row[1], row[0]).normalized(in: folder)
      let base = folder.normalized()
      let relative = path.relative(to: base)
      let results = [
        row[0], row[1], row[2], path.name, relative?.name ?? "-", path.climbing(from: base)?.name ?? "-",
        path.commonAncestor(with: base)?.name ?? "-",
      ]
      #expect(results == row)
      #expect(path.isWithin(base) == (relative != nil), "\(row)")
      if let way = path.climbing(from: base) {
        #expect(way.normalized(in: base).normalized().bytes.count == path.bytes.count)
      }
    }
  }

  @Test func `a path keeps bytes that are not UTF-8`() {
    let path = FilePath(bytes: [0x61, ASCII.slash, 0xFF, ASCII.period, 0xFE], style: .posix)
    #expect(path.name == "a/\u{FFFD}.\u{FFFD}")
    #expect(path.normalized(in: FilePath("/w", style: .posix)).relative(to: FilePath("/w", style: .posix)) == path)
    #expect(path.fileExtension.map(Array.init) == [0xFE])
  }

  @Test(arguments: [
    ("main.TF.json", true), ("x/main.tf.json/", true), (".tf.json", true), ("tf.json", false), ("main.tfXjson", false),
  ])
  func `an extension ignores case and belongs to the last component`(path: String, expected: Bool) {
    #expect(FilePath(path).hasExtension("tf.json") == expected)
  }

  @Test(arguments: [
    ("a", "b", "a/b"), ("a/", "b", "a/b"), ("", "b", "b"), ("a", "", "a"), ("/", "b", "/b"),
  ])
  func `an entry is appended with one separator`(folder: String, entry: String, expected: String) {
    #expect(FilePath(folder, style: .posix).appending(entry).name == expected)
  }

  @Test(arguments: [
    (#"C:\"#, #"C:\b"#), ("C:", "C:b"), (#"\\s\h"#, #"\\s\h\b"#), ("a/", "a/b"), (#"\\?\C:"#, #"\\?\C:\b"#),
  ])
  func `an entry of a Windows folder follows a backslash`(folder: String, expected: String) {
    #expect(FilePath(folder, style: .windows).appending("b").name == expected)
  }

  @Test func `patterns and baselines see slashes on every system`() {
    #expect(FilePath(#"exports\a/b.yaml"#, style: .windows).portableName == "exports/a/b.yaml")
    #expect(FilePath(#"exports\a"#, style: .posix).portableName == #"exports\a"#)
  }
}
