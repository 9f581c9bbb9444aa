import BlindspotFiles
public import BlindspotParser
public import BlindspotRules

/// The files on disk that a configuration names: other configurations, rule files, word lists, baselines.
public struct DiskFiles: FileAccess {
  /// The largest file that is read, in bytes.
  private static let limit = 64 << 20
  /// The folder that relative paths are opened from; empty for the working folder of the process.
  private let base: FilePath

  /// Creates access to the files of a folder.
  ///
  /// - Parameter root: the folder that relative paths start from; nil for the working folder of the process.
  public init(root: String? = nil) { base = FilePath(root ?? "") }

  /// Returns the bytes of a file, or nil if it does not exist.
  ///
  /// - Throws: a ``Problem`` if the file is larger than 64 MiB or cannot be read.
  public func contents(of path: String) throws(Problem) -> [UInt8]? {
    let found: Result<[UInt8]?, SystemError> = Result { () throws(SystemError) in
      try FileSystem.contents(of: Environment.path(ofArgument: path).resolved(in: base), limit: Self.limit)
    }
    switch found {
    case .success(let bytes?): return bytes
    case .success(nil):
      throw Problem(file: path, code: .limitReached, message: "the file is larger than \(Self.limit >> 20) MiB")
    case .failure(let error):
      if error.isMissing { return nil }
      throw Problem(file: path, code: .unreadable, message: "the file cannot be read: \(error)")
    }
  }

  /// Returns the names of the entries of a folder, or nil if `path` is not a folder.
  public func names(in path: String) -> [String]? {
    (try? FileSystem.names(in: FilePath(path).resolved(in: base)))?.map { String(decoding: $0, as: UTF8.self) }
  }
}
