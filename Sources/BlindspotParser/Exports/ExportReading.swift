/// The reading of one file with a known syntax: parses its documents, reads each as a shape, and assembles the export.
struct ExportReading {
  let file: SourceFile
  let syntax: ExportSyntax
  let options: ReadOptions

  /// Reads the file.
  func read() -> ReadOutcome {
    if syntax == .csv, !PeopleColumns(header: file.bytes.span).isPeopleList { return .notAnExport }
    let parsed = DocumentParser(limits: options.limits).parse(file, syntax: syntax)
    return syntax == .i3 ? readFlow(parsed) : readDocuments(parsed)
  }

  /// Reads JSON listings page by page, and passes each page on as an export.
  ///
  /// - Returns: whether the whole file was read, and with the same result as in one piece.
  func readPages(_ body: (ParsedExport) -> Void) -> Bool {
    var format: ExportFormat?
    var isSame = true
    let problem = JSONReader.readPages(
      of: file, vocabulary: ExportKey.vocabulary, limits: options.limits.json,
      paging: JSONPaging(key: ExportKey.entities.symbol)
    ) { document, isWhole in
      guard isSame, let page = shape(of: document), isWhole || page.isPageable else {
        isSame = isSame && isWhole
        return
      }
      format = format ?? page.format
      body(ParsedExport(file: file, format: format ?? page.format, documents: [page.document]))
    }
    return isSame && problem == nil
  }

  /// Reads the only document of an Architect export. Only a complete one is read.
  private func readFlow(_ parsed: ReadResult) -> ReadOutcome {
    guard let document = parsed.documents.first, parsed.problems.isEmpty else { return .failed(parsed.problems) }
    guard let flow = shape(of: document) else {
      return .failed([
        Problem(
          file: file.name, code: .notAnExport,
          message: "the file does not contain a flow; export the flow again from Architect")
      ])
    }
    return export(flow.format, [flow.document], flow.people, problems: [])
  }

  /// Reads all documents of a file: the format is that of the first one with a shape.
  private func readDocuments(_ parsed: ReadResult) -> ReadOutcome {
    var documents: [ExportDocument] = []
    var format: ExportFormat?
    var people = PeopleCount()
    for document in parsed.documents {
      if let shape = shape(of: document) {
        documents.append(shape.document)
        format = format ?? shape.format
        people.total += shape.people.total
        people.withPresence += shape.people.withPresence
      } else {
        // Kept, so that the documents after it keep their number.
        documents.append(ExportDocument(document: document, fields: [], containers: []))
      }
    }
    if let format { return export(format, documents, people, problems: parsed.problems) }
    if let document = parsed.documents.first,
      let problem = TerraformStateVersion.problem(of: document, file: file.name)
    {
      return .failed([problem])
    }
    let isExport = options.expectsExport || syntax == .csv || ExportSniffer.looksLikeExport(file.bytes.span)
    return isExport && !parsed.problems.isEmpty ? .failed(parsed.problems) : .notAnExport
  }

  private func shape(of document: Document) -> ShapeReading? {
    ExportShape.read(
      ShapeInput(tree: ExportTree(document), syntax: syntax, fileName: file.name, options: options))
  }

  private func export(
    _ format: ExportFormat, _ documents: [ExportDocument], _ people: PeopleCount, problems: [Problem]
  ) -> ReadOutcome {
    var documents = documents
    // One line index for the file: a stream can have thousands of documents.
    for index in documents.indices.dropFirst() { documents[index].sharedLines = documents[0].sharedLines }
    let limits = documents.flatMap { $0.limitProblems(options.limits, file: file.name) }
    return .export(
      ParsedExport(
        file: file, format: format, documents: documents, problems: problems + limits,
        gaps: StatusGap.gaps(for: format, people: people)))
  }
}
