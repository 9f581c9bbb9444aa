import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// Opens the files that a configuration names: other configurations, rule files, word lists, baselines.
struct DiskAccess: FileAccess {
  /// The most that such a file may hold, in bytes.
  private static let limit = 64 << 20

  func contents(of path: String) throws(Problem) -> [UInt8]? {
    let found: Result<[UInt8]?, SystemError> = Result { () throws(SystemError) in
      try FileSystem.contents(of: Environment.path(ofArgument: path), limit: Self.limit)
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

  func names(in path: String) -> [String]? {
    (try? FileSystem.names(in: FilePath(path)))?.map { String(decoding: $0, as: UTF8.self) }
  }
}
