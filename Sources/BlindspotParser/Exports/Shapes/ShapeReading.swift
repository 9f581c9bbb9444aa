/// A document in which a shape is looked for.
struct ShapeInput {
  /// The document.
  var tree: ExportTree
  /// The syntax of the file.
  let syntax: ExportSyntax
  /// The name of the file.
  let fileName: String
  /// The options of reading.
  let options: ReadOptions
  /// Whether another document of the file is an export.
  var isBesideExport = false

  /// Returns the input with another tree of the same document.
  func with(_ tree: ExportTree) -> ShapeInput {
    var input = self
    input.tree = tree
    return input
  }
}

/// A document that was read as a shape.
struct ShapeReading {
  /// The document with its fields.
  var document: ExportDocument
  /// The format of an export with this shape.
  var format: ExportFormat
  /// The people that the document lists.
  var people = PeopleCount()
  /// The objects of which the content is missing.
  var missing = MissingContent()
  /// Whether the result would be the same if the items of the document's list came in several lists.
  var isPageable = false
}

/// The number of people that an export lists, and of those with a presence that can have a personal status.
struct PeopleCount {
  var total = 0
  var withPresence = 0
}
