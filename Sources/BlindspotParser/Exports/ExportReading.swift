/// The reading of one file whose syntax is known.
struct ExportReading {
  let file: SourceFile
  let options: ReadOptions

  // MARK: Syntaxes

  func i3() -> ReadOutcome {
    let text: [UInt8]
    do throws(I3Envelope.Failure) {
      text = try I3Envelope.open(file.bytes.span)
    } catch {
      let message =
        I3Envelope.matches(file.bytes.span)
        ? error.message : "the file does not begin like an Architect export; export the flow again"
      return .failed([Problem(file: file.name, code: .syntaxError, message: message)])
    }
    let result = JSONReader.read(
      SourceFile(name: file.name, bytes: text), vocabulary: ExportKey.vocabulary, limits: options.limits.json,
      hasLines: false)
    guard let document = result.documents.first, result.problems.isEmpty else {
      return .failed(
        result.problems.map { problem in
          var problem = problem
          problem.message = "the export is cut off or damaged (\(problem.message)); export the flow again"
          return problem
        })
    }
    guard FlowConfiguration.matches(document) else {
      let message = "the file holds no flow; export the flow again from Architect"
      return .failed([Problem(file: file.name, code: .notAnExport, message: message)])
    }
    let flow = FlowConfiguration.read(document, options: options)
    return export(.i3Flow, [flow], PeopleCount(), problems: [])
  }

  func json() -> ReadOutcome {
    outcome(
      of: JSONReader.read(
        file, vocabulary: ExportKey.vocabulary, limits: options.limits.json, mode: .concatenated), isJSON: true)
  }

  /// Reads JSON listings page by page, and hands over each page as the export of its own that it could be.
  ///
  /// - Returns: whether all of it was read, and nothing would be another if the file were read whole.
  func jsonPages(_ body: (ParsedExport) -> Void) -> Bool {
    var format: ExportFormat?
    var isSame = true
    let problem = JSONReader.readPages(
      of: file, vocabulary: ExportKey.vocabulary, limits: options.limits.json,
      paging: JSONPaging(key: ExportKey.entities.symbol)
    ) { document, isWhole in
      guard isSame, let page = recognise(document, isJSON: true), isWhole || page.isPlain else {
        isSame = isSame && isWhole
        return
      }
      format = format ?? page.format
      body(ParsedExport(file: file, format: format ?? page.format, documents: [page.document]))
    }
    return isSame && problem == nil
  }

  func yaml() -> ReadOutcome {
    let result = YAMLReader.read(file, vocabulary: ExportKey.vocabulary, limits: options.limits.yaml)
    guard !result.problems.isEmpty, let masked = TemplateMask.mask(file.bytes) else {
      return outcome(of: result, isJSON: false)
    }
    var template = YAMLReader.read(
      SourceFile(name: file.name, bytes: masked), vocabulary: ExportKey.vocabulary, limits: options.limits.yaml)
    guard template.problems.isEmpty else { return outcome(of: result, isJSON: false) }
    template.documents = template.documents.map { TemplateMask.unmask($0, source: file.bytes) }
    return outcome(of: template, isJSON: false)
  }

  func terraform() -> ReadOutcome {
    let result = HCLReader.read(file, vocabulary: ExportKey.vocabulary, limits: options.limits.hcl)
    if let document = result.documents.first {
      if let (read, people) = Terraform.readConfiguration(document, options: options) {
        return export(.terraform, [read], people, problems: result.problems)
      }
      if let read = Terraform.readVariables(document, options: options) {
        return export(.terraform, [read], PeopleCount(), problems: result.problems)
      }
    }
    guard !result.problems.isEmpty, options.isNamed || ExportSniffer.looksLikeExport(file.bytes.span) else {
      return .notAnExport
    }
    return .failed(result.problems)
  }

  func people() -> ReadOutcome {
    guard PeopleColumns(header: file.bytes.span).isPeopleList else { return .notAnExport }
    let result = CSVReader.read(file, vocabulary: ExportKey.vocabulary, limits: options.limits.csv)
    guard let document = result.documents.first else { return .failed(result.problems) }
    let (read, people) = PeopleList.read(document, options: options)
    return export(.peopleCSV, [read], people, problems: result.problems)
  }

  // MARK: Trees

  /// What the documents of a YAML or JSON file are, taken together: the format is that of the first one recognised.
  private func outcome(of result: ReadResult, isJSON: Bool) -> ReadOutcome {
    var documents: [ExportDocument] = []
    var format: ExportFormat?
    var people = PeopleCount()
    for document in result.documents {
      if let recognised = recognise(document, isJSON: isJSON) {
        documents.append(recognised.document)
        format = format ?? recognised.format
        people.total += recognised.people.total
        people.withPresence += recognised.people.withPresence
      } else {
        // Kept, so that the documents after it keep their number.
        documents.append(ExportDocument(document: document, fields: [], containers: []))
      }
    }
    guard let format else {
      if let problem = TerraformStateVersion.problem(of: result.documents, file: file.name) {
        return .failed([problem])
      }
      guard !result.problems.isEmpty, options.isNamed || ExportSniffer.looksLikeExport(file.bytes.span) else {
        return .notAnExport
      }
      return .failed(result.problems)
    }
    return export(format, documents, people, problems: result.problems)
  }

  private func export(
    _ format: ExportFormat, _ documents: [ExportDocument], _ people: PeopleCount, problems: [Problem]
  ) -> ReadOutcome {
    let problems = problems + documents.flatMap(problems(of:))
    return .export(
      ParsedExport(
        file: file, format: format, documents: documents, problems: problems,
        gaps: StatusGap.gaps(for: format, people: people)))
  }

  /// The bounds that kept texts of a document from being read.
  private func problems(of document: ExportDocument) -> [Problem] {
    guard !document.reached.isEmpty else { return [] }
    let lines = document.document.hasLines ? LineIndex(document.document.source) : nil
    return ReachedLimit.allCases.compactMap { limit in
      document.reached.first { $0.limit == limit }.map { _, node in
        Problem(
          file: file.name, position: lines?.position(of: document.document.sourceRange(of: node).start),
          code: .limitReached, message: limit.message(options.limits))
      }
    }
  }

  private func recognise(_ document: Document, isJSON: Bool) -> PlatformObjects.Result? {
    if FlowConfiguration.matches(document) {
      return PlatformObjects.Result(
        document: FlowConfiguration.read(document, options: options), format: .flowConfiguration,
        people: PeopleCount())
    }
    if let flow = ArchyFlow.read(document, options: options) {
      return PlatformObjects.Result(
        document: flow, format: isJSON ? .archyJSON : .archyYAML, people: PeopleCount())
    }
    if let (state, people) = Terraform.readState(document, options: options) {
      return PlatformObjects.Result(document: state, format: .terraformState, people: people)
    }
    if let (configuration, people) = Terraform.readConfiguration(document, options: options) {
      return PlatformObjects.Result(document: configuration, format: .terraformJSON, people: people)
    }
    if file.name.hasSuffix(".tfvars.json"),
      let variables = Terraform.readVariables(document, options: options)
    {
      return PlatformObjects.Result(document: variables, format: .terraformJSON, people: PeopleCount())
    }
    return PlatformObjects.read(document, options: options)
  }
}
