import BlindspotParser

/// The names around findings (flow, task, mapping keys), with everything personal in them masked.
struct RedactedNames {
  /// The two spellings of the name of a container.
  private struct Name {
    /// The name in the identity of a finding, which does not depend on other findings.
    let lasting: String
    /// The name in a report, in which values found anywhere in the document are masked too.
    let shown: String
  }

  private let document: ExportDocument
  private let number: Int
  private var locator: NodeLocator
  /// The names of containers that were looked up, by container; the inner value is nil for a container without a name.
  private var names: [Name??]
  /// The containers around a field by the innermost one; the first for fields outside containers.
  private var chains: [[Finding.Crumb]?]
  /// The masked keys by the index of their node.
  private var keys: [Int: String] = [:]
  /// The keys that Architect writes, by symbol; they are the same around every finding.
  private var terms: [String?] = []

  /// Makes the names of a document, which is the `number`th of its file, from 0 on.
  init(_ document: ExportDocument, number: Int) {
    self.document = document
    self.number = number
    locator = NodeLocator(document.document)
    names = [Name??](repeating: nil, count: document.containers.count)
    chains = [[Finding.Crumb]?](repeating: nil, count: document.containers.count + 1)
  }

  /// Returns the reference to a field.
  mutating func reference(to field: Field, masks: inout RedactionScanner) -> Finding.FieldReference {
    let crumbs = chain(from: field.container, masks: &masks)
    let document = document
    let pointer = locator.pointer(to: field.node)
    let path = document.path(of: field, at: pointer, number: number) { maskedKey($0, masks: &masks) }
    return Finding.FieldReference(
      kind: field.kind, path: path, flow: crumbs.first { $0.kind == .flow }?.name, breadcrumb: crumbs)
  }

  /// Returns the place of a field in baselines of version 1.
  mutating func versionOnePlace(of field: Field, masks: inout RedactionScanner) -> String {
    var place = StructuralPath()
    for index in document.containers(from: field.container).reversed() {
      let container = document.containers[index]
      let name = name(of: index, masks: &masks)
      place.add(container.kind, name: name?.lasting, identifier: document.identifier(of: container))
    }
    return place.text
  }

  private mutating func chain(from innermost: Int?, masks: inout RedactionScanner) -> [Finding.Crumb] {
    let slot = innermost.map { $0 + 1 } ?? 0
    if let known = chains[slot] { return known }
    var crumbs: [Finding.Crumb] = []
    for index in document.containers(from: innermost).reversed() {
      guard let name = name(of: index, masks: &masks) else { continue }
      crumbs.append(.init(kind: document.containers[index].kind, name: name.shown))
    }
    chains[slot] = crumbs
    return crumbs
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
      let start = beginning(of: slice)
      let text = document.document.string(start)
      let held = masks.candidates(inName: slice, shown: start)
      let elsewhere = masks.elsewhere(in: start)
      let lasting = Self.shortened(text.masking(held, rules: masks.rules))
      // Values found elsewhere are mostly the value of this name.
      let isHeld = elsewhere.allSatisfy { value in held.contains { $0.range.contains(value.range) } }
      guard !isHeld else { return Name(lasting: lasting, shown: lasting) }
      return Name(lasting: lasting, shown: Self.shortened(text.masking(held + elsewhere, rules: masks.rules)))
    }
    names[index] = .some(name)
    return name
  }

  /// Every finding below a container or a key repeats its name: a name of a megabyte would make the size of a report
  /// quadratic.
  private static func shortened(_ name: String) -> String {
    let limit = 1000
    guard name.utf8.count > limit, name.unicodeScalars.count > limit else { return name }
    return String(String.UnicodeScalarView(name.unicodeScalars.prefix(limit))) + "…"
  }

  /// The beginning of a name, with more bytes than the characters that are shown and the context of their masks.
  private func beginning(of slice: TextSlice) -> TextSlice {
    let limit = 8192
    guard slice.count > limit else { return slice }
    let count = document.document.withBytes(of: slice) { text in
      var end = limit
      while end > 0, text[end].isUTF8Continuation { end -= 1 }
      return end
    }
    return TextSlice(start: slice.start, count: count, isInDecodedBuffer: slice.isInDecodedBuffer)
  }

  private mutating func maskedKey(_ key: NodeID, masks: inout RedactionScanner) -> String? {
    guard document.document[key].kind == .scalar else { return nil }
    let symbol = document.document[key].symbol
    let term = symbol == .unknown || symbol == .merge ? nil : Int(symbol.value)
    if let term {
      if term < terms.count, let known = terms[term] { return known }
    } else if let known = keys[Int(key.index)] {
      return known
    }
    let slice = document.document.slice(of: key)
    let start = beginning(of: slice)
    let held = masks.candidates(inName: slice, shown: start) + masks.elsewhere(in: start)
    let masked = Self.shortened(document.document.string(start).masking(held, rules: masks.rules))
    if let term {
      while terms.count <= term { terms.append(nil) }
      terms[term] = masked
    } else {
      keys[Int(key.index)] = masked
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
