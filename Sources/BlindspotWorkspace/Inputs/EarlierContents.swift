import BlindspotRules

/// The contents of changed files before a change, computed from the contents after it and the diff.
///
/// This takes no further run of git per file.
struct EarlierContents: Sendable {
  /// A file before the change.
  struct Version: Sendable {
    /// The contents; empty if the diff does not fit the contents after the change.
    fileprivate(set) var contents: [UInt8] = []
    /// The last line of each hunk after the change, with the number of lines that the change added up to there.
    fileprivate var shifts: [(end: Int, added: Int)] = []

    /// Returns the number before the change of a line that the change did not touch; both are 1-based.
    func line(before line: Int) -> Int { line - (shifts.last { $0.end < line }?.added ?? 0) }
  }

  private static let newline = UInt8(ascii: "\n")
  private let patch: [UInt8]
  /// The ranges of the parts of the diff with the hunks of one file, by its path relative to the root.
  private var parts: [String: Range<Int>] = [:]

  /// Finds the files of a diff without context lines. Removed and binary files are left out.
  init(patch: [UInt8]) {
    self.patch = patch
    var file: (name: String, start: Int)?
    for line in patch.split(separator: Self.newline, omittingEmptySubsequences: false) {
      if line.starts(with: "diff --git ".utf8) {
        if let file { parts[file.name] = file.start..<line.startIndex }
        file = nil
      } else if file == nil, let name = ChangedLines.newName(inHeader: line) {
        file = (name, min(line.endIndex + 1, patch.endIndex))
      }
    }
    if let file { parts[file.name] = file.start..<patch.endIndex }
  }

  /// Returns a file before the change; nil if the diff has no lines of it.
  ///
  /// The lines that the diff adds are compared with the contents. They differ if a filter (Git LFS) stores other contents
  /// than those in the working tree: then the lines of the diff mean nothing, and the version is empty.
  ///
  /// - Parameters:
  ///   - path: the path relative to the root.
  ///   - contents: the contents after the change.
  func version(of path: String, before contents: [UInt8]) -> Version? {
    guard let part = parts[path] else { return nil }
    let lines = contents.split(separator: Self.newline, omittingEmptySubsequences: false)
    var version = Version()
    /// The number of lines of `contents` that were copied or replaced, and of those before the change.
    var (next, count) = (0, 0)
    /// The number of lines of `contents` before the next added line of the diff.
    var added = 0
    func append(_ line: ArraySlice<UInt8>) {
      if count > 0 { version.contents.append(Self.newline) }
      version.contents += line
      count += 1
    }
    for line in patch[part].split(separator: Self.newline) {
      if line.first == UInt8(ascii: "-") {
        append(line.dropFirst())
        if !version.shifts.isEmpty { version.shifts[version.shifts.count - 1].added -= 1 }
      }
      if line.first == UInt8(ascii: "+") {
        guard added < next, Self.isSameLine(line.dropFirst(), lines[added]) else { return Version() }
        added += 1
      }
      guard line.first == UInt8(ascii: "@"), let hunk = ChangedLines.newLines(inHeader: line) else { continue }
      // A hunk without new lines names the line before it.
      let start = hunk.count == 0 ? hunk.start : hunk.start - 1
      guard start >= next, start + hunk.count <= lines.count else { return Version() }
      for line in lines[next..<start] { append(line) }
      added = start
      next = start + hunk.count
      version.shifts.append((next, (version.shifts.last?.added ?? 0) + hunk.count))
    }
    for line in lines[next...] { append(line) }
    return version
  }

  /// Whether two lines are equal except for a carriage return at the end, which git may add or remove.
  private static func isSameLine(_ line: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    func text(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }
    return text(line) == text(other)
  }
}
