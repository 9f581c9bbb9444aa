import BlindspotParser

/// A pattern with wildcards.
///
/// Matching works without recursion. After a mismatch it returns to the last `*`, and then to the last `**`. That is
/// enough, because the later wildcard can match every byte that an earlier one could. A `**` that moves on does not try a
/// `*` again in the folder or file name in which it failed. So the time is the product of the lengths at most.
package struct Glob: Hashable, Sendable {
  /// The syntax of a pattern.
  package enum Dialect: Sendable {
    /// gitignore(5) and git's wildmatch: `*` and `?` do not match a slash, `**` between slashes matches folders,
    /// `[a-z]` and `[[:digit:]]` match one byte of a set, and a byte after `\` represents itself. A malformed pattern
    /// matches nothing.
    case gitignore
    /// Like ``gitignore``, adapted to configurations: `?` matches one Unicode scalar, `**` matches folders anywhere,
    /// and an opening bracket that is not closed represents itself.
    case path
    /// Like ``path``, except that wildcards also match `/`.
    case name
  }

  /// One element of a pattern.
  enum Token: Hashable, Sendable {
    case byte(UInt8)
    case anyByte
    /// `?` as one Unicode scalar: a byte and its continuation bytes.
    case anyScalar
    case set(ByteSet)
    /// `*`: any run of bytes without a slash.
    case star
    /// `**` anywhere: any run of bytes.
    case anything
    /// `**/`: any number of folders, each with its slash.
    case folders
    /// `/**` or a lone `**` at the end: anything.
    case rest
  }

  let tokens: [Token]
  /// The bytes that every match begins with, and those that every match ends with. Most names differ there.
  private let prefix: [UInt8]
  private let suffix: [UInt8]
  /// Whether a wildcard for one character does not match a slash.
  private let separates: Bool

  /// Reads a pattern; nil if it cannot match any path (in ``Dialect/gitignore``, with an open bracket, or a backslash
  /// at the end).
  package init?(_ pattern: some Collection<UInt8>, _ dialect: Dialect = .gitignore) {
    var reader = GlobReader(bytes: Array(pattern), dialect: dialect)
    guard let tokens = reader.tokens() else { return nil }
    self.tokens = tokens
    separates = dialect != .name
    prefix = Self.leadingBytes(of: tokens)
    suffix = Self.leadingBytes(of: tokens.reversed()).reversed()
  }

  private static func leadingBytes(of tokens: [Token]) -> [UInt8] {
    var bytes: [UInt8] = []
    for token in tokens {
      guard case .byte(let byte) = token else { break }
      bytes.append(byte)
    }
    return bytes
  }

  /// The number of slashes of the paths that the pattern matches; nil if it varies.
  package var depth: Int? {
    if tokens.contains(where: { [.folders, .rest, .anything].contains($0) }) { return nil }
    return tokens.count { $0 == .byte(ASCII.slash) }
  }

  /// Whether a text contains a wildcard, and so is not the name of one file.
  package static func isPattern(_ text: some Collection<UInt8>) -> Bool {
    text.contains {
      $0 == ASCII.asterisk || $0 == ASCII.questionMark || $0 == ASCII.openBracket || $0 == ASCII.openBrace
    }
  }

  /// Whether the pattern matches the whole of `path`.
  package func matches(_ path: some RandomAccessCollection<UInt8>) -> Bool {
    var steps = 0
    return matches(Array(path)[...], counting: &steps)
  }

  /// Whether the pattern can match `path` by the bytes at its ends.
  private func fits(_ path: ArraySlice<UInt8>) -> Bool {
    guard path.count >= max(prefix.count, suffix.count) else { return false }
    var index = path.endIndex
    for place in suffix.indices.reversed() {
      index -= 1
      if path[index] != suffix[place] { return false }
    }
    index = path.startIndex
    for byte in prefix {
      if path[index] != byte { return false }
      index += 1
    }
    return true
  }

  /// Whether the pattern matches the whole of `path`.
  ///
  /// A slice and not any collection: nearly all of the time for an ignore file is spent here, and a generic function of
  /// another module takes a hundred times as long.
  ///
  /// - Parameter steps: the number of comparisons, to which those of this match are added.
  package func matches(_ path: ArraySlice<UInt8>, counting steps: inout Int) -> Bool {
    steps += 1
    guard fits(path) else { return false }
    let path = Array(path)
    var token = 0
    var position = 0
    var star: (token: Int, position: Int)?
    // The position of the first `*` after the last `**`, and the end of the name in which such a `*` has failed.
    var firstStar = 0
    var failedUpTo = -1
    // The last `**`, and whether it ends at a slash.
    var wide: (token: Int, position: Int, endsAtSlash: Bool)?
    let barrier: UInt8? = separates ? ASCII.slash : nil

    while true {
      steps += 1
      if token == tokens.count {
        if position == path.count { return true }
      } else {
        switch tokens[token] {
        case .star:
          if star == nil { firstStar = position }
          if firstStar > failedUpTo {
            star = (token + 1, position)
            token += 1
            continue
          }
        case .folders, .anything:
          wide = (token + 1, position, tokens[token] == .folders)
          star = nil
          failedUpTo = -1
          token += 1
          continue
        case .rest:
          return true
        case .byte(let byte):
          if position < path.count, path[position] == byte {
            (token, position) = (token + 1, position + 1)
            continue
          }
        case .anyByte, .anyScalar:
          if position < path.count, path[position] != barrier {
            position += 1
            if tokens[token] == .anyScalar {
              while position < path.count, path[position].isUTF8Continuation { position += 1 }
            }
            token += 1
            continue
          }
        case .set(let set):
          if position < path.count, path[position] != barrier, set.contains(path[position]) {
            (token, position) = (token + 1, position + 1)
            continue
          }
        }
      }
      // A mismatch: the last `*` matches one byte more, or the last `**` one folder or one byte more.
      if let back = star, back.position < path.count, path[back.position] != ASCII.slash {
        star = (back.token, back.position + 1)
        (token, position) = (back.token, back.position + 1)
      } else if let back = wide, let end = Self.next(after: back.position, endsAtSlash: back.endsAtSlash, in: path) {
        if star != nil { failedUpTo = path[firstStar...].firstIndex(of: ASCII.slash) ?? path.count }
        star = nil
        wide = (back.token, end, back.endsAtSlash)
        (token, position) = (back.token, end)
      } else {
        return false
      }
    }
  }
}

extension Glob {
  /// Returns the end of a `**` that matches one folder or one byte more; nil if it cannot.
  fileprivate static func next(after position: Int, endsAtSlash: Bool, in path: [UInt8]) -> Int? {
    if endsAtSlash { return path[position...].firstIndex(of: ASCII.slash).map { $0 + 1 } }
    return position < path.count ? position + 1 : nil
  }
}

/// The set of bytes of a bracket expression.
struct ByteSet: Hashable, Sendable {
  private var words: SIMD4<UInt64> = .zero

  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> (byte & 63) & 1 == 1 }

  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << (byte & 63) }

  mutating func invert() { words = ~words }
}
