package import BlindspotParser

/// The ignore files that apply to a folder: its own and those of the folders above.
///
/// A file nearer to the path wins over one further up, and any `.blindspotignore` wins over any `.gitignore`.
package struct IgnoreRules: Sendable {
  /// The names of the files, in ascending order of precedence.
  static let fileNames: [StaticString] = [".gitignore", ".blindspotignore"]

  /// Whether a path is that of an ignore file.
  package static func isIgnoreFile(_ path: FilePath) -> Bool {
    fileNames.contains { path.lastComponent.elementsEqual($0.description.utf8) }
  }

  private struct Layer: Sendable {
    /// The absolute, normalized path.
    let folder: FilePath
    /// The absolute path of the file.
    let path: FilePath
    let file: IgnoreFile
  }

  /// A list of files for each of ``fileNames``, the outermost folder first.
  private var chains: [[Layer]] = [[], []]
  /// The number of patterns in ``chains``, and in the first file that exceeds the maximum.
  private var patternCount = 0

  /// Creates rules that ignore nothing.
  init() {}

  /// Reads the rules above a folder: up to the root of the git repository or, outside of one, up to the working folder.
  /// The folder's own file is not read yet.
  init(around folder: FilePath, workingFolder: FilePath) {
    var outer: [FilePath] = []
    var next = folder
    var found = false
    while !next.isRoot {
      if Self.isRepository(next) {
        found = true
        break
      }
      next = next.parent
      outer.append(next)
    }
    if !found {
      outer = folder.isWithin(workingFolder) ? outer.filter { $0.isWithin(workingFolder) } : []
    }
    for folder in outer.reversed() { read(in: folder) }
  }

  /// The most patterns of all files on the way. Each takes some 500 bytes.
  private static let maximumPatterns = 100_000

  /// Adds the ignore files of a folder on the way down. One that cannot be read, or that exceeds the maximum number of
  /// patterns, is skipped: more files are then checked, and no finding is lost.
  ///
  /// - Parameter earlier: the contents that replace those of some files, by absolute path.
  mutating func read(in folder: FilePath, replacing earlier: [FilePath: [UInt8]] = [:]) {
    for (number, name) in Self.fileNames.enumerated() where patternCount <= Self.maximumPatterns {
      let path = folder.appending(name.description)
      guard let bytes = earlier[path] ?? (try? FileSystem.contents(of: path, limit: 1 << 20)) else { continue }
      let file = IgnoreFile(bytes)
      patternCount += file.rules.count
      if patternCount > Self.maximumPatterns { return }
      chains[number].append(Layer(folder: folder, path: path, file: file))
    }
  }

  /// Whether an absolute, normalized path is ignored.
  func ignores(_ path: FilePath, isFolder: Bool) -> Bool {
    var steps = 0
    return file(ignoring: path, isFolder: isFolder, counting: &steps) != nil
  }

  /// Returns the file that ignores an absolute, normalized path; nil if it is not ignored.
  ///
  /// - Parameter steps: the number of comparisons, to which those of this search are added.
  func file(ignoring path: FilePath, isFolder: Bool, counting steps: inout Int) -> FilePath? {
    for chain in chains.reversed() {
      for layer in chain.reversed() {
        // Each file on the way takes a copy of the path, whether it has patterns or not.
        steps += 16
        guard let relative = path.relative(to: layer.folder) else { continue }
        if let isIgnored = layer.file.ignores(relative, isFolder: isFolder, counting: &steps) {
          return isIgnored ? layer.path : nil
        }
      }
    }
    return nil
  }

  /// Whether the ignore files of a repository name a file or one of its folders.
  ///
  /// - Parameters:
  ///   - path: the absolute, normalized path.
  ///   - root: the root folder of the repository.
  ///   - earlier: the contents that replace those of some ignore files, by absolute path.
  package static func ignores(
    _ path: FilePath, in root: FilePath, replacing earlier: [FilePath: [UInt8]] = [:]
  ) -> Bool {
    guard let relative = path.relative(to: root) else { return false }
    var rules = IgnoreRules(around: root, workingFolder: root)
    var folder = root
    let parts = relative.components
    for (index, part) in parts.enumerated() {
      rules.read(in: folder, replacing: earlier)
      folder = folder.appending(part)
      if rules.ignores(folder, isFolder: index < parts.count - 1) { return true }
    }
    return false
  }

  private static func isRepository(_ folder: FilePath) -> Bool {
    FileSystem.exists(folder.appending(".git"), followingLinks: true)
  }
}
