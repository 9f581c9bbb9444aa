import BlindspotParser
import BlindspotPatterns

/// The files that a part of a configuration selects: globs relative to the folder of the configuration.
package struct FileSelector: Sendable {
  private struct Entry {
    let glob: GlobPattern
    /// Whether the pattern is the name of an existing file. It then selects that file only, and its brackets and braces
    /// are literal.
    let isLiteral: Bool
  }

  private let entries: [Entry]
  private let folder: String
  private let workingFolder: String
  /// The folder joined with the working folder.
  private let base: FilePath

  /// Creates a selector.
  ///
  /// - Parameters:
  ///   - folder: the folder of the configuration, relative to the working folder or absolute.
  ///   - workingFolder: the folder that the names of files start from; empty if it is not known.
  ///   - exists: whether a file with a name relative to the working folder exists.
  package init(
    _ patterns: [String], folder: String, workingFolder: String = "", exists: (String) -> Bool = { _ in false }
  ) {
    let base = FilePath(folder).normalized(in: FilePath(workingFolder))
    entries = patterns.map { pattern in
      let isLiteral = Self.hasWildcard(pattern) && exists(FilePath(pattern).normalized(in: FilePath(folder)).name)
      let leavesFolder = FilePath(pattern).climbs > 0 && base.isAbsolute
      return Entry(
        glob: GlobPattern(leavesFolder ? FilePath(pattern).normalized(in: base).portableName : pattern, for: .path),
        isLiteral: isLiteral)
    }
    self.folder = folder
    self.workingFolder = workingFolder
    self.base = base
  }

  /// Whether all files are selected, for lack of a glob.
  package var isEmpty: Bool { entries.isEmpty }

  /// The patterns as written.
  package var patterns: [String] { entries.map(\.glob.pattern) }

  /// Returns the selector with the names of files seen from a working folder, and with the patterns that are names of
  /// existing files taken literally.
  package func resolved(in workingFolder: String, exists: (String) -> Bool) -> FileSelector {
    FileSelector(patterns, folder: folder, workingFolder: workingFolder, exists: exists)
  }

  /// Returns the patterns that select none of `files`.
  package func unmatchedPatterns(among files: [String]) -> [String] {
    let names = files.map { name(of: $0) }
    return entries.filter { entry in !names.contains { selects($0, by: entry) } }.map(\.glob.pattern)
  }

  /// Whether the file is selected, by its name relative to the folder of the configuration.
  package func selects(_ file: String) -> Bool {
    if entries.isEmpty { return true }
    let name = name(of: file)
    return entries.contains { selects(name, by: $0) }
  }

  /// The name of a file joined with the working folder, and relative to the folder of the configuration.
  private func name(of file: String) -> (full: FilePath, relative: FilePath) {
    let full = FilePath(file).normalized(in: FilePath(workingFolder))
    return (full, full.relative(to: base) ?? full)
  }

  private func selects(_ name: (full: FilePath, relative: FilePath), by entry: Entry) -> Bool {
    if entry.isLiteral { return FilePath(entry.glob.pattern).normalized(in: base) == name.full }
    let isOutside = name.relative.isAbsolute
    // A slash at the start anchors the pattern to the folder, or the pattern is an absolute path.
    if entry.glob.pattern.hasPrefix("/") {
      return entry.glob.matches(name.full.portableBytes)
        || !isOutside && entry.glob.matches([ASCII.slash] + name.relative.portableBytes)
    }
    // Outside of the folder only the last part of the path counts: the folders above could have any name.
    return entry.glob.matches(isOutside ? Array(name.relative.lastComponent) : name.relative.portableBytes)
  }

  /// The folders and files that contain everything that the patterns can select: of `exports/*/a.yaml`, `exports`.
  package var searchedPaths: [String] {
    if entries.isEmpty { return [base.name] }
    return entries.map { entry in
      let pattern = entry.glob.pattern
      if entry.isLiteral || !Self.hasWildcard(pattern), pattern.dropLast().contains("/"), !pattern.hasPrefix("/") {
        return FilePath(pattern).normalized(in: base).name
      }
      // A pattern without a slash selects names at any depth; a slash at the start can stand for two folders.
      guard !pattern.hasPrefix("/"), pattern.dropLast().contains("/") else { return base.name }
      return FilePath(pattern).splitAtWildcard().folder.normalized(in: base).name
    }
  }

  private static func hasWildcard(_ pattern: String) -> Bool { Glob.isPattern(pattern.utf8) }
}
