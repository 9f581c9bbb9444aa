import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

/// The files on disk, with the texts of open documents in place of their files.
struct OverlayFiles: FileAccess {
  /// The folder that relative paths start from; absolute and normalized.
  let root: FilePath
  /// The files on disk.
  let disk: DiskFiles
  /// The texts of the open documents by their absolute, normalized paths.
  let texts: [FilePath: [UInt8]]

  func contents(of path: String) throws(Problem) -> [UInt8]? {
    if let text = texts[FilePath(path).normalized(in: root)] { return text }
    return try disk.contents(of: path)
  }

  func names(in path: String) -> [String]? { disk.names(in: path) }

  func refusal(of path: String, namedIn folder: String) -> String? { disk.refusal(of: path, namedIn: folder) }
}
