package import Foundation

/// The switch that makes tests write the files they compare with instead of comparing.
///
/// `RECORD=1 swift test --filter GoldenReportTests` writes the golden reports; read the difference before you commit it.
package enum Recording {
  /// Whether this run writes expected files.
  package static let isOn = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// Returns the expected bytes of a comparison.
  ///
  /// - Parameters:
  ///   - file: The committed file.
  ///   - current: The bytes that the program produces now. While recording, they are written to `file` first.
  /// - Returns: The content of `file`.
  /// - Throws: An error of Foundation if the file does not exist or cannot be written.
  package static func expected(in file: URL, current: [UInt8]) throws -> [UInt8] {
    if isOn {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(current).write(to: file)
    }
    return Array(try Data(contentsOf: file))
  }

  /// Returns the expected text of a comparison; the bytes of `current` are written while recording.
  package static func expected(in file: URL, current: String) throws -> String {
    String(decoding: try expected(in: file, current: Array(current.utf8)), as: UTF8.self)
  }
}
