import BlindspotParser
import BlindspotRules

/// A file system that holds the fuzzer's bytes under the names of a configuration and of a rule file, and nothing else.
struct MemoryFiles: FileAccess {
  static let configurationFile = "/.blindspot.yml"
  static let ruleFile = "/rule.yml"
  /// What the rules under test are run on.
  static let export = SourceFile(
    name: "flow.yaml",
    bytes: Array(
      "inboundCall:\n  name: Main line\n  description: Ask Zelda Quimby, zelda@example.com, 555-0142, CUST-00412345\n"
        .utf8))

  let configuration: [UInt8]

  func contents(of path: String) throws(Problem) -> [UInt8]? {
    path == Self.configurationFile || path == Self.ruleFile ? configuration : nil
  }

  func names(in path: String) -> [String]? { nil }
}
