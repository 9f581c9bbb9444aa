import BlindspotPatterns
import BlindspotParser

/// Walks one folder, in the order of names, and keeps to the ignore files.
///
/// Links are not followed: what they lead to inside the folder is met by itself, and what lies outside was not asked
/// for. One that leads in a circle, nowhere, or out of the folder is a problem, because what stands behind it goes
/// unchecked.
struct FolderWalk {
  struct File {
    let path: FilePath
    /// The path as reports name it.
    let name: FilePath
    let size: Int
  }

  /// What a file's absolute path must match; nil takes all.
  let glob: Glob?
  /// The folder that the walk began in, links followed.
  let root: FilePath
  private(set) var files: [File] = []
  private(set) var problems: [Problem] = []
  /// FIFOs, sockets and devices.
  private(set) var skipped = 0

  /// Folders that hold a version control system's own files.
  private static let internalFolders: Set<String> = [".git", ".hg", ".svn", ".jj"]

  init(glob: Glob?, root: FilePath) {
    self.glob = glob
    self.root = root
  }

  /// Adds what stands in `folder`.
  ///
  /// - Parameters:
  ///   - name: the folder as reports name it.
  ///   - place: the folder, absolute and normalized.
  ///   - rules: what the folders around it ignore.
  ///   - above: the folders from the root to this one, to know a circle by.
  mutating func walk(
    _ folder: FilePath, name: FilePath, place: FilePath, rules: IgnoreRules, above: Set<FileSystem.Identity>
  ) {
    var rules = rules
    rules.read(in: place)
    do throws(SystemError) {
      for entryName in try FileSystem.names(in: folder) {
        visit(folder.appending(entryName), name.appending(entryName), place.appending(entryName), rules, above)
      }
    } catch {
      report(name, "The folder cannot be read: \(error).")
    }
  }

  private mutating func visit(
    _ path: FilePath, _ name: FilePath, _ place: FilePath, _ rules: IgnoreRules, _ above: Set<FileSystem.Identity>
  ) {
    do throws(SystemError) {
      let entry = try FileSystem.entry(at: path, followingLinks: false)
      if rules.ignores(place, isFolder: entry.kind == .folder) { return }
      switch entry.kind {
      case .file:
        if covers(place) { files.append(File(path: path, name: name, size: entry.size)) }
      case .folder:
        if Self.internalFolders.contains(String(decoding: place.lastComponent, as: UTF8.self)) { return }
        if above.contains(entry.identity) { return report(name, "The folder stands inside itself and is not entered.") }
        if let depth = glob?.depth, place.depth >= depth { return }
        walk(path, name: name, place: place, rules: rules, above: above.union([entry.identity]))
      case .link:
        if covers(place) { try check(link: path, name: name, above: above) }
      case .special:
        if covers(place) { skipped += 1 }
      }
    } catch {
      report(name, "Cannot be read: \(error).")
    }
  }

  /// Reports a link behind which something goes unchecked.
  private mutating func check(
    link: FilePath, name: FilePath, above: Set<FileSystem.Identity>
  ) throws(SystemError) {
    let target = try FileSystem.entry(at: link, followingLinks: true)
    if target.kind == .special {
      skipped += 1
    } else if above.contains(target.identity) {
      report(name, "The symbolic link leads in a circle and is not followed; remove it or list it in .blindspotignore.")
    } else if try FileSystem.realPath(of: link).relative(to: root) == nil {
      report(
        name,
        "The symbolic link leads out of the folder and is not followed; name its target as well, or list the link in "
          + ".blindspotignore.")
    }
  }

  private func covers(_ place: FilePath) -> Bool { glob?.matches(place.bytes) ?? true }

  private mutating func report(_ name: FilePath, _ message: String) {
    problems.append(Problem(file: name.name, code: .unreadable, message: message))
  }
}
