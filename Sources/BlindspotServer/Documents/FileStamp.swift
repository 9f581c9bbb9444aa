import BlindspotFiles
import BlindspotParser

/// The state of a file, which differs after a change: of an open document its version, of any other file the properties
/// on disk.
struct FileStamp: Hashable, Sendable {
  private let entry: FileSystem.Entry?
  private let version: Int?

  /// Reads the state of a file.
  ///
  /// - Parameter versions: the numbers of changes of the open documents, by path.
  init(_ path: FilePath, versions: [FilePath: Int]) {
    version = versions[path]
    entry = version == nil ? try? FileSystem.entry(at: path, followingLinks: true) : nil
  }
}
