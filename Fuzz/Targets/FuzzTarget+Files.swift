import BlindspotParser
import BlindspotFiles
import BlindspotPatterns
import BlindspotRules

extension FuzzTarget {
  /// Reads an archive with low limits. The limits must be respected.
  static func unpack(_ bytes: [UInt8]) {
    let limits = InputLimits(
      fileSize: 1 << 20, archiveMembers: 100, archiveSize: 2 << 20, archiveRatio: 250, archiveDepth: 3)
    var members = 0
    var size = 0
    let archive = Input(name: "a.zip", source: .bytes(bytes), size: bytes.count, isNamed: true)
    let problems = InputReader(limits: limits).read(archive) { file, _ in
      precondition(file.bytes.count <= limits.fileSize, "a member is larger than allowed")
      members += 1
      size += file.bytes.count
    }
    precondition(members <= limits.archiveMembers, "more members than allowed")
    precondition(size <= limits.archiveSize, "the archive unpacks to more than allowed")
    precondition(problems.allSatisfy { !$0.message.isEmpty }, "a problem has no message")
  }

  /// Matches paths. The first line is a path, the others are an ignore file and glob patterns.
  static func matchPaths(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    for style in [PathStyle.posix, .windows] {
      let path = FilePath(bytes: lines[0], style: style).normalized()
      precondition(path.normalized() == path, "a path changes when it is normalized again")
      let folder = FilePath(style == .posix ? "/work" : #"C:\work"#, style: style)
      let absolute = path.normalized(in: folder)
      if let way = absolute.climbing(from: folder) {
        precondition(way.normalized(in: folder).components == absolute.components, "a relative path leads elsewhere")
      }
    }
    let path = FilePath(bytes: lines[0]).normalized(in: FilePath("/work"))
    let patterns = lines.count > 1 ? Array(lines[1]) : []
    let file = IgnoreFile(patterns)
    for isFolder in [false, true] { _ = file.ignores(FilePath(bytes: path.bytes.dropFirst()), isFolder: isFolder) }
    for pattern in patterns.split(separator: UInt8(ascii: "\n")).prefix(8) {
      if let glob = Glob(pattern) { _ = glob.matches(path.bytes) }
      let text = String(decoding: pattern, as: UTF8.self)
      for subject in [GlobPattern.Subject.path, .pointer, .name] {
        _ = GlobPattern(text, for: subject).matches(path.name)
      }
    }
  }
}
