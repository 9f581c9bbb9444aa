/// Reads a people list in CSV: the platform's import format, and similar lists.
enum PeopleList {
  /// Reads the rows of a document, which is a sequence of mappings with a cell for every cell of the header.
  static func read(_ document: Document, options: ReadOptions) -> (ExportDocument, PeopleCount) {
    var fields = FieldCollector(document: document, options: options)
    var people = PeopleCount()
    var columns = PeopleColumns()
    var rows = document.childCursor(of: document.root)
    while let row = document.nextChild(&rows) {
      people.total += 1
      var name: NodeID?
      var email: NodeID?
      forEachCell(of: row, &columns, in: document) { column, cell in
        switch column {
        case .name: name = name ?? cell
        case .email: email = email ?? cell
        case .profile, .other: break
        }
      }
      let person = fields.addContainer(
        .person, row, name: fields.text(name), identifier: fields.text(email), in: nil)
      forEachCell(of: row, &columns, in: document) { column, cell in
        if column == .profile { fields.add(.profileText, cell, in: person) }
      }
    }
    return (fields.finish(), people)
  }

  /// Calls `body` with each cell of a row. The columns are read from the keys of the rows: a row can have fewer cells
  /// than the header.
  private static func forEachCell(
    of row: NodeID, _ columns: inout PeopleColumns, in document: Document,
    _ body: (PeopleColumns.Column, NodeID) -> Void
  ) {
    var cells = document.entryCursor(of: row)
    var index = 0
    while let (header, cell) = document.nextEntry(&cells) {
      if index == columns.columns.count {
        document.withBytes(of: document.slice(of: header)) { columns.add($0) }
      }
      body(columns.columns[index], cell)
      index += 1
    }
  }
}
