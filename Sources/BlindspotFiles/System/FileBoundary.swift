package import BlindspotParser

/// The folder that the files of a configuration must not leave: the working tree of the git repository around it or, outside
/// of a repository, the folder itself.
package struct FileBoundary: Sendable {
  /// The reason why a path is not inside the boundary.
  package enum Violation: Sendable {
    /// The path leads out of the boundary.
    case outside
    /// A symbolic link on the path leads out of the boundary, or is not followed.
    case link
    /// The path is that of a folder of a version control system, or leads into one.
    case versionControl
  }

  /// The folder, absolute and without symbolic links.
  let root: FilePath
  /// The folder that relative paths start from, absolute and without symbolic links.
  private let start: FilePath

  /// Finds the boundary around a folder.
  ///
  /// - Parameters:
  ///   - folder: the folder, relative to `start`.
  ///   - start: the folder that relative paths start from; empty for the working folder of the process.
  package init(around folder: FilePath, from start: FilePath = FilePath("")) {
    let start = (try? FileSystem.realPath(of: start.bytes.isEmpty ? FilePath(".") : start)) ?? FilePath("/")
    let folder = folder.normalized(in: start)
    let real = (try? FileSystem.realPath(of: folder)) ?? folder
    var root = real
    while !root.isRoot, !Self.isRepository(root) { root = root.parent }
    self.start = start
    self.root = root.isRoot ? real : root
  }

  /// Returns the reason why a path must not be read; nil if it is inside the boundary with all links resolved.
  package func violation(byReading path: FilePath) -> Violation? {
    // The path is not normalized first: `link/..` is a folder beside the target of the link.
    let full = path.resolved(in: start)
    let real = Self.realPath(of: full, in: start)
    if let inner = real.relative(to: root) {
      return inner.components.contains(where: FilePath.isVersionControlFolder) ? .versionControl : nil
    }
    return full.normalized().isWithin(root) ? .link : .outside
  }

  /// Returns the reason why a file must not be written; nil if it may.
  ///
  /// Links in folders outside of the boundary and of all repositories belong to the system or to the user, and are followed.
  ///
  /// - Parameter mayLeave: whether the path may be outside the boundary.
  func violation(byWriting path: FilePath, mayLeave: Bool) -> Violation? {
    // The path is not normalized: `link/..` is a folder beside the target of the link, which the system follows.
    let full = path.resolved(in: start)
    guard mayLeave || full.normalized().isWithin(root) else { return .outside }
    var folder = FilePath("/")
    // The number of folders from the outermost boundary or repository to this folder; nil outside.
    var depth = depth(of: folder)
    let parts = full.components
    for (number, part) in parts.enumerated() where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8) {
        folder = folder.parent
        depth = depth.flatMap { $0 > 0 ? $0 - 1 : nil }
        continue
      }
      if depth != nil, FilePath.isVersionControlFolder(part) { return .versionControl }
      if number == parts.count - 1 { break }
      folder = folder.appending(part)
      if let entry = try? FileSystem.entry(at: folder, followingLinks: false), entry.kind == .link {
        if depth != nil { return .link }
        folder = (try? FileSystem.realPath(of: folder)) ?? folder
        depth = self.depth(of: folder)
      } else if let outer = depth {
        depth = outer + 1
      } else if isTop(folder) {
        depth = 0
      }
    }
    return nil
  }

  /// Returns the number of folders from the outermost boundary or repository around a folder to the folder; nil outside.
  private func depth(of folder: FilePath) -> Int? {
    var next = FilePath("/")
    let parts = folder.components
    for (number, part) in parts.enumerated() {
      if isTop(next) { return parts.count - number }
      next = next.appending(part)
    }
    return isTop(next) ? 0 : nil
  }

  /// Whether a folder is the boundary, or the working tree of another repository. On file systems that ignore case, it
  /// has several spellings.
  private func isTop(_ folder: FilePath) -> Bool {
    if folder == root || Self.isRepository(folder) { return true }
    guard let entry = try? FileSystem.entry(at: folder, followingLinks: false) else { return false }
    return entry.identity == (try? FileSystem.entry(at: root, followingLinks: false))?.identity
  }

  /// Returns the path with links resolved. For a file that does not exist, the links of its nearest existing folder are
  /// resolved.
  private static func realPath(of path: FilePath, in start: FilePath) -> FilePath {
    var folder = path
    var rest: [[UInt8]] = []
    while true {
      if let real = try? FileSystem.realPath(of: folder) {
        return rest.reversed().reduce(real) { $0.appending($1) }.normalized(in: start)
      }
      let parent = folder.parent
      guard !parent.bytes.isEmpty, parent != folder else { return path.normalized(in: start) }
      rest.append(Array(folder.lastComponent))
      folder = parent
    }
  }

  private static func isRepository(_ folder: FilePath) -> Bool {
    FileSystem.exists(folder.appending(".git"), followingLinks: false)
  }
}
