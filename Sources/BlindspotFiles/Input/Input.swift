package import BlindspotParser

/// One input: a file that was named or found in a folder, standard input, or bytes in memory.
package struct Input: Sendable {
  /// The source of the bytes.
  package enum Source: Sendable {
    case file(FilePath)
    case standardInput
    /// Bytes in memory.
    case bytes([UInt8])
    /// A file in the index of a git repository. If it is a Git LFS pointer, the file in the working tree is read.
    case blob(GitRepository.Blob, workingTree: FilePath)
  }

  /// The name in reports: as given; for the files of a folder, that folder joined with the relative path.
  package let name: String
  /// The source of the bytes.
  package let source: Source
  /// The size in bytes when the input was found; the largest are read first.
  package let size: Int
  /// Whether the user named the input. A named file that is not an export is a problem; one found in a folder is skipped.
  package let isNamed: Bool
  /// The names under which other arguments lead to the same file: the files of `exports` are also those of `./exports`.
  package let otherNames: [String]

  package init(name: String, source: Source, size: Int, isNamed: Bool, otherNames: [String] = []) {
    self.name = name
    self.otherNames = otherNames
    self.source = source
    self.size = size
    self.isNamed = isNamed
  }
}
