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
    var pages = ListingPages()
    let problem = JSONReader.readPages(
      of: file, vocabulary: ExportKey.vocabulary, limits: options.limits.json,
      paging: JSONPaging(key: ExportKey.entities.symbol)
    ) { document, part in
      pages.add(ExportTree(document), isLast: part.isLast)
      guard isSame, let page = shape(of: document), part.isWhole || page.isPageable else {
        isSame = isSame && part.isWhole
        return
      }
      format = format ?? page.format
      body(ParsedExport(file: file, format: format ?? page.format, documents: [page.document]))
    }
    return isSame && problem == nil && pages.finish().isEmpty
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
    return export(flow.format, [flow.document], flow.people, gaps: [], problems: [])
  }

  /// Reads all documents of a file: the format is that of the first one with a shape.
  private func readDocuments(_ parsed: ReadResult) -> ReadOutcome {
    var documents: [ExportDocument] = []
    var format: ExportFormat?
    var people = PeopleCount()
    var missing = MissingContent()
    var problems = parsed.problems
    var pages = ListingPages()
    let all = parsed.documents + (parsed.partial.map { [$0] } ?? [])
    let readings = shapes(of: all)
    for (document, shape) in zip(all, readings) {
      if let shape {
        documents.append(shape.document)
        format = format ?? shape.format
        people.total += shape.people.total
        people.withPresence += shape.people.withPresence
        missing.add(shape.missing)
        if parsed.partial == nil { pages.add(ExportTree(document)) }
      } else {
        if let problem = PlatformError.problem(of: document, file: file) { problems.append(problem) }
        // Kept, so that the documents after it keep their number.
        let rest = FieldSink(ExportTree(document), options: options).finish()
        let isUnread = options.readsExtended ? !rest.fields.isEmpty : rest.hasUnreadTexts
        if isUnread { missing.documents += 1 }
        documents.append(rest)
      }
    }
    if let format {
      return export(
        format, documents, people, gaps: missing.gaps(of: file, documents: documents.count),
        problems: problems + missingPages(&pages), page: pages.onlyPage)
    }
    if problems.contains(where: { $0.code == .notAnExport }) { return .failed(problems) }
    if let document = parsed.documents.first,
      let problem = TerraformStateVersion.problem(of: document, file: file.name)
    {
      return .failed([problem])
    }
    guard !problems.isEmpty else { return secondTextProblem(parsed).map { .failed([$0]) } ?? .notAnExport }
    // A file that was not read to its end, or not decoded, is not known to be something else.
    let isUnread = problems.contains { problem in
      problem.code == .limitReached || problem.code == .encoding && ExportSniffer.isNamedExport(file)
    }
    let isExport = options.expectsExport || syntax == .csv || isUnread || ExportDamage.isVisible(in: file.bytes)
    guard isExport else { return .notAnExport }
    return .failed(ExportSniffer.isNamedExport(file) ? problems : problems.map(Self.withAdvice))
  }

  /// Adds to a syntax error of a file without the name of an export that the file may only quote one.
  private static func withAdvice(_ problem: Problem) -> Problem {
    guard problem.code == .syntaxError else { return problem }
    var problem = problem
    problem.message = "\(problem.message); if the file only quotes an export, exclude it"
    return problem
  }

  /// Returns the problems of listings that are known to be incomplete.
  private func missingPages(_ pages: inout ListingPages) -> [Problem] {
    let gaps = pages.finish()
    guard !gaps.isEmpty else { return [] }
    let lines = LineIndex(file.bytes)
    return gaps.map { gap in
      Problem(file: file.name, position: lines.position(of: gap.offset), code: .incomplete, message: gap.message)
    }
  }

  /// Returns the problem of a JSON file with several texts that are not exports. RFC 8259 allows one; only exports can
  /// have one text per page.
  private func secondTextProblem(_ parsed: ReadResult) -> Problem? {
    guard options.expectsExport, syntax == .json, parsed.documents.count > 1, !ExportSniffer.isNamedJSONLines(file)
    else { return nil }
    let second = parsed.documents[1]
    return Problem(
      file: file.name, position: LineIndex(file.bytes).position(of: second.sourceRange(of: second.root).start),
      code: .syntaxError, message: "unexpected content after the JSON value")
  }

  /// Returns the shape of a document; nil if it is not that of an export.
  func shape(of document: Document, isBesideExport: Bool = false) -> ShapeReading? {
    ExportShape.read(
      ShapeInput(
        tree: ExportTree(document), syntax: syntax, fileName: file.name, options: options,
        isBesideExport: isBesideExport))
  }

  /// Reads each document as a shape. Beside an export, weaker signs are enough to recognize one.
  private func shapes(of documents: [Document]) -> [ShapeReading?] {
    var readings = documents.map { shape(of: $0) }
    guard documents.count > 1, readings.contains(where: { $0 != nil }) else { return readings }
    for index in readings.indices where readings[index] == nil {
      readings[index] = shape(of: documents[index], isBesideExport: true)
    }
    return readings
  }

  private func export(
    _ format: ExportFormat, _ documents: [ExportDocument], _ people: PeopleCount, gaps: [Gap], problems: [Problem],
    page: ListingPage? = nil
  ) -> ReadOutcome {
    var documents = documents
    // One line index for the file: a stream can have thousands of documents.
    for index in documents.indices.dropFirst() { documents[index].sharedLines = documents[0].sharedLines }
    let limits = documents.flatMap { $0.limitProblems(options.limits, file: file.name) }
    return .export(
      ParsedExport(
        file: file, format: format, documents: documents, problems: problems + limits,
        gaps: StatusGap.gaps(of: file, for: format, people: people) + gaps, page: page,
        deadline: options.limits.deadline))
  }
}
