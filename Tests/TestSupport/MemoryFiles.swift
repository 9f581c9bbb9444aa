package import BlindspotParser
package import BlindspotRules

/// A file system in a dictionary from paths to contents.
package struct MemoryFiles: FileAccess {
  /// The contents of the files, by path.
  package var files: [String: [UInt8]]

  /// Creates a file system of texts.
  package init(texts: [String: String]) { files = texts.mapValues { Array($0.utf8) } }

  /// Creates a file system of bytes.
  package init(files: [String: [UInt8]]) { self.files = files }

  package func contents(of path: String) throws(Problem) -> [UInt8]? { files[path] }

  package func names(in path: String) -> [String]? {
    let prefix = path == "." ? "" : path + "/"
    let names = files.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count).prefix { $0 != "/" } }
    return names.isEmpty || files[path] != nil ? nil : Array(Set(names.map(String.init)))
  }
}

extension Policy {
  /// Creates the policy of a configuration text and further files.
  ///
  /// - Parameter formats: the names of the report formats that the key `output` accepts.
  package init(
    _ text: String, files: [String: String] = [:], formats: [String] = ["text", "json", "sarif"],
    today: Day? = Day("2026-06-01")
  ) {
    let files = MemoryFiles(texts: files.merging([".blindspot.yml": text]) { $1 })
    self = Policy.load(workingFolder: ".", files: files, formats: formats, today: today)
  }

  /// The problems as `file:line:column: message`.
  package var problemLines: [String] {
    problems.map { "\($0.file):\($0.position?.line ?? 0):\($0.position?.column ?? 0): \($0.message)" }
  }
}
