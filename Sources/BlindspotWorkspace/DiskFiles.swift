import BlindspotFiles
public import BlindspotParser
public import BlindspotRules

/// The files on disk that a configuration names: other configurations, rule files, word lists, baselines.
public struct DiskFiles: FileAccess {
  /// The largest file that is read, in bytes.
  private static let limit = 64 << 20
  /// The folder that relative paths are opened from; empty for the working folder of the process.
  private let base: FilePath
  /// Whether a configuration may name files outside its repository.
  private let allowsOutside: Bool

  /// Creates access to the files of a folder.
  ///
  /// - Parameters:
  ///   - root: the folder that relative paths start from; nil for the working folder of the process.
  ///   - allowsOutside: whether a configuration may name files outside the repository around it.
  public init(root: String? = nil, allowingOutside allowsOutside: Bool = false) {
    base = FilePath(root ?? "")
    self.allowsOutside = allowsOutside
  }

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
      throw Problem(file: path, code: .unreadable, message: "the file cannot be read: \(nonExport: error.description)")
    }
  }

  /// Returns the names of the entries of a folder, or nil if `path` is not a folder.
  public func names(in path: String) -> [String]? {
    (try? FileSystem.names(in: FilePath(path).resolved(in: base)))?.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Returns the reason why a configuration must not name a path: it leads out of the git repository around the
  /// configuration or, without a repository, out of the folder of the configuration.
  public func refusal(of path: String, namedIn folder: String) -> String? {
    guard !allowsOutside else { return nil }
    let boundary = FileBoundary(around: FilePath(folder), from: base)
    return switch boundary.violation(byReading: Environment.path(ofArgument: path)) {
    case nil: nil
    case .outside:
      "is outside the repository of the configuration; copy it into the repository, or allow it with --allow-outside"
    case .link:
      "is a symbolic link out of the repository; replace the link with a copy, or allow it with --allow-outside"
    case .versionControl: "is in a folder of a version control system; copy it, or allow it with --allow-outside"
    }
  }
}
