/// The ignore files that hold for a folder: its own and those of the folders around it.
///
/// A file nearer to the path beats one further out, and any `.blindspotignore` beats any `.gitignore`.
struct IgnoreRules: Sendable {
  /// The files that are read, the stronger one last.
  static let fileNames: [StaticString] = [".gitignore", ".blindspotignore"]

  private struct Layer: Sendable {
    /// Absolute and normalized.
    let folder: FilePath
    let file: IgnoreFile
  }

  /// One chain for each of ``fileNames``, the outermost folder first.
  private var chains: [[Layer]] = [[], []]

  /// The rules that hold for a folder: those of the folders around it, up to the one that `.git` stands in, or up to
  /// the working folder where there is none; its own are not read yet.
  init(around folder: FilePath, workingFolder: FilePath) {
    var outer: [FilePath] = []
    var next = folder
    var found = false
    while next.bytes != [.slash] {
      if Self.isRepository(next) {
        found = true
        break
      }
      next = next.parent
      outer.append(next)
    }
    if !found {
      outer = folder.relative(to: workingFolder) == nil ? [] : outer.filter { $0.relative(to: workingFolder) != nil }
    }
    for folder in outer.reversed() { read(in: folder) }
  }

  /// Adds the ignore files of a folder on the way down. One that cannot be read is left out: what it would have
  /// ignored is then checked, and nothing is lost.
  mutating func read(in folder: FilePath) {
    for (number, name) in Self.fileNames.enumerated() {
      let path = folder.appending(Array(name.description.utf8))
      guard let bytes = try? FileSystem.contents(of: path, limit: 1 << 20) else { continue }
      chains[number].append(Layer(folder: folder, file: IgnoreFile(bytes)))
    }
  }

  /// Whether a path (absolute, normalized) is left out.
  func ignores(_ path: FilePath, isFolder: Bool) -> Bool {
    for chain in chains.reversed() {
      for layer in chain.reversed() {
        guard let relative = path.relative(to: layer.folder) else { continue }
        if let verdict = layer.file.verdict(on: relative, isFolder: isFolder) { return verdict }
      }
    }
    return false
  }

  private static func isRepository(_ folder: FilePath) -> Bool {
    (try? FileSystem.entry(at: folder.appending(".git".utf8), followingLinks: true)) != nil
  }
}
