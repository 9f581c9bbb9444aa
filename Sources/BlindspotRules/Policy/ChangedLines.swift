import BlindspotParser

/// The lines that a change touched, from the output of `git diff --unified=0`.
///
/// Whole files are checked, and only findings whose text, key or alias changed are reported: a name counts when it is
/// typed, not when the line above it moves.
public struct ChangedLines: Sendable {
  /// The changes of one file.
  private enum Change {
    /// The hunks.
    case lines([Hunk])
    /// The whole of a file without lines.
    case everything
  }

  /// A hunk, by its lines in the new file, 1-based.
  private enum Hunk {
    /// Lines that were added or changed.
    case added(ClosedRange<Int>)
    /// Lines that were removed after a line; 0 is the start of the file.
    case removed(after: Int)

    init(_ lines: (start: Int, count: Int)) {
      self =
        lines.count == 0 ? .removed(after: lines.start) : .added(lines.start...(lines.start + lines.count - 1))
    }

    var isRemoval: Bool { if case .removed = self { true } else { false } }

    /// Whether the hunk changed a text on some lines.
    ///
    /// Lines that were removed at the end of a text with several lines can have been part of it.
    func touches(_ lines: ClosedRange<Int>) -> Bool {
      switch self {
      case .added(let range): range.overlaps(lines)
      case .removed(let line): lines.count > 1 && lines.contains(line)
      }
    }
  }

  private var changes: [String: Change] = [:]

  /// Reads a diff.
  ///
  /// - Parameters:
  ///   - diff: the output of `git diff --unified=0 --no-color --no-ext-diff`, with the usual prefixes `a/` and `b/` or
  ///     with `--no-prefix`.
  ///   - folder: the folder that the paths of the diff start from, as the paths of findings are given; empty for the
  ///     working folder.
  public init(diff: String, folder: String = "") { self.init(diff: Array(diff.utf8), folder: folder) }

  /// Reads a diff from its bytes. Lines end at LF, as in git; a file may contain other line breaks.
  ///
  /// A file counts as a whole if a removed line contains `blindspot:`, because findings that a comment covered are
  /// reported without it.
  package init(diff: [UInt8], folder: String = "") {
    var file: String?
    for bytes in diff.split(separator: ASCII.newline) {
      switch bytes.first {
      case ASCII.hyphen:
        if let file, bytes.firstRange(of: Self.commentMark) != nil { changes[file] = .everything }
      case ASCII.plus where file == nil && bytes.starts(with: "+++ ".utf8):
        file = Self.newName(inHeader: bytes).map { Self.name($0, in: folder) }
        if let file, changes[file] == nil { changes[file] = .lines([]) }
      case ASCII.plus, ASCII.backslash: continue
      case ASCII.at:
        guard let file, let hunk = Self.newLines(inHeader: bytes).map(Hunk.init) else { continue }
        if case .lines(var hunks)? = changes.removeValue(forKey: file) {
          // Removed before the change, so that the array is not copied for each of its hunks.
          hunks.append(hunk)
          changes[file] = .lines(hunks)
        } else {
          changes[file] = .everything
        }
      default:
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("diff --git ") { file = nil }
        guard line.hasPrefix("Binary files "), line.hasSuffix(" differ") else { continue }
        // `Binary files a/x and b/x differ`: the new name is after the last ` and `.
        if let new = Self.lastName(in: line.dropFirst(13).dropLast(7)) {
          changes[Self.name(new, in: folder)] = .everything
        }
      }
    }
  }

  private static let commentMark = Array("blindspot:".utf8)

  /// The changed files, as findings name them.
  public var files: [String] { changes.keys.sorted() }

  /// Whether a finding touches a changed line. A finding without lines (`.i3`) touches any change of its file.
  public func touches(_ finding: Finding) -> Bool { touches(finding, in: finding.location.file) }

  /// The same for a file with another name in the diff, such as an absolute path.
  package func touches(_ finding: Finding, in file: String) -> Bool {
    switch changes[Self.name(file, in: "")] {
    case nil: return false
    case .everything?: return true
    case .lines(let hunks)?:
      guard let start = finding.location.start else { return !hunks.allSatisfy(\.isRemoval) }
      let end = max(start.line, finding.location.end?.line ?? start.line)
      let lines = finding.lines + [start.line...end]
      return hunks.contains { hunk in lines.contains { hunk.touches($0) } }
    }
  }

  /// Returns the path of a file after a change, from the line `+++ b/PATH` before its hunks; nil for other lines and for
  /// a file that was removed.
  package static func newName(inHeader line: ArraySlice<UInt8>) -> String? {
    guard line.starts(with: "+++ ".utf8) else { return nil }
    return path(String(decoding: line.dropFirst(4), as: UTF8.self)[...], prefix: "b/")
  }

  /// A path as Git writes it: with C escapes in quotes if it contains unusual characters; nil for `/dev/null`.
  private static func path(_ text: Substring, prefix: String) -> String? {
    // A tab ends a name that contains spaces.
    var name = text.hasPrefix("\"") ? unquoted(text) : String(text.prefix { $0 != "\t" })
    guard name != "/dev/null" else { return nil }
    if name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
    return name
  }

  /// The key of a file: the same for all spellings of its path.
  private static func name(_ path: String, in folder: String) -> String {
    FilePath(path).normalized(in: FilePath(folder)).portableName
  }

  private static func lastName(in names: Substring) -> String? {
    let parts = String(names).splitting(at: " and ")
    guard let last = parts.last, parts.count > 1 else { return nil }
    // A name with ` and ` in it: both halves of the text are the same name.
    let middle = parts.count / 2
    let new = parts.count % 2 == 0 ? parts[middle...].joined(separator: " and ") : last
    return path(new[...], prefix: "b/")
  }

  /// Returns the lines of a hunk in the file after a change, from its header `@@ -12,0 +13,2 @@`; nil if the header is
  /// broken.
  ///
  /// - Returns: The first line, 1-based, and the number of lines. Without lines, the first is the line before the hunk,
  ///   and 0 is the start of the file.
  package static func newLines(inHeader line: ArraySlice<UInt8>) -> (start: Int, count: Int)? {
    guard let plus = line.split(separator: ASCII.space).first(where: { $0.first == ASCII.plus }) else { return nil }
    let numbers = plus.dropFirst().split(separator: ASCII.comma).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard let first = numbers.first, let start = first, let count = numbers.count > 1 ? numbers[1] : 1, start >= 0,
      count >= 0, count < .max - start, count == 0 || start > 0
    else { return nil }
    return (start, count)
  }

  private static func unquoted(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8.dropFirst())[...]
    while let byte = rest.popFirst(), byte != ASCII.quote {
      guard byte == ASCII.backslash, let escape = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        var value = Int(escape - UInt8(ascii: "0"))
        for _ in 0..<2 {
          guard let digit = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { break }
          value = value * 8 + Int(digit - UInt8(ascii: "0"))
          rest.removeFirst()
        }
        bytes.append(UInt8(truncatingIfNeeded: value))
      case UInt8(ascii: "t"): bytes.append(ASCII.tab)
      case UInt8(ascii: "n"): bytes.append(ASCII.newline)
      default: bytes.append(escape)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// The parts between the occurrences of `separator`.
  fileprivate func splitting(at separator: String) -> [String] {
    var parts: [String] = []
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(separator) {
        parts.append(String(self[start..<index]))
        start = self.index(index, offsetBy: separator.count)
        index = start
      } else {
        index = self.index(after: index)
      }
    }
    return parts + [String(self[start...])]
  }
}
