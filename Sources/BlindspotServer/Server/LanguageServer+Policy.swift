import BlindspotFiles
import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

extension LanguageServer {
  /// Publishes the mistakes in the files of a configuration that are not open, and withdraws those that were fixed.
  mutating func publish(_ mistakes: [FilePath: PolicyMistakes], in folder: FilePath) {
    let files = DiskFiles(root: folder.name, allowingOutside: settings.choices.allowsOutsideFiles)
    var current: Set<DocumentURI> = []
    for (path, found) in mistakes.sorted(by: { $0.key < $1.key }) {
      let uri = DocumentURI(path)
      guard documents[uri] == nil else { continue }
      current.insert(uri)
      var text = TextBuffer(((try? files.contents(of: path.name)) ?? nil) ?? [])
      publish(diagnostics(found.problems, found.findings, in: &text), for: uri, version: nil)
    }
    for uri in published[folder, default: []].subtracting(current).sorted(by: { $0.text < $1.text })
    where documents[uri] == nil {
      publish([], for: uri, version: nil)
    }
    published[folder] = current
  }
}
