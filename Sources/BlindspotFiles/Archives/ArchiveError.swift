package import BlindspotParser

/// The reason why an archive or one of its members cannot be read.
package struct ArchiveError: Error, Hashable, Sendable {
  package let code: Problem.Code
  /// The message, which contains sizes and limits and no text from inside the archive.
  package let message: ShownText

  static func broken(_ message: ShownText) -> ArchiveError { ArchiveError(code: .badArchive, message: message) }

  static func limit(_ message: ShownText) -> ArchiveError { ArchiveError(code: .limitReached, message: message) }
}
