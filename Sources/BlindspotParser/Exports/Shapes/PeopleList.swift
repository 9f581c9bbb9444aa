/// Reads a people list in CSV: the platform's import format, and similar lists.
enum PeopleList {
  /// Reads the rows of a document, which is a sequence of mappings with a cell for every cell of the header; nil if the
  /// header is not that of a people list.
  static func read(_ input: ShapeInput) -> ShapeReading? {
    guard PeopleColumns(header: input.tree.document.source.span).isPeopleList else { return nil }
    let tree = input.tree
    var sink = FieldSink(tree, options: input.options)
    var people = PeopleCount()
    var columns = PeopleColumns()
    for row in tree.items(of: tree.root) {
      people.total += 1
      var name: NodeID?
      var email: NodeID?
      forEachCell(of: row, &columns, in: tree) { column, cell in
        switch column {
        case .name: name = name ?? cell
        case .email: email = email ?? cell
        case .profile, .status, .other: break
        }
      }
      var hasStatus = false
      let person = sink.addContainer(.person, row, name: name, identifier: email, in: nil)
      forEachCell(of: row, &columns, in: tree) { column, cell in
        switch column {
        case .profile: sink.add(.profileText, cell, in: person)
        case .status:
          sink.add(.personalStatus, cell, in: person)
          hasStatus = true
        case .name, .email: sink.exclude(cell)
        case .other: break
        }
      }
      if hasStatus { people.withPresence += 1 }
    }
    return ShapeReading(document: sink.finish(), format: .peopleCSV, people: people)
  }

  /// Calls `body` with each cell of a row. The columns are read from the keys of the rows, as a row can have fewer cells
  /// than the header.
  private static func forEachCell(
    of row: NodeID, _ columns: inout PeopleColumns, in tree: ExportTree, _ body: (PeopleColumns.Column, NodeID) -> Void
  ) {
    var index = 0
    for (header, cell) in tree.entries(of: row) {
      if index == columns.columns.count { tree.withText(of: header) { columns.add($0) } }
      body(columns.columns[index], cell)
      index += 1
    }
  }
}
