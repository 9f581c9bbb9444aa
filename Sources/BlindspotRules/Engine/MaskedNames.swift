internal import BlindspotParser

/// The names that stand around findings (flow, task, mapping keys) with everything personal in them masked.
struct MaskedNames {
  private let document: ExportDocument
  private let rules: RuleTable
  private let languages: [String]
  private let regions: [String]
  /// Every rule as loud as it is by itself: a mask does not depend on what a team switched off.
  private let levels: RuleLevels
  private var scanner: TextScanner
  /// What the fields hold, by where their text lies.
  private let found: [TextSlice: [Candidate]]
  private let values: FoundValues
  /// The names of containers as the identity of a finding takes them: what is found elsewhere does not change them.
  private var containerNames: [Int: String?] = [:]
  /// What was said of the containers around a field, by the innermost.
  private var crumbs: [Int?: [Finding.Crumb]] = [:]
  private var places: [Int?: String] = [:]
  private var keys: [NodeID: String] = [:]

  init(document: ExportDocument, found: [FieldHits], values: FoundValues, engine: Engine) {
    self.document = document
    self.values = values
    rules = engine.rules
    languages = engine.languages(of: document)
    regions = engine.options.regions
    levels = RuleLevels(engine.rules)
    scanner = engine.makeMaskScanner()
    self.found = Dictionary(
      found.map { (document.fields[$0.field].text, $0.candidates) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a finding may say about the field it stands in.
  mutating func reference(to field: Field, number: Int) -> Finding.FieldReference {
    let crumbs = breadcrumb(of: field)
    for key in document.document.pointer(to: field.node).keys where keys[key] == nil { keys[key] = maskedKey(key) }
    let path = document.path(of: field, number: number) { keys[$0] }
    return Finding.FieldReference(
      kind: field.kind, path: path, flow: crumbs.first { $0.kind == .flow }?.name, breadcrumb: crumbs)
  }

  private mutating func breadcrumb(of field: Field) -> [Finding.Crumb] {
    if let known = crumbs[field.container] { return known }
    var made: [Finding.Crumb] = []
    for index in chain(of: field) {
      if let name = shownName(of: index) { made.append(.init(kind: document.containers[index].kind, name: name)) }
    }
    crumbs[field.container] = made
    return made
  }

  /// The place of a field in the structure of the export, for its identity.
  mutating func structuralPlace(of field: Field) -> String {
    if let known = places[field.container] { return known }
    var place = FindingPlaceName()
    for index in chain(of: field) {
      let container = document.containers[index]
      place.add(
        container.kind, name: maskedName(of: index), identifier: container.identifier.map(document.document.string))
    }
    let text = place.text
    places[field.container] = text
    return text
  }

  /// The place of a field as exceptions name it, with names as typed.
  func place(of field: Field, rule: String, file: String, lines: ClosedRange<Int>?, number: Int) -> FindingPlace {
    let containers = chain(of: field).map { index in
      let container = document.containers[index]
      return (
        kind: container.kind, name: container.name.map(document.document.string),
        identifier: container.identifier.map(document.document.string)
      )
    }
    return FindingPlace(
      rule: rule, file: file, kind: field.kind, path: document.path(of: field, number: number), containers: containers,
      lines: lines, document: number)
  }

  /// The containers around a field, outermost first.
  private func chain(of field: Field) -> [Int] { document.containers(from: field.container).reversed() }

  /// The name of a container as a report shows it: values that were found anywhere in the document are masked too.
  private mutating func shownName(of index: Int) -> String? {
    let container = document.containers[index]
    guard container.kind != .person, let slice = container.name, holdsValue(slice) else {
      return maskedName(of: index)
    }
    return Self.shortened(masked(slice, isShown: true))
  }

  private func holdsValue(_ slice: TextSlice) -> Bool {
    document.document.withBytes(of: slice) { !values.candidates(in: $0).isEmpty }
  }

  private mutating func maskedName(of index: Int) -> String? {
    if let known = containerNames[index] { return known }
    let container = document.containers[index]
    // A profile is a person: its name is never shown, whether or not a detector knows it.
    let name = container.name.map { slice in
      container.kind == .person
        ? Mask.mask(document.document.string(slice), as: .personName) : masked(slice)
    }.map(Self.shortened)
    containerNames[index] = .some(name)
    return name
  }

  /// A name stands in every finding below it: one of a megabyte would make the report as large as its square.
  private static func shortened(_ name: String) -> String {
    let limit = 1000
    guard name.utf8.count > limit, name.unicodeScalars.count > limit else { return name }
    return String(String.UnicodeScalarView(name.unicodeScalars.prefix(limit))) + "…"
  }

  private mutating func maskedKey(_ key: NodeID) -> String {
    guard document.document[key].kind == .scalar else { return document.document.keyText(of: key) }
    return masked(document.document.slice(of: key), isShown: true)
  }

  private mutating func masked(_ slice: TextSlice, isShown: Bool = false) -> String {
    let text = document.document.string(slice)
    let elsewhere = isShown ? document.document.withBytes(of: slice) { values.candidates(in: $0) } : []
    let all = (candidates(in: slice) + elsewhere).sorted {
      ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end)
    }
    return text.masking(all, rules: rules)
  }

  /// What a name holds, in order of place: what its field told, and what the run did not look for there.
  private mutating func candidates(in slice: TextSlice) -> [Candidate] {
    let context = FieldContext(kind: .taskName, languages: languages, regions: regions)
    let all = document.document.withBytes(of: slice) { scanner.scan($0, context: context, levels: levels) }
    guard let known = found[slice] else { return all }
    return (known + all).sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
  }
}

extension String {
  /// The text with every candidate's range replaced by its mask. Candidates must be in order of place; one that begins
  /// inside another is covered by it.
  func masking(_ candidates: [Candidate], rules: RuleTable) -> String {
    guard !candidates.isEmpty else { return self }
    var masked = ""
    var position = 0
    for candidate in candidates where candidate.range.end > position {
      let start = max(position, candidate.range.start)
      masked += slice(TextRange(start: position, end: start))
      masked += Mask.mask(slice(TextRange(start: start, end: candidate.range.end)), as: rules[candidate.rule].category)
      position = candidate.range.end
    }
    return masked + slice(TextRange(start: position, end: utf8.count))
  }
}
