/// Detects the body of an error response of the platform API, which a script can save in place of an export.
enum PlatformError {
  /// Returns the problem of an error body; nil for any other document.
  static func problem(of document: Document, file: SourceFile) -> Problem? {
    let tree = ExportTree(document)
    guard tree.firstText(.message, of: tree.root) != nil, tree.firstText(.code, of: tree.root) != nil,
      let status = tree.value(.status, of: tree.root), tree[status].textLength == 3,
      tree.hasKey(of: tree.root, where: { $0 == .contextId || $0 == .messageParams || $0 == .errors })
    else { return nil }
    let number = tree.withText(of: status) { $0[0].isDigit && $0[1].isDigit && $0[2].isDigit }
    let code = number ? Int(document.string(tree.slice(of: status))) : nil
    let name: ShownText = code.map { " (status \($0))" } ?? ""
    return Problem(
      file: file.name,
      position: document.hasLines
        ? LineIndex(file.bytes).position(of: document.sourceRange(of: document.root).start) : nil,
      code: .notAnExport,
      message: "this is an error response of the platform API\(name), not an export; export again")
  }
}
