/// The abilities that a client declares in the request `initialize`, as far as the server depends on them.
struct ClientAbilities: Sendable {
  /// The unit of characters in positions.
  var encoding = PositionEncoding.utf16
  /// Whether hovers may be Markdown.
  var showsMarkdown = false
  /// Whether document symbols may be nested.
  var nestsSymbols = false
  /// Whether the server may register for changes of files.
  var watchesFiles = false
  /// Whether code actions may be more than commands.
  var hasCodeActions = false
  /// Whether edits may name the version of a document.
  var versionsEdits = false
  /// Whether edits may create files.
  var createsFiles = false

  init() {}

  init(_ abilities: JSONValue?) {
    let document = abilities?["textDocument"]
    encoding = PositionEncoding(
      offered: abilities?["general"]?["positionEncodings"]?.elements?.compactMap(\.string) ?? [])
    let formats = document?["hover"]?["contentFormat"]?.elements?.compactMap(\.string) ?? []
    showsMarkdown = formats.contains("markdown")
    nestsSymbols = document?["documentSymbol"]?["hierarchicalDocumentSymbolSupport"]?.bool ?? false
    watchesFiles = abilities?["workspace"]?["didChangeWatchedFiles"]?["dynamicRegistration"]?.bool ?? false
    hasCodeActions = document?["codeAction"]?["codeActionLiteralSupport"] != nil
    let edits = abilities?["workspace"]?["workspaceEdit"]
    versionsEdits = edits?["documentChanges"]?.bool ?? false
    createsFiles =
      versionsEdits && edits?["resourceOperations"]?.elements?.contains { $0.string == "create" } ?? false
  }
}
