import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

/// A document that is open in the editor.
struct ServerDocument {
  /// The address.
  let uri: DocumentURI
  /// The version of the client; nil if it sends none.
  var version: Int?
  /// The text of that version.
  var text: TextBuffer
  /// The number of the last change among those of all documents.
  var revision: Int
  /// Whether the text was not checked yet, or not with the current policy.
  var isDirty = true
  /// The folder of its workspace.
  var folder: FilePath?
  /// The generation of the workspace that ``checked`` belongs to.
  var generation: Int?
  /// The last text that was checked with its findings; nil if the configuration excludes the document.
  var checked: OpenDocument?

  init(_ uri: DocumentURI, version: Int?, text: [UInt8], revision: Int) {
    self.uri = uri
    self.revision = revision
    self.version = version
    self.text = TextBuffer(text)
  }

  /// Whether the text, as last checked, is an export, with or without problems.
  var isExport: Bool { checked.map { $0.export != nil || !$0.result.problems.isEmpty } ?? false }
}
