public import BlindspotParser
import Synchronization

/// The access to the files that a configuration names. The libraries open no files; the command, or a test, implements
/// this protocol.
public protocol FileAccess: Sendable {
  /// Returns the bytes of a file; nil if it does not exist.
  ///
  /// - Throws: a ``BlindspotParser/Problem`` (`unreadable`) if the file exists but cannot be read.
  func contents(of path: String) throws(Problem) -> [UInt8]?
  /// Returns the names of the files and folders directly in a folder; nil if `path` is not a folder.
  func names(in path: String) -> [String]?
  /// Returns the reason why a configuration must not name a file or folder, such as one outside the repository; nil if it
  /// may. The default is nil.
  ///
  /// - Parameters:
  ///   - path: the file or folder, relative to the working folder.
  ///   - folder: the folder of the configuration; empty for the working folder.
  func refusal(of path: String, namedIn folder: String) -> String?
}

extension FileAccess {
  /// Returns nil.
  public func refusal(of path: String, namedIn folder: String) -> String? { nil }
}

/// Access to the files of one configuration that bounds how much is read in total.
///
/// A class so that everything that reads shares the bound.
final class LimitedFiles: FileAccess {
  /// The most bytes of all files, and the most entries of all folders.
  static let limits = (bytes: 64 << 20, entries: 10_000)

  private let files: any FileAccess
  /// The folder of the configuration; nil if the command line names the files, which may then be anywhere.
  private let folder: String?
  private let used = Mutex((bytes: 0, entries: 0))

  init(_ files: any FileAccess, namedIn folder: String?) {
    self.files = files
    self.folder = folder
  }

  /// Returns the bytes of a file; nil if it does not exist.
  ///
  /// - Throws: a problem if the file cannot be read, must not be named, or exceeds the bound.
  func contents(of path: String) throws(Problem) -> [UInt8]? {
    try contents(of: path, isNamedByUser: false)
  }

  /// Returns the bytes of a file, as ``contents(of:)`` does.
  ///
  /// - Parameter isNamedByUser: whether the command line names the file, which may then be anywhere.
  func contents(of path: String, isNamedByUser: Bool) throws(Problem) -> [UInt8]? {
    if !isNamedByUser, let reason = refusal(of: path) {
      throw Problem(file: path, code: .badConfiguration, message: "\(nonExport: path) \(nonExport: reason)")
    }
    guard let bytes = try files.contents(of: path) else { return nil }
    let total = used.withLock { used in
      used.bytes += bytes.count
      return used.bytes
    }
    guard total <= Self.limits.bytes else {
      throw Problem(
        file: path, code: .limitReached,
        message: "the files of the configuration have more than \(Self.limits.bytes >> 20) MiB in total; "
          + "name fewer or smaller files")
    }
    return bytes
  }

  func names(in path: String) -> [String]? {
    guard refusal(of: path) == nil, let names = files.names(in: path) else { return nil }
    used.withLock { $0.entries += names.count }
    return names
  }

  /// Whether the folders that were read have more entries than the bound.
  var hasTooManyEntries: Bool { used.withLock { $0.entries > Self.limits.entries } }

  /// Returns the reason why the configuration must not name a path; nil if it may.
  func refusal(of path: String) -> String? { folder.flatMap { files.refusal(of: path, namedIn: $0) } }

  func refusal(of path: String, namedIn folder: String) -> String? { files.refusal(of: path, namedIn: folder) }
}
