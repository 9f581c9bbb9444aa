package import BlindspotParser
import CTables

extension BuiltInRule {
  /// The embedded rule files, in the order of ``BuiltInRule``. Read on first use; an ordinary run does not use them.
  package static let files: [RuleFile] = embeddedFiles.compactMap { RuleFile.read($0, isBuiltIn: true).file }

  /// The rule's own file, read for it alone.
  package var file: RuleFile? {
    Self.embeddedFile(Int(rawValue)).flatMap { RuleFile.read($0, isBuiltIn: true).file }
  }

  /// The embedded files of `rules/` as bytes, named by their path in the repository.
  package static var embeddedFiles: [SourceFile] { (0..<blindspot_rule_file_count).compactMap(embeddedFile) }

  private static func embeddedFile(_ index: Int) -> SourceFile? {
    guard let table = unsafe blindspot_rule_file(index)?.pointee else { return nil }
    let bytes = unsafe Array(UnsafeBufferPointer(start: table.bytes, count: table.count))
    return unsafe SourceFile(name: String(cString: table.name), bytes: bytes)
  }
}

extension Rule {
  /// The built-in rules, in the order of their ids.
  public static var builtIn: [Rule] { BuiltInRule.files.map(\.rule) }
}
