package import BlindspotParser

/// The folder that the files of a configuration must not leave: the working tree of the git repository around it or, outside
/// of a repository, the folder itself.
package struct FileBoundary: Sendable {
  /// The reason why a path is not inside the boundary.
  package enum Violation: Sendable {
    /// The path leads out of the boundary.
    case outside
    /// A symbolic link on the path leads out of the boundary.
    case link
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
    if Self.realPath(of: full, in: start).isWithin(root) { return nil }
    return full.normalized().isWithin(root) ? .link : .outside
  }

  /// Returns the reason why a file must not be written; nil if it may.
  ///
  /// - Parameter followsLinks: whether folders of the path may be links to other folders inside the boundary.
  func violation(byWriting path: FilePath, followsLinks: Bool) -> Violation? {
    let full = path.normalized(in: start)
    guard let relative = full.relative(to: root) else { return .outside }
    if followsLinks { return Self.realPath(of: full.parent, in: start).isWithin(root) ? nil : .link }
    var folder = root
    for part in relative.components.dropLast() {
      folder = folder.appending(part)
      if let entry = try? FileSystem.entry(at: folder, followingLinks: false), entry.kind == .link { return .link }
    }
    return nil
  }

  /// Whether the path is inside the boundary before links are resolved.
  func includes(_ path: FilePath) -> Bool { path.normalized(in: start).isWithin(root) }

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
