import BlindspotEncoding
import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

extension LanguageServer {
  /// Whether something can be done without another message.
  var hasWork: Bool { needsRefresh || !changed.isEmpty }

  /// Does one piece of work: reads changed configurations, or checks the document that waits longest.
  mutating func work() {
    if needsRefresh {
      refresh()
    } else if let uri = changed.first {
      if documents[uri]?.isDirty == true { check(uri, canEndEarly: true) }
      if documents[uri]?.isDirty != true { changed.removeFirst() }
    }
  }

  /// Finds the workspaces of all documents, loads those again whose files changed, and schedules the checks that
  /// depend on them.
  mutating func refresh() {
    needsRefresh = false
    let open = openFiles
    for uri in documents.keys.sorted(by: { $0.text < $1.text }) {
      guard let document = documents[uri], let folder = workspaces.folder(of: uri.path, open: open.texts) else {
        continue
      }
      let loaded = load(folder, open)
      if document.folder != folder || document.generation != loaded.generation {
        documents[uri]?.folder = folder
        documents[uri]?.isDirty = true
        if !changed.contains(uri) { changed.append(uri) }
      }
    }
  }

  /// Returns a workspace in its current state, and publishes the problems of its configuration if it was loaded again.
  private mutating func load(_ folder: FilePath, _ open: OpenFiles) -> Workspaces.Loaded {
    let before = workspaces.generation
    let loaded = workspaces.workspace(of: folder, open: open.texts, versions: open.revisions)
    if workspaces.generation != before {
      // The other documents of the folder are checked again, too.
      needsRefresh = true
      switch loaded.workspace {
      case .success(let workspace):
        for notice in workspace.policy.notices { log(notice) }
        publish(loaded.mistakes, in: folder)
      case .failure(let error): log("\(folder.name): \(error)")
      }
    }
    return loaded
  }

  /// Checks a document and publishes its diagnostics.
  ///
  /// - Parameter canEndEarly: whether the check may end without a result if a newer text arrives.
  mutating func check(_ uri: DocumentURI, canEndEarly: Bool) {
    let open = openFiles
    guard let folder = documents[uri]?.folder else {
      // A document that is not a file, in a server whose working folder was deleted.
      documents[uri]?.isDirty = false
      return
    }
    let loaded = load(folder, open)
    // Removed, so that the text is not copied when it is changed.
    guard var document = documents.removeValue(forKey: uri) else { return }
    defer { documents[uri] = document }
    if document.generation != loaded.generation {
      document.checked = nil
      document.generation = loaded.generation
    }
    guard case .success(let workspace) = loaded.workspace else {
      document.isDirty = false
      return
    }
    if document.checked == nil {
      let name = uri.path.map { ($0.relative(to: folder) ?? $0).name } ?? uri.name
      guard !workspace.policy.configuration.excludes(name) else {
        document.isDirty = false
        return publish([], for: uri, version: document.version)
      }
      do throws(WorkspaceError) {
        document.checked = try workspace.open(name, [], as: settings.request)
      } catch {
        document.isDirty = false
        return log("\(name) is not checked: \(error)")
      }
    }
    let (inbox, address) = (inbox, uri.text)
    let isOutdated: (@Sendable () -> Bool)? = canEndEarly ? { @Sendable in inbox.outdates(address) } : nil
    guard document.checked?.update(document.text.bytes, unless: isOutdated) ?? false else { return }
    document.isDirty = false
    let result = document.checked?.result
    var found = diagnostics(result?.problems ?? [], result?.findings ?? [], in: &document.text)
    if let path = uri.path, let mistakes = loaded.mistakes[path] {
      found += diagnostics(mistakes.problems, mistakes.findings, in: &document.text)
    }
    publish(found, for: uri, version: document.version)
  }

  /// Makes the diagnostics of problems and findings in a text.
  func diagnostics(_ problems: [Problem], _ findings: [Finding], in text: inout TextBuffer) -> [Diagnostic] {
    problems.map { Diagnostic($0, in: &text, client.encoding) }
      + findings.map { Diagnostic($0, in: &text, client.encoding, ruleURL: settings.ruleURL) }
  }

  /// Publishes the diagnostics of a document.
  func publish(_ diagnostics: [Diagnostic], for uri: DocumentURI, version: Int?) {
    notify("textDocument/publishDiagnostics") { json in
      json.member("uri", uri.text)
      if let version { json.member("version", version) }
      json.array("diagnostics") { json in for diagnostic in diagnostics { json.element(diagnostic) } }
    }
  }
}

/// The texts and the revisions of the open documents that may belong to a configuration.
struct OpenFiles {
  /// The size of the largest configuration in bytes. Larger documents are exports.
  private static let largest = 1 << 20

  fileprivate(set) var texts: [FilePath: [UInt8]] = [:]
  fileprivate(set) var revisions: [FilePath: Int] = [:]

  fileprivate init(_ documents: some Sequence<ServerDocument>) {
    for document in documents where !document.isExport && document.text.bytes.count <= Self.largest {
      guard let path = document.uri.path else { continue }
      texts[path] = document.text.bytes
      revisions[path] = document.revision
    }
  }
}

extension LanguageServer {
  /// The open documents that may belong to a configuration.
  fileprivate var openFiles: OpenFiles { OpenFiles(documents.values) }
}

extension LanguageServer {
  /// The workspace of a document as it was last loaded; nil if it cannot be loaded.
  mutating func workspace(of document: ServerDocument) -> Workspace? {
    guard let folder = document.folder, case .success(let workspace) = load(folder, openFiles).workspace else {
      return nil
    }
    return workspace
  }
}
