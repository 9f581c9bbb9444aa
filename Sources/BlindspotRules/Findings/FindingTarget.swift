package import BlindspotParser

/// The place of a finding in the tree of its export, for edits. Contains no text.
package struct FindingTarget: Sendable, Hashable {
  /// The index of the document in its file.
  package let document: Int
  /// The index of the field in its document.
  package let field: Int
  /// The range in the decoded text of the field.
  package let range: TextRange

  /// The place before all others, for findings about the run itself.
  static let none = FindingTarget(document: -1, field: 0, range: TextRange(start: 0, end: 0))

  /// Creates a target.
  package init(document: Int, field: Int, range: TextRange) {
    self.document = document
    self.field = field
    self.range = range
  }
}
