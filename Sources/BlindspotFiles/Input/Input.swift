/// One thing to read: a file that was named or found in a folder, standard input, or bytes that are there already.
package struct Input: Sendable {
  /// Where the bytes come from.
  package enum Source: Sendable {
    case file(FilePath)
    case standardInput
    /// The bytes themselves (a blob of the git index, say).
    case bytes([UInt8])
  }

  /// The name in reports: as given; for a folder's files, that folder joined with the relative path.
  package let name: String
  /// Where the bytes come from.
  package let source: Source
  /// The size in bytes when it was found; the largest are read first.
  package let size: Int
  /// Whether the user named it. A named file that is no export is a problem; one met in a folder is passed over.
  package let isNamed: Bool

  package init(name: String, source: Source, size: Int, isNamed: Bool) {
    self.name = name
    self.source = source
    self.size = size
    self.isNamed = isNamed
  }
}
