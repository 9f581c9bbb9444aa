import BlindspotPatterns
package import BlindspotParser

/// The patterns of one `.gitignore` or `.blindspotignore` (gitignore(5)).
package struct IgnoreFile: Sendable {
  /// The pattern of one line.
  struct Rule: Sendable {
    let glob: Glob
    /// Whether the pattern (`!pattern`) includes what an earlier line ignored.
    let isNegated: Bool
    /// Whether the pattern (`pattern/`) matches folders only.
    let coversFoldersOnly: Bool
    /// Whether the pattern is relative to the folder of the file, because of a slash at its start or in the middle.
    /// Others match the name alone, at any depth.
    let isAnchored: Bool
  }

  let rules: [Rule]

  /// Reads a file and leaves out lines that can never match, as git does.
  package init(_ bytes: some Collection<UInt8>) {
    var content = Array(bytes)[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    rules = content.split(separator: UInt8(ascii: "\n")).compactMap(Self.rule)
  }

  /// Returns whether the last rule that matches the path ignores it, or nil if none matches.
  ///
  /// - Parameters:
  ///   - path: the path relative to the folder of this file.
  ///   - isFolder: whether the path is that of a folder.
  ///   - steps: the number of comparisons, to which those of this search are added.
  func ignores(_ path: FilePath, isFolder: Bool, counting steps: inout Int) -> Bool? {
    let name = path.lastComponent
    let path = path.portableBytes
    for rule in rules.reversed() where isFolder || !rule.coversFoldersOnly {
      if rule.glob.matches(rule.isAnchored ? path[...] : name, counting: &steps) { return !rule.isNegated }
    }
    return nil
  }

  /// Returns whether the last rule that matches the path ignores it, or nil if none matches.
  ///
  /// - Parameters:
  ///   - path: the path relative to the folder of this file.
  ///   - isFolder: whether the path is that of a folder.
  package func ignores(_ path: FilePath, isFolder: Bool) -> Bool? {
    var steps = 0
    return ignores(path, isFolder: isFolder, counting: &steps)
  }

  private static func rule(_ line: ArraySlice<UInt8>) -> Rule? {
    var pattern = line
    if pattern.last == UInt8(ascii: "\r") { pattern = pattern.dropLast() }
    if pattern.first == UInt8(ascii: "#") { return nil }
    // Trailing spaces are ignored unless a backslash escapes them.
    while pattern.last == UInt8(ascii: " "), !isEscaped(pattern.endIndex - 1, in: pattern) {
      pattern = pattern.dropLast()
    }
    let isNegated = pattern.first == UInt8(ascii: "!")
    if isNegated { pattern = pattern.dropFirst() }
    let coversFoldersOnly = pattern.last == ASCII.slash
    if coversFoldersOnly { pattern = pattern.dropLast() }
    let isAnchored = pattern.contains(ASCII.slash)
    if pattern.first == ASCII.slash { pattern = pattern.dropFirst() }
    guard !pattern.isEmpty, let glob = Glob(pattern) else { return nil }
    return Rule(glob: glob, isNegated: isNegated, coversFoldersOnly: coversFoldersOnly, isAnchored: isAnchored)
  }

  private static func isEscaped(_ index: Int, in pattern: ArraySlice<UInt8>) -> Bool {
    pattern[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }
}
