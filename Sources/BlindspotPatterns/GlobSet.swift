import BlindspotParser

/// The globs that a pattern with braces expands to: `*.{yaml,yml}` is `*.yaml` and `*.yml`.
package struct GlobSet: Sendable {
  /// The most globs of one pattern; further braces are literal.
  private static let limit = 64

  private let globs: [Glob]

  /// Reads a pattern.
  package init(_ pattern: some Collection<UInt8>, _ dialect: Glob.Dialect = .path) {
    globs = Self.expandingBraces(Array(pattern)).compactMap { Glob($0, dialect) }
  }

  /// Whether one of the globs matches the whole of `path`.
  package func matches(_ path: some RandomAccessCollection<UInt8>) -> Bool {
    globs.contains { $0.matches(path) }
  }

  /// The number of slashes in the longest path that the pattern matches; nil if it is not fixed.
  package var depth: Int? {
    let depths = globs.map(\.depth)
    return depths.contains(nil) ? nil : depths.compactMap { $0 }.max()
  }

  private static func expandingBraces(_ bytes: [UInt8]) -> [[UInt8]] {
    var done: [[UInt8]] = []
    var open = [bytes]
    while let next = open.popLast() {
      guard let braces = firstBraces(in: next), done.count + open.count < limit else {
        done.append(next)
        continue
      }
      for choice in next[(braces.lowerBound + 1)..<braces.upperBound].split(
        separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      {
        open.append(Array(next[..<braces.lowerBound]) + choice + next[(braces.upperBound + 1)...])
      }
    }
    return done
  }

  /// Returns the offsets of the first innermost braces that contain a comma. A backslash makes a brace literal.
  private static func firstBraces(in bytes: [UInt8]) -> Range<Int>? {
    var start: Int?
    var hasComma = false
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case ASCII.backslash: index += 1
      case ASCII.openBrace:
        start = index
        hasComma = false
      case UInt8(ascii: ","): hasComma = true
      case ASCII.closeBrace:
        if let start, hasComma { return start..<index }
        start = nil
      default: break
      }
      index += 1
    }
    return nil
  }
}
