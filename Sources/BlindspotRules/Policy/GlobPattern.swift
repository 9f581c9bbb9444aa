import BlindspotPatterns
import BlindspotParser

/// A pattern with wildcards for paths, pointers and names, with `{a,b}` for one of several texts.
package struct GlobPattern: Sendable {
  /// The kind of text that a pattern matches.
  package enum Subject: Sendable {
    /// A file by its path relative to a folder. See `matches(_:)`.
    case path
    /// A JSON Pointer: always matched as a whole.
    case pointer
    /// A name; `/` has no special meaning.
    case name
  }

  /// The pattern as written.
  package let pattern: String
  private let subject: Subject
  private let globs: GlobSet
  /// Whether a path pattern matches single names at any depth, because it has no slash except at its
  /// end.
  private let matchesNames: Bool
  /// Whether a path pattern matches folders only, because it ends with a slash.
  private let matchesFoldersOnly: Bool

  package init(_ pattern: String, for subject: Subject) {
    self.pattern = pattern
    self.subject = subject
    var bytes = Array(pattern.utf8)[...]
    if subject == .path {
      while bytes.starts(with: "./".utf8) { bytes = bytes.dropFirst(2) }
    }
    let isAnchored = bytes.count < pattern.utf8.count
    matchesFoldersOnly = subject == .path && bytes.count > 1 && bytes.last == ASCII.slash
    if matchesFoldersOnly { bytes = bytes.dropLast() }
    matchesNames = subject == .path && !isAnchored && !bytes.contains(ASCII.slash)
    globs = GlobSet(bytes, subject == .name ? .name : .path)
  }

  /// Whether the pattern matches `text`.
  ///
  /// A path pattern also matches the files in the folders that it matches: `old` and `old/` select `old/a.yaml`. Without
  /// a slash it matches a name at any depth, as in `.gitignore`.
  package func matches(_ text: String) -> Bool { matches(Array(text.utf8)) }

  /// Whether the pattern matches the bytes of a text. A path has `/` between components.
  package func matches(_ bytes: [UInt8]) -> Bool {
    guard subject == .path else { return globs.matches(bytes) }
    var start = 0
    while start < bytes.count {
      // The component that begins at `start`, or the path up to its end.
      let end = bytes[start...].firstIndex(of: ASCII.slash) ?? bytes.count
      if !matchesFoldersOnly || end < bytes.count, globs.matches(bytes[(matchesNames ? start : 0)..<end]) {
        return true
      }
      start = end + 1
    }
    return false
  }
}
