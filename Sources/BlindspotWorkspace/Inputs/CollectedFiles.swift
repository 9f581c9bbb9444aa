import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// The manifest of a collection with the files of its folder: on disk, in the index of git, or in an archive.
struct CollectedFiles: Sendable {
  /// The state of a file that a manifest lists.
  enum State {
    /// The SHA-256 in 64 lower-case hexadecimal digits.
    case digest(String)
    case tooLarge
    case unreadable(String)
  }

  private enum Source: Sendable {
    /// The folder of the manifest on disk.
    case folder(Input, FilePath)
    /// The manifest in the index, the absolute path of its folder, and the files of the index by absolute path.
    case index(Input, FilePath, [FilePath: GitRepository.Blob])
    /// The manifest in an archive, and the SHA-256 of all members by name.
    case archive(SourceFile, [String: String])
  }

  /// The name of the manifest in reports.
  let name: String
  private let source: Source

  /// The name of the folder of the manifest in reports.
  var folder: FilePath { FilePath(name).parent }

  /// The names of all files in the archive; nil for a manifest that is not in an archive.
  var members: [String]? {
    guard case .archive(_, let digests) = source else { return nil }
    return digests.keys.sorted()
  }

  /// Whether a file is the manifest of a collection by its name.
  static func isManifest(_ name: String) -> Bool {
    FilePath(name).lastComponent.elementsEqual(CollectionManifest.fileName.utf8)
  }

  /// Whether a file or folder is in a folder; everything is in the empty one.
  static func contains(_ folder: FilePath, _ other: FilePath) -> Bool {
    folder.bytes.isEmpty ? !other.isAbsolute : other.relative(to: folder) != nil
  }

  /// Creates the files of a manifest on disk or in the index; nil for any other.
  ///
  /// - Parameter blobs: the files of the index by absolute path, for a manifest in the index.
  init?(_ manifest: Input, index blobs: [FilePath: GitRepository.Blob] = [:]) {
    name = manifest.name
    switch manifest.source {
    case .file(let path): source = .folder(manifest, path.parent)
    case .blob(_, let workingTree): source = .index(manifest, workingTree.parent, blobs)
    case .standardInput, .bytes: return nil
    }
  }

  /// Creates the files of each manifest in an archive, which is read again to compare its members.
  static func inArchive(_ archive: Input, manifests: [SourceFile], reader: InputReader) -> [CollectedFiles] {
    var digests: [String: String] = [:]
    _ = reader.read(archive) { file, _ in digests[file.name] = Fingerprint.sha256(of: file.bytes) }
    return manifests.map { CollectedFiles(name: $0.name, source: .archive($0, digests)) }
  }

  private init(name: String, source: Source) {
    self.name = name
    self.source = source
  }

  /// Reads the manifest.
  func read(with reader: InputReader) -> (file: SourceFile?, problems: [Problem]) {
    switch source {
    case .archive(let file, _): return (file, [])
    case .folder(let input, _), .index(let input, _, _):
      var read: SourceFile?
      let problems = reader.read(input) { file, _ in read = file }
      return (read, problems)
    }
  }

  /// Returns the state of a file.
  ///
  /// - Parameters:
  ///   - path: the path relative to the folder of the manifest.
  ///   - limit: the most bytes that are read.
  func state(of path: String, limit: Int) -> State {
    switch source {
    case .archive(_, let digests):
      return digests[folder.appending(path).name].map { .digest($0) } ?? .unreadable("not in the archive")
    case .folder(_, let folder):
      do throws(SystemError) {
        let bytes = try FileSystem.contents(of: folder.appending(path), limit: limit)
        return bytes.map { .digest(Fingerprint.sha256(of: $0)) } ?? .tooLarge
      } catch {
        return .unreadable(error.description)
      }
    case .index(_, let folder, let blobs):
      guard let blob = blobs[folder.appending(path)] else { return .unreadable("not in the next commit") }
      do throws(GitRepository.Failure) {
        return .digest(Fingerprint.sha256(of: try blob.contents()))
      } catch {
        return .unreadable(error.message)
      }
    }
  }
}
