import BlindspotParser
import BlindspotRules

/// Files that stand in a dictionary.
struct MemoryFiles: FileAccess {
  var texts: [String: String]

  func contents(of path: String) throws(Problem) -> [UInt8]? { texts[path].map { Array($0.utf8) } }

  func names(in path: String) -> [String]? {
    let prefix = path == "." ? "" : path + "/"
    let names = texts.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count).prefix { $0 != "/" } }
    return names.isEmpty || texts[path] != nil ? nil : Array(Set(names.map(String.init)))
  }
}

extension Policy {
  /// The policy of a configuration text and further files.
  init(_ text: String, files: [String: String] = [:], today: Day? = Day("2026-06-01")) {
    let files = MemoryFiles(texts: files.merging([".blindspot.yml": text]) { $1 })
    self = Policy.load(workingFolder: ".", files: files, today: today)
  }

  /// The problems as `file:line:column: message`.
  var complaints: [String] {
    problems.map { "\($0.file):\($0.position?.line ?? 0):\($0.position?.column ?? 0): \($0.message)" }
  }
}
