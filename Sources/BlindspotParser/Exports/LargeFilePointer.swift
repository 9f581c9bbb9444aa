/// The small text that git stores in place of a file in Git LFS.
package enum LargeFilePointer {
  private static let start = Array("version https://git-lfs.github.com/spec/".utf8)
  private static let extensions = ["yaml", "yml", "json", "tf", "tfstate", "csv", "jsonl", "ndjson"]

  /// Whether a file consists of a pointer, which has at most 1,024 bytes (Git LFS specification).
  package static func isPointer(_ bytes: [UInt8]) -> Bool { bytes.count <= 1024 && bytes.starts(with: start) }

  /// Whether a file may be an export by its name. Others in Git LFS are mostly recordings and images.
  package static func mayNameExport(_ name: String) -> Bool {
    guard let ending = FilePath(name).fileExtension else { return false }
    let text = String(decoding: ending, as: UTF8.self).lowercased()
    return text.hasPrefix("i3") || extensions.contains(text)
  }
}
