import BlindspotEncoding
import BlindspotParser

/// A change that an editor offers.
struct CodeAction: Sendable {
  /// The kind of a change that an editor applies when a file is saved.
  static let fixAll = "source.fixAll.blindspot"

  /// The replacement of a range of a document.
  struct Edit: Sendable {
    let range: Range<Position>
    let text: String

    /// Makes an edit of the bytes of a text.
    init(_ edit: ByteEdit, in text: inout TextBuffer, _ encoding: PositionEncoding) {
      range = text.positions(
        of: SourceRange(start: edit.range.lowerBound, end: edit.range.upperBound), in: encoding)
      self.text = String(decoding: edit.replacement, as: UTF8.self)
    }
  }

  /// The changes of one document.
  struct DocumentEdit: Sendable {
    let uri: String
    /// The version that the ranges refer to; nil for a document that is not open.
    let version: Int?
    /// Whether the document does not exist yet.
    let isNew: Bool
    let edits: [Edit]
  }

  /// The title. It contains only ordinary words and masks of the document.
  let title: String
  var kind = "quickfix"
  /// Whether the change is the one that an editor applies without a choice.
  var isPreferred = false
  let edit: DocumentEdit
  /// The diagnostics that the change removes.
  var diagnostics: [Diagnostic] = []
}

extension JSONWriter {
  /// Writes a code action as the next element.
  mutating func element(_ action: CodeAction, for client: ClientAbilities) {
    object { json in
      json.member("title", action.title)
      json.member("kind", action.kind)
      if action.isPreferred { json.member("isPreferred", true) }
      if !action.diagnostics.isEmpty {
        json.array("diagnostics") { json in for diagnostic in action.diagnostics { json.element(diagnostic) } }
      }
      json.object("edit") { json in
        if client.versionsEdits {
          json.array("documentChanges") { json in json.elements(action.edit) }
        } else {
          json.object("changes") { json in
            json.name(action.edit.uri)
            json.array { $0.elements(action.edit.edits) }
          }
        }
      }
    }
  }

  private mutating func elements(_ edit: CodeAction.DocumentEdit) {
    if edit.isNew {
      object { json in
        json.member("kind", "create")
        json.member("uri", edit.uri)
        json.object("options") { $0.member("ignoreIfExists", true) }
      }
    }
    object { json in
      json.object("textDocument") { json in
        json.member("uri", edit.uri)
        json.member("version", edit.version)
      }
      json.array("edits") { $0.elements(edit.edits) }
    }
  }

  private mutating func elements(_ edits: [CodeAction.Edit]) {
    for edit in edits {
      object { json in
        json.member("range", edit.range)
        json.member("newText", edit.text)
      }
    }
  }
}
