package import BlindspotParser

/// The reason why an archive or one of its members cannot be read.
package struct ArchiveError: Error, Hashable, Sendable {
  package let code: Problem.Code
  /// The message, which contains sizes and limits and no text from inside the archive.
  package let message: String

  static func broken(_ message: String) -> ArchiveError { ArchiveError(code: .badArchive, message: message) }

  static func limit(_ message: String) -> ArchiveError { ArchiveError(code: .limitReached, message: message) }
}
