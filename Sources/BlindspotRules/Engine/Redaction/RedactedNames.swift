import BlindspotParser

/// The names that stand around findings (flow, task, mapping keys) with everything personal in them masked.
struct RedactedNames {
  /// What a finding may say about the field it stands in.
  struct Around {
    let reference: Finding.FieldReference
    /// The place of the field in the structure of the export, for the identity of the finding.
    let place: String
  }

  /// How the name of a container is written.
  private struct Name {
    /// In the identity of a finding, which what is found elsewhere does not change.
    let lasting: String
    /// In a report: values that were found anywhere in the document are masked too.
    let shown: String
  }

  /// What is said of the containers around a field.
  private struct Chain {
    var crumbs: [Finding.Crumb] = []
    var place = ""
  }

  private let document: ExportDocument
  private var names: [Int: Name?] = [:]
  /// The containers around a field, by the innermost.
  private var chains: [Int?: Chain] = [:]
  private var keys: [NodeID: String] = [:]
  /// Keys that Architect itself writes, by their symbols: the same words around every finding.
  private var terms: [String?] = []

  init(_ document: ExportDocument) { self.document = document }

  /// The names around a field.
  mutating func around(_ field: Field, number: Int, masks: inout RedactionScanner) -> Around {
    let chain = chain(from: field.container, masks: &masks)
    let document = document
    let path = document.path(of: field, number: number) { maskedKey($0, masks: &masks) }
    return Around(
      reference: Finding.FieldReference(
        kind: field.kind, path: path, flow: chain.crumbs.first { $0.kind == .flow }?.name, breadcrumb: chain.crumbs),
      place: chain.place)
  }

  private mutating func chain(from innermost: Int?, masks: inout RedactionScanner) -> Chain {
    if let known = chains[innermost] { return known }
    var chain = Chain()
    var place = StructuralPath()
    for index in document.containers(from: innermost).reversed() {
      let container = document.containers[index]
      let name = name(of: index, masks: &masks)
      if let name { chain.crumbs.append(.init(kind: container.kind, name: name.shown)) }
      place.add(
        container.kind, name: name?.lasting, identifier: document.identifier(of: container))
    }
    chain.place = place.text
    chains[innermost] = chain
    return chain
  }

  /// The place of a field as exceptions name it, with names as typed.
  func place(of field: Field, rule: String, file: String, lines: ClosedRange<Int>?, number: Int) -> FindingLocation {
    let containers = document.containers(from: field.container).reversed().map { index in
      let container = document.containers[index]
      return (
        kind: container.kind, name: document.name(of: container),
        identifier: document.identifier(of: container)
      )
    }
    return FindingLocation(
      rule: rule, file: file, kind: field.kind, path: document.path(of: field, number: number), containers: containers,
      lines: lines, document: number)
  }

  private mutating func name(of index: Int, masks: inout RedactionScanner) -> Name? {
    if let known = names[index] { return known }
    let container = document.containers[index]
    let name = container.nameSlice.map { slice in
      // A profile is a person: its name is never shown, whether or not a detector knows it.
      guard container.kind != .person else {
        let masked = Self.shortened(Mask.mask(document.document.string(slice), as: .personName))
        return Name(lasting: masked, shown: masked)
      }
      let text = document.document.string(slice)
      let held = masks.candidates(inName: slice)
      let elsewhere = masks.elsewhere(in: slice)
      let lasting = Self.shortened(text.masking(held, rules: masks.rules))
      // What is found elsewhere is mostly this very value.
      let isHeld = elsewhere.allSatisfy { value in held.contains { $0.range.contains(value.range) } }
      guard !isHeld else { return Name(lasting: lasting, shown: lasting) }
      return Name(lasting: lasting, shown: Self.shortened(text.masking(held + elsewhere, rules: masks.rules)))
    }
    names[index] = .some(name)
    return name
  }

  /// A name stands in every finding below it: one of a megabyte would make the report as large as its square.
  private static func shortened(_ name: String) -> String {
    let limit = 1000
    guard name.utf8.count > limit, name.unicodeScalars.count > limit else { return name }
    return String(String.UnicodeScalarView(name.unicodeScalars.prefix(limit))) + "…"
  }

  private mutating func maskedKey(_ key: NodeID, masks: inout RedactionScanner) -> String? {
    guard document.document[key].kind == .scalar else { return nil }
    let symbol = document.document[key].symbol
    let term = symbol == .unknown || symbol == .merge ? nil : Int(symbol.value)
    if let term {
      if term < terms.count, let known = terms[term] { return known }
    } else if let known = keys[key] {
      return known
    }
    let slice = document.document.slice(of: key)
    let held = masks.candidates(inName: slice) + masks.elsewhere(in: slice)
    let masked = document.document.string(slice).masking(held, rules: masks.rules)
    if let term {
      while terms.count <= term { terms.append(nil) }
      terms[term] = masked
    } else {
      keys[key] = masked
    }
    return masked
  }
}

extension String {
  /// The text with every candidate's range replaced by its mask; one that begins inside another is covered by it.
  fileprivate func masking(_ candidates: [Candidate], rules: RuleTable) -> String {
    guard !candidates.isEmpty else { return self }
    var masked = ""
    var position = 0
    let inOrder = candidates.sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
    for candidate in inOrder where candidate.range.end > position {
      let start = max(position, candidate.range.start)
      masked += slice(position..<start)
      masked += Mask.mask(slice(start..<candidate.range.end), as: rules[candidate.rule].category)
      position = candidate.range.end
    }
    return masked + slice(position..<utf8.count)
  }

  /// The part of the text that a range of its UTF-8 bytes covers.
  private func slice(_ range: Range<Int>) -> String {
    String(decoding: utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
  }
}
