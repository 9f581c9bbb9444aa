/// A pattern over paths, as gitignore(5) and git's wildmatch have it: `*` and `?` stay inside one name, `**` between
/// slashes spans folders, `[a-z]` and `[[:digit:]]` are one byte of a set, `\` takes the next byte as it is.
///
/// Matching needs no recursion: a failure goes back to the last `*`, and from there to the last `**`, which is enough
/// because an earlier one could only give up bytes that the later one can take as well. So no pattern can make it slow.
package struct Glob: Hashable, Sendable {
  enum Token: Hashable, Sendable {
    case byte(UInt8)
    case anyByte
    case set(ByteSet)
    /// `*`: any run of bytes without a slash.
    case star
    /// `**/`: nothing, or folders up to and including a slash.
    case folders
    /// `/**` or a lone `**` at the end: anything.
    case rest
  }

  let tokens: [Token]

  /// Reads a pattern; nil if it can never match (an open bracket, a backslash at the end).
  package init?(_ pattern: some Collection<UInt8>) {
    var reader = GlobReader(bytes: Array(pattern))
    guard let tokens = reader.tokens() else { return nil }
    self.tokens = tokens
  }

  /// How many slashes stand in every path that the pattern can cover; nil if that depends.
  var depth: Int? {
    if tokens.contains(where: { $0 == .folders || $0 == .rest }) { return nil }
    return tokens.count { $0 == .byte(.slash) }
  }

  /// Whether a text holds anything that makes it a pattern and not the name of one file.
  package static func isPattern(_ text: some Collection<UInt8>) -> Bool {
    text.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
  }

  /// Whether the pattern covers the whole of `path`.
  package func matches(_ path: some RandomAccessCollection<UInt8>) -> Bool {
    let path = Array(path)
    var token = 0
    var place = 0
    var star: (token: Int, place: Int)?
    var folders: (token: Int, place: Int)?

    while true {
      if token == tokens.count {
        if place == path.count { return true }
      } else {
        switch tokens[token] {
        case .star:
          star = (token + 1, place)
          token += 1
          continue
        case .folders:
          folders = (token + 1, place)
          star = nil
          token += 1
          continue
        case .rest:
          return true
        case .byte(let byte):
          if place < path.count, path[place] == byte {
            (token, place) = (token + 1, place + 1)
            continue
          }
        case .anyByte:
          if place < path.count, path[place] != .slash {
            (token, place) = (token + 1, place + 1)
            continue
          }
        case .set(let set):
          if place < path.count, path[place] != .slash, set.contains(path[place]) {
            (token, place) = (token + 1, place + 1)
            continue
          }
        }
      }
      // No way on from here: the last star takes one byte more, or the last `**/` one folder more.
      if let back = star, back.place < path.count, path[back.place] != .slash {
        star = (back.token, back.place + 1)
        (token, place) = (back.token, back.place + 1)
      } else if let back = folders, let slash = path[back.place...].firstIndex(of: .slash) {
        star = nil
        folders = (back.token, slash + 1)
        (token, place) = (back.token, slash + 1)
      } else {
        return false
      }
    }
  }
}

/// A set of bytes, as a bracket expression names it.
struct ByteSet: Hashable, Sendable {
  private var words: SIMD4<UInt64> = .zero

  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> (byte & 63) & 1 == 1 }

  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << (byte & 63) }

  mutating func invert() { words = ~words }
}
