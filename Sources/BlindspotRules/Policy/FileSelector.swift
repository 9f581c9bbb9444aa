import BlindspotParser

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
  private let base: String

  /// Creates a selector.
  ///
  /// - Parameters:
  ///   - folder: the folder of the configuration, relative to the working folder or absolute.
  ///   - workingFolder: the folder that the names of files start from; empty if it is not known.
  ///   - exists: whether a file with a name relative to the working folder exists.
  package init(
    _ patterns: [String], folder: String, workingFolder: String = "", exists: (String) -> Bool = { _ in false }
  ) {
    let base = Path.join(workingFolder, folder)
    entries = patterns.map { pattern in
      let isLiteral = Self.hasWildcard(pattern) && exists(Path.join(folder, pattern))
      let leavesFolder = pattern.hasPrefix("../") && base.hasPrefix("/")
      return Entry(
        glob: GlobPattern(leavesFolder ? Path.join(base, pattern) : pattern, for: .path), isLiteral: isLiteral)
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
  private func name(of file: String) -> (full: String, relative: String) {
    let full = Path.join(workingFolder, file)
    return (full, Path.relative(full, to: base))
  }

  private func selects(_ name: (full: String, relative: String), by entry: Entry) -> Bool {
    if entry.isLiteral { return Path.join(base, entry.glob.pattern) == name.full }
    let isOutside = name.relative.hasPrefix("/")
    // A slash at the start anchors the pattern to the folder, or the pattern is an absolute path.
    if entry.glob.pattern.hasPrefix("/") {
      return entry.glob.matches(name.full) || !isOutside && entry.glob.matches("/" + name.relative)
    }
    // Outside of the folder only the last part of the path counts: the folders above could have any name.
    return entry.glob.matches(isOutside ? Path.name(of: name.relative) : name.relative)
  }

  /// The folders and files that contain everything that the patterns can select: of `exports/*/a.yaml`, `exports`.
  package var searchedPaths: [String] {
    if entries.isEmpty { return [base] }
    return entries.map { entry in
      let pattern = entry.glob.pattern
      if entry.isLiteral || !Self.hasWildcard(pattern), pattern.dropLast().contains("/"), !pattern.hasPrefix("/") {
        return Path.join(base, pattern)
      }
      // A pattern without a slash selects names at any depth; a slash at the start can stand for two folders.
      guard !pattern.hasPrefix("/"), pattern.dropLast().contains("/") else { return base }
      let fixed = pattern.split(separator: "/", omittingEmptySubsequences: false).prefix { !Self.hasWildcard("\($0)") }
      return Path.join(base, fixed.joined(separator: "/"))
    }
  }

  private static func hasWildcard(_ pattern: String) -> Bool {
    pattern.utf8.contains { [ASCII.asterisk, ASCII.questionMark, ASCII.openBracket, ASCII.openBrace].contains($0) }
  }
}
