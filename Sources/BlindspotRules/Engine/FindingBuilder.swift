import BlindspotParser

/// Makes findings of the candidates of one document. Findings hold no found value.
struct FindingBuilder {
  private let engine: Engine
  private let file: Shared<FindingFile>
  private var ruleTexts: RuleTextsTable
  private let number: Int
  private let document: ExportDocument
  private let levels: RuleLevels
  private let lines: LineIndex?
  private var places: SourceLocator
  private var fieldLines: FieldLines?
  private var structuralPlaces: StructuralPlaces
  private var scalars = ScalarCounter()
  private var locator: NodeLocator
  /// The location of the last finding for exceptions. A text can have thousands of findings.
  private var lastLocation: (field: Int, location: FindingLocation)?
  private let deadline: Deadline?
  private var isPastDeadline = false
  /// Makes the texts that findings show.
  private var redactor: Redactor

  init(
    engine: Engine, export: ParsedExport, number: Int, levels: RuleLevels, found: [FieldHits],
    deadline: Deadline?, redactor: TextRedactor
  ) {
    let document = export.documents[number]
    self.engine = engine
    let name = export.file.name
    // The name in identities takes time, too.
    let identityName = engine.options.details.contains(.identity) ? engine.options.identityName?(name) : nil
    file = Shared(FindingFile(name: name, identityName: identityName ?? name))
    ruleTexts = RuleTextsTable(engine.rules, noun: engine.options.finds)
    structuralPlaces = StructuralPlaces(document, number: number, format: export.format)
    self.number = number
    self.document = document
    self.levels = levels
    self.deadline = deadline
    let lines = document.lines
    self.lines = lines
    places = SourceLocator(document.document)
    locator = NodeLocator(document.document)
    if let lines, engine.options.details.contains(.lines) { fieldLines = FieldLines(document.document, lines: lines) }
    self.redactor = Redactor(
      document, number: number, format: export.format, settings: engine.redactionSettings, found: found, lines: lines,
      text: redactor)
  }

  /// The redactor for the next document.
  var textRedactor: TextRedactor { redactor.text }

  /// Adds the findings of one field to `report`, as far as the policy lets them through.
  mutating func add(_ hits: FieldHits, exceptions: any FileExceptions, to report: inout FileReport) {
    let field = document.fields[hits.field]
    for candidate in hits.candidates {
      guard let level = levels[candidate.rule, field.kind] else { continue }
      let severity = min(level, candidate.ceiling ?? level)
      guard severity >= engine.options.minSeverity else { continue }
      guard hasTime() else {
        report.unfinished += 1
        continue
      }
      let isAllowed = document.document.withBytes(of: field.text) {
        engine.policy.allows(
          $0.extracting(candidate.range.start..<candidate.range.end), rule: candidate.rule,
          category: engine.rules[candidate.rule].category)
      }
      guard !isAllowed else {
        report.allowed += 1
        continue
      }
      let spot = spot(of: candidate, in: field)
      let exception =
        engine.options.ignoresExceptions
        ? nil
        : exceptions.exception { location(of: hits.field, rule: engine.rules[candidate.rule].id, lines: spot?.lines) }
      if let exception {
        report.excepted += 1
        report.exceptedTargets.append(target(of: candidate, in: hits.field))
        if let comment = exceptions.comment(exception) {
          report.commented += 1
          if comment.coversFile { report.fileCommented += 1 }
        }
        report.usedExceptions.insert(exception)
        continue
      }
      // Exceptions are judged all the same: one that covers a finding further on is not unused.
      guard report.findings.count < engine.options.maxFindings ?? .max else {
        report.unreported += 1
        continue
      }
      report.findings.append(finding(candidate, in: hits.field, at: spot, severity: severity))
    }
  }

  /// Whether the deadline has not passed.
  private mutating func hasTime() -> Bool {
    if !isPastDeadline, let deadline { isPastDeadline = deadline.hasPassed }
    return !isPastDeadline
  }

