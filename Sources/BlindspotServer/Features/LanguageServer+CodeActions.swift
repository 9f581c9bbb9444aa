import BlindspotEncoding
import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

extension LanguageServer {
  /// The most findings at a range for which changes are made. Each is checked by reading the document again.
  private static var maximumFindings: Int { 4 }

  /// Lists the changes for the findings at a range: fixes, and exceptions whose reason is left to the user.
  mutating func codeActions(_ parameters: JSONValue?) throws(ResponseError) -> Answer {
    let document = try document(parameters)
    guard let start = Position(parameters?["range"]?["start"]), let end = Position(parameters?["range"]?["end"]) else {
      throw ResponseError(.invalidParams, "the request has no valid range")
    }
    let only = parameters?["context"]?["only"]?.elements?.compactMap(\.string)
    var actions: [CodeAction] = []
    if client.hasCodeActions, let checked = document.checked {
      let (first, last) = (
        document.text.offset(of: start, in: client.encoding), document.text.offset(of: end, in: client.encoding)
      )
      let findings = document.findings(touching: SourceRange(start: first, end: max(first, last)))
        .prefix(Self.maximumFindings)
      if Self.requests("quickfix", only) {
        for finding in findings { actions += fixes(of: finding, in: checked, document) }
        if let workspace = workspace(of: document) {
          for finding in findings { actions += exceptions(for: finding, in: checked, document, workspace) }
        }
      }
      // Only on request: all findings are fixed and checked.
      if let only, Self.requests(CodeAction.fixAll, only) { actions += fixAll(in: checked, document) }
    }
    let client = client
    return { json in json.array("result") { json in for action in actions { json.element(action, for: client) } } }
  }

  /// Whether a client requests a kind of actions. A kind includes those that its name is a prefix of.
  private static func requests(_ kind: String, _ only: [String]?) -> Bool {
    only?.contains { kind == $0 || kind.hasPrefix($0 + ".") } ?? true
  }

  // MARK: Fixes

  private func fixes(of finding: Finding, in checked: OpenDocument, _ document: ServerDocument) -> [CodeAction] {
    for isSuggested in [false, true] {
      let plan = checked.fix([finding], includingSuggested: isSuggested)
      guard let file = plan.files.first, !file.edits.isEmpty else { continue }
      let places = file.edits.count == 1 ? "" : " in \(file.edits.count) places"
      return [
        CodeAction(
          title: "Replace \(Self.name(of: finding))\(places)" + (isSuggested ? "; check the sentence" : ""),
          isPreferred: !isSuggested, edit: edit(file.edits, of: document),
          diagnostics: [diagnostic(of: finding, in: document)])
      ]
    }
    return []
  }

  private func fixAll(in checked: OpenDocument, _ document: ServerDocument) -> [CodeAction] {
    guard let file = checked.fix(checked.findings).files.first, !file.edits.isEmpty else { return [] }
    return [
      CodeAction(
        title: "Fix all findings that can be fixed safely", kind: CodeAction.fixAll,
        edit: edit(file.edits, of: document))
    ]
  }

  /// Returns edits of the bytes of an open document as edits of the editor.
  private func edit(_ edits: [ByteEdit], of document: ServerDocument) -> CodeAction.DocumentEdit {
    var text = document.text
    return CodeAction.DocumentEdit(
      uri: document.uri.text, version: document.version, isNew: false,
      edits: edits.map { CodeAction.Edit($0, in: &text, client.encoding) })
  }

  private func diagnostic(of finding: Finding, in document: ServerDocument) -> Diagnostic {
    var text = document.text
    return Diagnostic(finding, in: &text, client.encoding, ruleURL: settings.ruleURL)
  }

  /// The finding as titles name it.
  private static func name(of finding: Finding) -> String {
    finding.masked.isEmpty ? finding.rule : finding.masked.string
  }

  // MARK: Exceptions

  /// The reason in plans, which the user types in its place.
  private static var reason: String { "blindspot-reason" }

