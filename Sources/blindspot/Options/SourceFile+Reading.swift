import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

extension SourceFile {
  /// Reads the file that an option names.
  ///
  /// - Throws: `Problem` if the file does not exist or cannot be read.
  init(readFrom path: String) throws(Problem) {
    guard let bytes = try DiskFiles().contents(of: path) else {
      throw Problem(file: path, code: .unreadable, message: "the file does not exist")
    }
    self.init(name: path, bytes: bytes)
  }
}
