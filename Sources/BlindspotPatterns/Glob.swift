import BlindspotParser

/// A pattern with wildcards. Matching needs no recursion: a failure goes back to the last `*`, and from there to the last
/// `**`, which is enough because an earlier one could only give up bytes that the later one can take as well. So no
/// pattern can make it slow.
package struct Glob: Hashable, Sendable {
  /// How a pattern is written.
  package enum Dialect: Sendable {
    /// gitignore(5) and git's wildmatch: `*` and `?` stay inside one name, `**` between slashes spans folders, `[a-z]` and
    /// `[[:digit:]]` are one byte of a set, `\` takes the next byte as it is. A broken pattern covers nothing.
    case gitignore
    /// The same as people expect it in a configuration: `?` is one Unicode scalar, `**` spans folders wherever it stands,
    /// and a bracket that is never closed is a bracket.
    case path
    /// Like ``path``, but `/` is a character like any other.
    case name
  }

  enum Token: Hashable, Sendable {
    case byte(UInt8)
    case anyByte
    /// `?` as one Unicode scalar: a byte and those that continue it.
    case anyScalar
    case set(ByteSet)
    /// `*`: any run of bytes without a slash.
    case star
    /// `**` anywhere: any run of bytes.
    case anything
    /// `**/`: nothing, or folders up to and including a slash.
    case folders
    /// `/**` or a lone `**` at the end: anything.
    case rest
  }

  let tokens: [Token]
  /// Whether a wildcard for one character stops at a slash.
  private let separates: Bool

  /// Reads a pattern; nil if it can never match (in ``Dialect/gitignore``, an open bracket or a backslash at the end).
  package init?(_ pattern: some Collection<UInt8>, _ dialect: Dialect = .gitignore) {
    var reader = GlobReader(bytes: Array(pattern), dialect: dialect)
    guard let tokens = reader.tokens() else { return nil }
    self.tokens = tokens
    separates = dialect != .name
  }

  /// How many slashes stand in every path that the pattern can cover; nil if that depends.
  package var depth: Int? {
    if tokens.contains(where: { [.folders, .rest, .anything].contains($0) }) { return nil }
    return tokens.count { $0 == .byte(ASCII.slash) }
  }

  /// Whether a text holds anything that makes it a pattern and not the name of one file.
  package static func isPattern(_ text: some Collection<UInt8>) -> Bool {
    text.contains {
      $0 == ASCII.asterisk || $0 == ASCII.questionMark || $0 == ASCII.openBracket || $0 == ASCII.openBrace
    }
  }

  /// Whether the pattern covers the whole of `path`.
  package func matches(_ path: some RandomAccessCollection<UInt8>) -> Bool {
    let path = Array(path)
    var token = 0
    var place = 0
    var star: (token: Int, place: Int)?
    /// The last `**`, and whether it ends at a slash.
    var wide: (token: Int, place: Int, endsAtSlash: Bool)?
    let barrier: UInt8? = separates ? ASCII.slash : nil

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
          wide = (token + 1, place, true)
          star = nil
          token += 1
          continue
        case .anything:
          wide = (token + 1, place, false)
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
        case .anyByte, .anyScalar:
          if place < path.count, path[place] != barrier {
            place += 1
            if tokens[token] == .anyScalar {
              while place < path.count, path[place].isUTF8Continuation { place += 1 }
            }
            token += 1
            continue
          }
        case .set(let set):
          if place < path.count, path[place] != barrier, set.contains(path[place]) {
            (token, place) = (token + 1, place + 1)
            continue
          }
        }
      }
      // No way on from here: the last star takes one byte more, or the last `**` one folder or one byte more.
      if let back = star, back.place < path.count, path[back.place] != ASCII.slash {
        star = (back.token, back.place + 1)
        (token, place) = (back.token, back.place + 1)
      } else if let back = wide, let end = Self.next(after: back.place, endsAtSlash: back.endsAtSlash, in: path) {
        star = nil
        wide = (back.token, end, back.endsAtSlash)
        (token, place) = (back.token, end)
      } else {
        return false
      }
    }
  }
}

extension Glob {
  /// Where a `**` ends that takes one step more; nil if it cannot.
  fileprivate static func next(after place: Int, endsAtSlash: Bool, in path: [UInt8]) -> Int? {
    if endsAtSlash { return path[place...].firstIndex(of: ASCII.slash).map { $0 + 1 } }
    return place < path.count ? place + 1 : nil
  }
}

/// A set of bytes, as a bracket expression names it.
struct ByteSet: Hashable, Sendable {
  private var words: SIMD4<UInt64> = .zero

  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> (byte & 63) & 1 == 1 }

  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << (byte & 63) }

  mutating func invert() { words = ~words }
}
