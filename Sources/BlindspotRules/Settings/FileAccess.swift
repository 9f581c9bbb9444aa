public import BlindspotParser

/// The access to the files that a configuration names. The libraries open no files; the command, or a test, implements
/// this protocol.
public protocol FileAccess: Sendable {
  /// Returns the bytes of a file; nil if it does not exist.
  ///
  /// - Throws: a ``BlindspotParser/Problem`` (`unreadable`) if the file exists but cannot be read.
  func contents(of path: String) throws(Problem) -> [UInt8]?
  /// Returns the names of the files and folders directly in a folder; nil if `path` is not a folder.
  func names(in path: String) -> [String]?
}
