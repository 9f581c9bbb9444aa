import BlindspotPatterns
import BlindspotParser

/// A pattern with wildcards for paths, pointers and names: a `Glob` with `{a,b}` for one of several texts.
package struct GlobPattern: Sendable {
  /// The kind of text that a pattern matches.
  package enum Subject: Sendable {
    /// Parts separated by `/`. A pattern without `/` matches the last part, as in `.gitignore`.
    case path
    /// A JSON Pointer: like a path, always matched as a whole.
    case pointer
    /// A name; `/` has no special meaning.
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

  /// Whether the pattern matches `text`.
  package func matches(_ text: String) -> Bool {
    var text = text
    if subject == .path, !pattern.utf8.contains(0x2F) { text = Path.name(of: text) }
    let bytes = Array(text.utf8)
    return alternatives.contains { $0.matches(bytes) }
  }

  /// The patterns that `{a,b}` expands to; at most 64, further braces are literal.
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
