package import BlindspotParser

/// What keeps an archive, or one of its members, from being read.
package struct ArchiveError: Error, Hashable, Sendable {
  package let code: Problem.Code
  /// One sentence; names sizes and limits, never a text from inside the archive.
  package let message: String

  static func broken(_ message: String) -> ArchiveError { ArchiveError(code: .badArchive, message: message) }

  static func limit(_ message: String) -> ArchiveError { ArchiveError(code: .limitReached, message: message) }
}
