import BlindspotParser
import BlindspotRules
import Synchronization

/// Access to files that records which of them exist and were read.
///
/// A class so that the record is shared by everything that reads.
final class RecordingFiles: FileAccess {
  private let files: any FileAccess
  /// The names in the order of reading. Not a set: the first set of a type takes 270,000 instructions.
  private let record = Mutex<[String]>([])

  init(_ files: any FileAccess) { self.files = files }

  /// The names of the files that were read, sorted.
  var names: [String] { record.withLock { $0.sorted() } }

  func contents(of path: String) throws(Problem) -> [UInt8]? {
    let bytes = try files.contents(of: path)
    if bytes != nil { record.withLock { if !$0.contains(path) { $0.append(path) } } }
    return bytes
  }

  func names(in path: String) -> [String]? { files.names(in: path) }

  func refusal(of path: String, namedIn folder: String) -> String? { files.refusal(of: path, namedIn: folder) }
}
