import BlindspotPatterns
import BlindspotParser

/// Searches one folder, in the order of names, and respects the ignore files.
///
/// Symbolic links are not followed: a target inside the folder is found anyway, and one outside was not requested. A link
/// that leads in a cycle, to nothing, or out of the folder is a problem, because its target is not checked. A link to
/// something ignored is ignored, too.
struct FolderWalk {
  /// A file or folder on the way.
  struct Step {
    /// The path for system calls.
    let path: FilePath
    /// The path in reports.
    let name: FilePath
    /// The absolute, normalized path.
    let location: FilePath

    /// Returns the entry of this folder with a name.
    func entry(_ entryName: ArraySlice<UInt8>) -> Step {
      Step(
        path: path.appending(entryName), name: name.appending(entryName), location: location.appending(entryName))
    }
  }

  /// A file that was found.
  struct File {
    let path: FilePath
    /// The path in reports.
    let name: FilePath
    /// The size in bytes.
    let size: Int
  }

  /// The pattern that the path of a file relative to ``start`` must match; nil matches all.
  let glob: GlobSet?
  /// The folder that the search begins in, absolute and normalized.
  let start: FilePath
  /// The folder that the search began in, with links resolved.
  let root: FilePath
  /// Whether ignore files apply.
  let readsIgnoreFiles: Bool
  /// The most comparisons of names with the patterns of ignore files; ``InputFinder/maximumSteps``.
  let maximumSteps: Int
  /// The number of comparisons so far.
  private var steps = 0
  private(set) var files: [File] = []
  private(set) var problems: [Problem] = []
  /// The names of FIFOs, sockets and devices.
  private(set) var specialFiles: [String] = []
  private(set) var ignored: [IgnoredEntry] = []
  /// The folders of version control systems other than git.
  private(set) var internalFolders: [String] = []
  /// The ignored files and folders with their paths relative to ``start``.
  private var ignoredPaths: [(path: FilePath, ignoreFile: FilePath)] = []
  /// The links to files and folders in the folder, with the paths of these relative to it.
  private var innerLinks: [(link: Step, target: FilePath)] = []

  /// The names of folders that contain the files of a version control system other than git.
  private static let internalNames: Set<String> = [".hg", ".svn", ".jj"]

  init(glob: GlobSet?, start: FilePath, root: FilePath, readsIgnoreFiles: Bool, maximumSteps: Int) {
    self.maximumSteps = maximumSteps
    self.readsIgnoreFiles = readsIgnoreFiles
    self.glob = glob
    self.start = start
    self.root = root
  }

  /// Adds the files in a folder and the folders below it.
  ///
  /// - Parameters:
  ///   - rules: the ignore rules of the folders above.
  ///   - ancestors: the folders from the root to this one, to detect a cycle. An array, since there are few and the
  ///     type of a set takes 240,000 instructions to make at run time.
  mutating func walk(_ folder: Step, rules: IgnoreRules, ancestors: [FileSystem.Identity]) {
    var rules = rules
    if readsIgnoreFiles { rules.read(in: folder.location) }
    do throws(SystemError) {
      for name in try FileSystem.names(in: folder.path) { visit(folder.entry(name), rules, ancestors) }
    } catch {
      report(folder, "the folder cannot be read: \(nonExport: error.description)")
    }
  }

  private mutating func visit(_ step: Step, _ rules: IgnoreRules, _ ancestors: [FileSystem.Identity]) {
    do throws(SystemError) {
      let entry = try FileSystem.entry(at: step.path, followingLinks: false)
      if let file = file(of: rules, ignoring: step, isFolder: entry.kind == .folder) {
        ignored.append(IgnoredEntry(name: step.name.name, ignoreFile: file))
        if let path = step.location.relative(to: start) { ignoredPaths.append((path, file)) }
        return
      }
      switch entry.kind {
      case .file:
        if covers(step) { files.append(File(path: step.path, name: step.name, size: entry.size)) }
      case .folder:
        let name = step.location.lastComponent
        if name.elementsEqual(".git".utf8) { return }
        if Self.isInternal(name) { return internalFolders.append(step.name.name) }
        if ancestors.contains(entry.identity) { return report(step, "directory cycle; skipped") }
        if let depth = glob?.depth, step.location.components.count - start.components.count > depth { return }
        walk(step, rules: rules, ancestors: ancestors + [entry.identity])
      case .link:
        if covers(step) { try check(link: step, ancestors: ancestors) }
      case .special:
        if covers(step) { specialFiles.append(step.name.name) }
      }
    } catch {
      report(step, "cannot be read: \(nonExport: error.description)")
    }
  }

  /// Returns the file that ignores an entry; nil if it is not ignored, or after the maximum number of comparisons.
  private mutating func file(of rules: IgnoreRules, ignoring step: Step, isFolder: Bool) -> FilePath? {
    guard steps <= maximumSteps else { return nil }
    let file = rules.file(ignoring: step.location, isFolder: isFolder, counting: &steps)
    if steps > maximumSteps {
      problems.append(
        Problem(
          file: step.name.name, code: .limitReached,
          message: "the patterns of ignore files take too many comparisons; from this file on, none is ignored"))
    }
    return file
  }

  /// Reports a link whose target is not checked.
  private mutating func check(link: Step, ancestors: [FileSystem.Identity]) throws(SystemError) {
    let target = try FileSystem.entry(at: link.path, followingLinks: true)
    if target.kind == .special {
      specialFiles.append(link.name.name)
    } else if ancestors.contains(target.identity) {
      report(link, "symbolic link cycle, not followed; remove the link or list it in .blindspotignore")
    } else if let inner = try FileSystem.realPath(of: link.path).relative(to: root) {
      innerLinks.append((link, inner))
    } else {
      report(
        link,
        "the symbolic link leads out of the folder and is not followed; pass its target as well, or list the link in "
          + ".blindspotignore")
    }
  }

  /// Counts the links whose targets were not searched: those to ignored files and folders as ignored, and those into the
  /// folder of a version control system as such. Called after the search, which finds what is ignored.
  mutating func countLinksToSkippedTargets() {
    guard !innerLinks.isEmpty else { return }
    let ignoreFiles = Dictionary(ignoredPaths.map { ($0.path.bytes, $0.ignoreFile) }) { first, _ in first }
    for (link, target) in innerLinks {
      var folder = target
      while ignoreFiles[folder.bytes] == nil, folder.components.count > 1 { folder = folder.parent }
      if let file = ignoreFiles[folder.bytes] {
        ignored.append(IgnoredEntry(name: link.name.name, ignoreFile: file))
      } else if target.components.contains(where: { $0.elementsEqual(".git".utf8) || Self.isInternal($0) }) {
        internalFolders.append(link.name.name)
      }
    }
  }

  private static func isInternal(_ name: ArraySlice<UInt8>) -> Bool {
    name.first == UInt8(ascii: ".") && internalNames.contains(String(decoding: name, as: UTF8.self))
  }

  private func covers(_ step: Step) -> Bool {
    glob?.matches(step.location.relative(to: start)?.portableBytes ?? []) ?? true
  }

  private mutating func report(_ step: Step, _ message: ShownText) {
    problems.append(Problem(file: step.name.name, code: .unreadable, message: message))
  }
}