  private mutating func finding(
    _ candidate: Candidate, in index: Int, at spot: Spot?, severity: Severity
  ) -> Finding {
    let field = document.fields[index]
    let slice = field.text.part(candidate.range)
    let texts = ruleTexts.texts(of: candidate.rule, in: field.kind)
    let masked = mask(of: slice, as: texts.value.category)
    // Most runs need only the mask of a value.
    let value = engine.options.showsValues || engine.options.key != nil ? document.document.string(slice) : ""
    return Finding(
      texts, severity: severity, confidence: (Double(candidate.confidence) * 100).rounded() / 100,
      reason: redactor.reason(candidate.reason), file: file,
      location: .init(file: file.value.name, start: spot?.start, end: spot?.end, source: spot?.source),
      field: redactor.reference(to: field, hasPosition: spot != nil),
      range: scalars.range(of: candidate.range, in: field.text, of: document.document), masked: masked,
      excerpt: spot.flatMap { redactor.excerpt(around: $0.source, in: field) },
      value: engine.options.showsValues ? value : nil,
      match: candidate.certainty.map { Finding.Match(person: engine.options.person, certainty: $0) },
      identity: identity(of: value, texts, in: index), target: target(of: candidate, in: index),
      lines: spot == nil ? [] : fieldLines?.ranges(of: field) ?? [])
  }

  private mutating func mask(of slice: TextSlice, as category: Category) -> ShownText {
    // The maker is a local variable while the text is read: a change of the builder would copy the document.
    var maker = LastMask()
    swap(&maker, &redactor.text.lastMask)
    let mask = document.document.withBytes(of: slice) { maker.mask(of: $0, as: category) }
    swap(&maker, &redactor.text.lastMask)
    return ShownText(redacted: mask)
  }

  /// Returns the identity of a finding in a field; nil if the run does not need it.
  private mutating func identity(
    of value: String, _ texts: Shared<RuleTexts>, in index: Int
  ) -> FindingIdentity? {
    guard engine.options.details.contains(.identity) else { return nil }
    let field = document.fields[index]
    return FindingIdentity(
      file: file.value.identityName, rule: texts.value.rule, kind: field.kind,
      place: structuralPlaces.place(of: field.container),
      text: structuralPlaces.ordinal(of: index),
      value: engine.options.key?.hash(of: value, folded: ContextText(value).folded, category: texts.value.category),
      versionOnePlace: redactor.versionOnePlace(of: field))
  }

  private func target(of candidate: Candidate, in field: Int) -> FindingTarget {
    FindingTarget(document: number, field: field, range: candidate.range)
  }

  /// The location of a field for exceptions, with names as typed.
  private mutating func location(of index: Int, rule: String, lines: ClosedRange<Int>?) -> FindingLocation {
    if var lastLocation, lastLocation.field == index {
      lastLocation.location.rule = rule
      lastLocation.location.lines = lines
      return lastLocation.location
    }
    let field = document.fields[index]
    let containers = document.containers(from: field.container).reversed().map { index in
      let container = document.containers[index]
      return (
        kind: container.kind, name: document.name(of: container),
        identifier: document.identifier(of: container)
      )
    }
    let location = FindingLocation(
      rule: rule, file: file.value.name, kind: field.kind,
      path: document.path(of: field, at: locator.pointer(to: field.node), number: number), containers: containers,
      lines: lines, document: number)
    lastLocation = (index, location)
    return location
  }

  /// The location of a candidate in the file; nil if the file has no lines.
  private mutating func spot(of candidate: Candidate, in field: Field) -> Spot? {
    guard let lines, let source = places.sourceRange(of: candidate.range, in: field) else { return nil }
    let (start, end) = lines.positions(of: source)
    return Spot(source: source, start: start, end: end)
  }
}

/// The place of a candidate in the file: its bytes, and how people count them.
private struct Spot {
  let source: SourceRange
  let start: SourcePosition
  let end: SourcePosition

  var lines: ClosedRange<Int> { start.line...max(start.line, end.line) }
}

extension TextSlice {
  /// A part of the text.
  fileprivate func part(_ range: TextRange) -> TextSlice {
    TextSlice(start: start + range.start, count: range.count, isInDecodedBuffer: isInDecodedBuffer)
  }
}

/// Converts the ranges of candidates from bytes to Unicode scalars. Candidates come in reading order, so each text is
/// counted once.
private struct ScalarCounter {
  private var text: TextSlice?
  /// An offset in the text, and the number of scalars before it.
  private var offset = 0
  private var count = 0

  /// Returns a range of a text in Unicode scalars.
  mutating func range(of range: TextRange, in slice: TextSlice, of document: Document) -> Range<Int> {
    if text != slice || offset > range.start {
      text = slice
      (offset, count) = (0, 0)
    }
    document.withBytes(of: slice) { text in
      count += text.extracting(offset..<range.start).scalarCount(upTo: range.start - offset)
    }
    offset = range.start
    return count..<count
      + document.withBytes(of: slice) { text in
        text.extracting(range.start..<range.end).scalarCount(upTo: range.count)
      }
  }
}
