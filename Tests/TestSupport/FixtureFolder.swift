package import Foundation

/// The data files beside the tests of one target.
package protocol FixtureFolder {
  /// The folder that contains the files.
  static var folder: URL { get }
}

extension FixtureFolder {
  /// Returns the folder `Fixtures` beside a source file; pass `#filePath`.
  package static func beside(_ sourceFile: String) -> URL {
    URL(filePath: sourceFile).deletingLastPathComponent().appending(path: "Fixtures")
  }

  /// Returns the bytes of a file.
  package static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appending(path: name)))
  }

  /// Returns the text of a file.
  package static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// Returns the lines of a file without empty lines and without comments, which begin with `# `.
  package static func lines(_ name: String) throws -> [Substring] {
    try text(name).split(separator: "\n").filter { !$0.hasPrefix("# ") }
  }

  /// Returns the rows of a tab-separated file without comments, which begin with `#`.
  package static func rows(_ name: String) throws -> [[String]] {
    try text(name).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}