  /// Returns the exceptions for a finding: as a comment in the export, and in the configuration.
  ///
  /// Both leave the reason empty: an exception without a reason has no effect and is a diagnostic itself.
  private mutating func exceptions(
    for finding: Finding, in checked: OpenDocument, _ document: ServerDocument, _ workspace: Workspace
  ) -> [CodeAction] {
    guard let line = finding.location.start?.line, !finding.masked.isEmpty else { return [] }
    var request = settings.request
    request.inputs = .files([SourceFile(name: checked.name, bytes: checked.bytes)])
    var actions: [CodeAction] = []
    if let plan = try? workspace.planExceptionComment(
      for: request, rule: finding.rule, at: .line(line), reason: Self.reason)
    {
      let edit = ByteEdit(from: document.text.bytes, to: plan.bytes.removing(Self.reason))
      actions.append(
        CodeAction(
          title: "Except \(Self.name(of: finding)) in a comment; type the reason",
          edit: self.edit([edit], of: document),
          diagnostics: [diagnostic(of: finding, in: document)]))
    }
    if let folder = document.folder,
      let plan = try? workspace.planExceptions(
        for: request, rule: finding.rule, at: .line(line), reason: Self.reason)
    {
      let title = "Except \(Self.name(of: finding)) in \(plan.file); type the reason"
      actions += configurationAction(
        title, plan, bytes: plan.bytes.removing(Self.reason), in: folder, for: finding, of: document)
    }
    if let folder = document.folder,
      let plan = try? workspace.planAllowance(of: finding, in: checked, for: settings.request)
    {
      let title = "Allow \(Self.name(of: finding)) everywhere, in \(plan.file)"
      actions += configurationAction(title, plan, bytes: plan.bytes, in: folder, for: finding, of: document)
    }
    return actions
  }

  /// Returns the action that changes a configuration; empty if the client cannot make the change.
  private func configurationAction(
    _ title: String, _ plan: ExceptionPlan, bytes: [UInt8], in folder: FilePath, for finding: Finding,
    of document: ServerDocument
  ) -> [CodeAction] {
    let path = FilePath(plan.file).normalized(in: folder)
    guard let edit = configurationEdit(at: path, from: plan.original, to: bytes) else { return [] }
    return [CodeAction(title: title, edit: edit, diagnostics: [diagnostic(of: finding, in: document)])]
  }

  /// Returns the edit of a configuration, open or not; nil if it does not exist and the client cannot create files.
  private func configurationEdit(at path: FilePath, from old: [UInt8]?, to new: [UInt8]) -> CodeAction.DocumentEdit? {
    guard old != nil || client.createsFiles else { return nil }
    let open = documents[DocumentURI(path)]
    var text = TextBuffer(old ?? [])
    let edit = CodeAction.Edit(ByteEdit(from: old ?? [], to: new), in: &text, client.encoding)
    return CodeAction.DocumentEdit(
      uri: open?.uri.text ?? DocumentURI(path).text, version: open?.version, isNew: old == nil,
      edits: [edit])
  }
}

extension ByteEdit {
  /// Makes the edit that turns a text into another one: an insertion, from the start of a line where possible, or the
  /// lines that differ.
  fileprivate init(from old: [UInt8], to new: [UInt8]) {
    let most = min(old.count, new.count)
    var start = 0
    while start < most, old[start] == new[start] { start += 1 }
    var end = 0
    while end < most - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    if start + end == old.count {
      var inserted = new[start..<new.count - end]
      // The same text before the insertion and at its end: the insertion may as well be before it.
      while start > 0, old[start - 1] != ASCII.newline, inserted.last == old[start - 1] {
        start -= 1
        inserted = new[start..<inserted.endIndex - 1]
      }
      if start == 0 || old[start - 1] == ASCII.newline {
        self.init(range: start..<start, replacement: Array(inserted))
        return
      }
    }
    // Whole lines, so that no character is divided.
    while start > 0, old[start - 1] != ASCII.newline { start -= 1 }
    while end > 0, old[old.count - end - 1] != ASCII.newline { end -= 1 }
    self.init(range: start..<old.count - end, replacement: Array(new[start..<new.count - end]))
  }
}

extension [UInt8] {
  /// Returns the text without a word and the quotes around it; in a flow mapping the quotes stay.
  fileprivate func removing(_ word: String) -> [UInt8] {
    guard let found = firstRange(of: Array(word.utf8)) else { return self }
    var range = found
    let isQuoted =
      range.lowerBound > 0 && range.upperBound < count && self[range.lowerBound - 1] == self[range.upperBound]
      && (self[range.upperBound] == ASCII.apostrophe || self[range.upperBound] == ASCII.quote)
    if isQuoted { range = range.lowerBound - 1..<range.upperBound + 1 }
    let isInFlow = range.upperBound < count && !self[range.upperBound].isLineEnd
    return self[..<range.lowerBound] + (isInFlow ? Array("''".utf8) : []) + self[range.upperBound...]
  }
}
