package import BlindspotParser

/// The changed files of a repository with the changed lines.
package struct GitChanges: Sendable {
  /// One changed file.
  package struct File: Sendable {
    /// The path relative to the root, after the change; for a removed file, before it.
    package let path: FilePath
    /// The path before a rename; nil if the file was not renamed.
    package let oldPath: FilePath?
    package let kind: GitRepository.TrackedFile.Kind
    package let isRemoved: Bool
    /// The id of the contents before the change; nil if the path was not that of a file.
    package let oldBlob: String?
  }

  /// The changed files, sorted by path. Git may list a file whose time stamp changed and whose contents did not.
  package let files: [File]
  /// The unified diff without context lines.
  package let patch: [UInt8]
  /// The id of the commit, or of the empty tree, that the changes start from.
  package let base: String

  /// Parses the output of `git diff-index --raw -z`: `:MODE MODE ID ID STATUS<NUL>PATH<NUL>`, with a second path after a
  /// rename.
  init(list: [UInt8], patch: [UInt8], base: String) {
    self.patch = patch
    self.base = base
    var files: [File] = []
    var parts = list.split(separator: 0)[...]
    while let facts = parts.popFirst()?.split(separator: UInt8(ascii: " ")), facts.count == 5,
      let status = facts[4].first, let first = parts.popFirst()
    {
      let isRenamed = status == UInt8(ascii: "R") || status == UInt8(ascii: "C")
      let second = isRenamed ? parts.popFirst() : nil
      let isRemoved = status == UInt8(ascii: "D")
      files.append(
        File(
          path: FilePath(bytes: second ?? first), oldPath: second.map { _ in FilePath(bytes: first) },
          kind: GitRepository.TrackedFile.Kind(mode: isRemoved ? facts[0].dropFirst() : facts[1]), isRemoved: isRemoved,
          oldBlob: !facts[0].starts(with: ":100".utf8) ? nil : String(decoding: facts[2], as: UTF8.self))
      )
    }
    self.files = files
  }
}
