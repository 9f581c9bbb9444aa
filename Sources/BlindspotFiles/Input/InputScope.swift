package import BlindspotParser
import BlindspotPatterns

/// Maps the files of a repository to the arguments of a run, whether the files exist in the working tree or not.
package struct InputScope {
  private enum Extent {
    case file
    case folder
    /// A file or a folder that does not exist in the working tree.
    case missing
    case pattern(GlobSet)
  }

  private struct Entry {
    /// The argument, or the folder before the first wildcard, as it starts the names of files in reports.
    let name: FilePath
    /// The absolute path with symbolic links resolved.
    let location: FilePath
    let extent: Extent
    /// The argument as written.
    let argument: FilePath
  }

  private let entries: [Entry]
  private let requiresExports: Bool

  /// Creates the scope of arguments; an empty path is the working folder.
  ///
  /// - Parameters:
  ///   - workingFolder: the folder that relative paths start from; absolute and normalized.
  ///   - base: the prefix that makes a relative path reach that folder in a system call.
  ///   - requiresExports: whether files in the arguments count as named.
  package init(_ arguments: [FilePath], workingFolder: FilePath, base: FilePath, requiresExports: Bool = true) {
    self.requiresExports = requiresExports
    func location(_ path: FilePath) -> FilePath { Self.location(of: path, workingFolder: workingFolder, base: base) }
    entries = arguments.map { argument in
      let path = argument.bytes.isEmpty ? FilePath(".") : argument
      let entry = try? FileSystem.entry(at: path.resolved(in: base), followingLinks: true)
      if entry == nil, Glob.isPattern(path.bytes) {
        let (folder, pattern) = path.splitAtWildcard()
        return Entry(
          name: folder, location: location(folder), extent: .pattern(GlobSet(pattern.portableBytes)), argument: argument
        )
      }
      return Entry(
        name: argument, location: location(path),
        extent: entry == nil ? .missing : entry?.kind == .folder ? .folder : .file,
        argument: argument)
    }
  }

  /// The absolute paths of the arguments, and of the folders before the wildcards of patterns, with symbolic links
  /// resolved.
  package var locations: [FilePath] { entries.map(\.location) }

  /// Returns the name in reports of a file at an absolute path without symbolic links, and whether the user named it;
  /// nil if no argument covers it.
  package func name(of location: FilePath) -> (name: FilePath, isNamed: Bool)? {
    var found: (name: FilePath, isNamed: Bool)?
    for entry in entries {
      guard let relative = location.relative(to: entry.location) else { continue }
      switch entry.extent {
      case .file where relative.bytes.isEmpty, .missing where relative.bytes.isEmpty:
        return (entry.name, requiresExports)
      case .file: continue
      case .pattern(let globs) where !globs.matches(relative.portableBytes): continue
      case .folder, .missing, .pattern:
        let name = entry.name.appending(relative.bytes)
        if found == nil || name < (found?.name ?? name) { found = (name, false) }
      }
    }
    return found
  }

  /// Returns the arguments that cover at least one of `locations`.
  package func arguments(covering locations: [FilePath]) -> Set<FilePath> {
    var covering: Set<FilePath> = []
    for entry in entries {
      let scope = InputScope(entries: [entry], requiresExports: requiresExports)
      if locations.contains(where: { scope.name(of: $0) != nil }) { covering.insert(entry.argument) }
    }
    return covering
  }

  private init(entries: [Entry], requiresExports: Bool) {
    self.entries = entries
    self.requiresExports = requiresExports
  }

  /// Returns the absolute path of an argument with symbolic links resolved. For a file that does not exist, the links of
  /// its nearest existing folder are resolved.
  package static func location(of path: FilePath, workingFolder: FilePath, base: FilePath) -> FilePath {
    let path = path.bytes.isEmpty ? FilePath(".") : path
    if let real = try? FileSystem.realPath(of: path.resolved(in: base)) { return real }
    let normalized = path.normalized(in: workingFolder)
    var folder = normalized
    while !folder.isRoot {
      folder = folder.parent
      guard let real = try? FileSystem.realPath(of: folder), let rest = normalized.relative(to: folder) else {
        continue
      }
      return real.appending(rest.bytes)
    }
    return normalized
  }
}
