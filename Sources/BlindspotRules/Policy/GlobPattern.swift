import BlindspotPatterns
import BlindspotParser

/// A pattern with wildcards for paths, pointers and names, as a configuration writes it: a ``/BlindspotParser/Glob`` with
/// `{a,b}` for one of several texts.
package struct GlobPattern: Sendable {
  /// What the pattern is held against.
  package enum Subject: Sendable {
    /// Parts separated by `/`. A pattern without `/` is held against the last part, as `.gitignore` does.
    case path
    /// A JSON Pointer: like a path, and always all of it.
    case pointer
    /// A name; `/` is a character like any other.
    case name
  }

  /// The pattern as written.
  package let pattern: String
  private let subject: Subject
  private let alternatives: [Glob]

  package init(_ pattern: String, for subject: Subject) {
    self.pattern = pattern
    self.subject = subject
    var text = pattern
    if subject == .path {
      while text.hasPrefix("./") { text.removeFirst(2) }
      if text.hasSuffix("/") { text += "**" }
    }
    alternatives = Self.expandingBraces(Array(text.utf8)).compactMap { Glob($0, subject == .name ? .name : .path) }
  }

  /// Whether the pattern fits `text`.
  package func matches(_ text: String) -> Bool {
    var text = text
    if subject == .path, !pattern.utf8.contains(0x2F) { text = Path.name(of: text) }
    let bytes = Array(text.utf8)
    return alternatives.contains { $0.matches(bytes) }
  }

  /// The patterns that `{a,b}` stands for; at most 64, the braces of what goes beyond stay letters.
  private static func expandingBraces(_ bytes: [UInt8]) -> [[UInt8]] {
    var done: [[UInt8]] = []
    var open = [bytes]
    while let next = open.popLast() {
      guard let start = next.firstIndex(of: 0x7B), let end = next[start...].firstIndex(of: 0x7D),
        next[start..<end].contains(0x2C), done.count + open.count < 64
      else {
        done.append(next)
        continue
      }
      for choice in next[(start + 1)..<end].split(separator: 0x2C, omittingEmptySubsequences: false) {
        open.append(Array(next[..<start]) + choice + next[(end + 1)...])
      }
    }
    return done
  }
}
