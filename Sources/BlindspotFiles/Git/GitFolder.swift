package import BlindspotParser

/// The `.git` folder of a working tree, as far as it is read without git.
package struct GitFolder {
  private let root: FilePath
  private let path: FilePath

  /// Finds the folder; nil if `root` is not the root of a working tree.
  package init?(root: FilePath) {
    self.root = root
    let link = root.appending(".git".utf8)
    guard let entry = try? FileSystem.entry(at: link, followingLinks: true) else { return nil }
    if entry.kind == .folder {
      path = link
      return
    }
    // A submodule or a linked working tree has a file `gitdir: PATH`.
    let mark = Array("gitdir: ".utf8)
    guard let bytes = try? FileSystem.contents(of: link, limit: 1 << 16), bytes.starts(with: mark) else { return nil }
    let target = bytes.dropFirst(mark.count).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    path = FilePath(bytes: target).resolved(in: root)
  }

  /// Returns the roots of the working trees around absolute paths of files and folders, each once.
  package static func roots(around locations: [FilePath]) -> [FilePath] {
    // Thousands of named files share few folders. Sorted, each path shares the folders of the one before; the type of a
    // dictionary would take 240,000 instructions to make at run time.
    var roots: [FilePath] = []
    var folders: [(path: FilePath, root: FilePath?)] = []
    for location in locations.sorted() {
      while let last = folders.last, !location.isWithin(last.path) { folders.removeLast() }
      var missing: [FilePath] = []
      var next = location
      while folders.last?.path != next {
        missing.append(next)
        if next.isRoot { break }
        next = next.parent
      }
      for folder in missing.reversed() {
        let isRoot = FileSystem.exists(folder.appending(".git".utf8), followingLinks: true)
        folders.append((folder, isRoot ? folder : folders.last?.root))
      }
      if let root = folders.last?.root, !roots.contains(root) { roots.append(root) }
    }
    return roots
  }

  /// Whether tracked files may be missing in the working tree although they were not removed: the repository has submodules,
  /// or its index has the extended flags of sparse checkouts and `skip-worktree`, which need version 3 of the index.
  package var mayOmitFiles: Bool {
    if FileSystem.exists(root.appending(".gitmodules".utf8), followingLinks: false) { return true }
    // The entries of a split index are in another file.
    let names = (try? FileSystem.names(in: path)) ?? []
    if names.contains(where: { $0.starts(with: "sharedindex.".utf8) }) { return true }
    // `DIRC`, then the version in four bytes.
    guard let index = try? FileSystem.contents(of: path.appending("index".utf8), limit: 1 << 30), index.count > 8 else {
      return false
    }
    return index[7] > 2
  }
}
