import BlindspotParser
import BlindspotRules

/// Plans the fixes of a run, so that names change everywhere or not at all.
///
/// ```
/// findings  ->  texts with findings       equal texts become equal texts
///           ->  occurrences of the texts  names in references, copies in the same file
///           ->  edits                     through the source maps
///           ->  verification              parse again, check again; what fails stays, and the plan is made again
/// ```
struct FixPlanner {
  /// The extent of the fixes.
  struct Settings: Sendable {
    /// Whether replacements that can make a sentence untrue are included.
    var includesSuggested = false
    /// Whether names of objects outside the run change too, and every text in all files.
    var changesReferences = false
    /// Whether the text of comments is removed.
    var removesComments = false
    /// Whether every file of the run was read.
    var isComplete = true
  }

  /// A text that changes although it is not the text of a finding: the name of a file, the name of a person in a directory.
  struct KnownText: Sendable {
    let text: [UInt8]
    let parts: [PlannedText.Part]
  }

  let settings: Settings
  let inputs: [FixInput]
  /// Texts that change too, in files with such texts.
  let knownTexts: [KnownText]
  /// Checks an export like the run did.
  let check: (ParsedExport) -> FileReport
  let rule: (String) -> Rule?
  private(set) var maker: ReplacementMaker
  private(set) var texts: [PlannedText] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// The text of each finding that can change, by input and index of the finding.
  private var planned: [[Int: Int]]
  /// The reasons of the findings that stay whatever the texts become.
  private var reasons: [[Int: ShownText]]
  /// The values that are replaced wherever they occur, with the texts that they are from.
  private var values: [(value: [UInt8], replacement: [UInt8], text: Int)] = []
  private var search = ValueSearch([])
  /// The last result of each input, with the texts that changed in it.
  private var results: [Int: (texts: Set<Int>, outcome: Outcome)] = [:]
  /// The possible edits of each input with their texts, in the order of the file.
  private var edits: [[(text: Int, edit: ScalarEdit)]] = []

  /// Prepares a plan.
  ///
  /// - Parameters:
  ///   - inputs: the exports of the run, sorted by name.
  ///   - knownTexts: texts that change too.
  ///   - rule: returns the rule with an id.
  ///   - check: checks an export like the run did.
  init(
    _ settings: Settings, inputs: [FixInput], knownTexts: [KnownText] = [], rule: @escaping (String) -> Rule?,
    check: @escaping (ParsedExport) -> FileReport
  ) {
    self.settings = settings
    self.inputs = inputs
    self.knownTexts = knownTexts
    self.check = check
    self.rule = rule
    planned = Array(repeating: [:], count: inputs.count)
    reasons = planned.map { _ in [:] }
    var last: [Placeholder.Family: Int] = [:]
    for input in inputs {
      for document in input.file.export.documents.prefix(1) {
        Placeholder.forEach(in: document.document.source.span) { last[$0] = max(last[$0] ?? 0, $1) }
      }
    }
    maker = ReplacementMaker(after: last)
  }

  /// Makes the plan.
  mutating func plan() -> FixPlan {
    collectTexts()
    for known in knownTexts {
      let text = addText(known.text)
      for part in known.parts { texts[text].add(part) }
    }
    for index in texts.indices { texts[index].makeChanges(with: &maker) }
    findRoles()
    keepNames()
    refuseCollisions()
    if settings.changesReferences { collectValues() }
    collectEdits()
    var files: [Int: FixPlan.File] = [:]
    var failures: [String: ShownText] = [:]
    while true {
      var isStable = true
      files = [:]
      failures = [:]
      for index in inputs.indices {
        switch result(of: index) {
        case .unchanged: break
        case .changed(let file): files[index] = file
        case .failed(let reason): failures[inputs[index].name] = reason
        case .refused(let refusals):
          for (text, reason) in refusals { texts[text].refuse(reason, in: index) }
          isStable = false
        }
      }
      if isStable { break }
    }
    return FixPlan(
      files: files.sorted { $0.key < $1.key }.map(\.value), fixed: findings { $0 == nil }.map(\.finding),
      unfixed: findings { $0 != nil }.compactMap { finding, reason in
        reason.map { FixPlan.Unfixed(finding: finding, reason: $0) }
      }, failures: failures, mapping: mapping)
  }

  /// The values that are replaced in a file, in the order of their first places, each once.
  private var mapping: [ReplacementMaker.Entry] {
    var seen: Set<ReplacementMaker.Entry> = []
    var changed = results.values.reduce(into: Set<Int>()) { $0.formUnion($1.texts) }
    changed.formUnion(knownTexts.compactMap { numbers[$0.text] })
    return texts.indices.filter(changed.contains).flatMap { texts[$0].entries }.filter { seen.insert($0).inserted }
  }

  /// Returns the findings of the run with the reasons why they stay, as far as the reasons match.
  private func findings(where isWanted: (ShownText?) -> Bool) -> [(finding: Finding, reason: ShownText?)] {
    var found: [(Finding, ShownText?)] = []
    for (index, input) in inputs.enumerated() {
      for number in input.selected {
        let reason = reasons[index][number] ?? planned[index][number].flatMap { texts[$0].refusal(in: index) }
        if isWanted(reason) { found.append((input.findings[number], reason)) }
      }
    }
    return found
  }

  // MARK: Texts

  private mutating func collectTexts() {
    for (index, input) in inputs.enumerated() {
      for number in input.selected {
        let finding = input.findings[number]
        guard let target = finding.target else {
          reasons[index][number] = "the finding is about the run, not about a text"
          continue
        }
        guard let rule = rule(finding.rule) else {
          reasons[index][number] = "the rule is unknown"
          continue
        }
        let field = input.field(of: target)
        let text = input.text(of: field, in: target.document)
        guard settings.includesSuggested || rule.isFixSafe else {
          reasons[index][number] = "the replacement can make the text untrue; --unsafe includes it"
          continue
        }
        let name = addText(text)
        planned[index][number] = name
        texts[name].add(PlannedText.Part(range: target.range, rule: rule, kind: field.kind))
        if field.kind.nameRole(in: input.file.export.format) != .reference { texts[name].inputs.insert(index) }
      }
    }
  }

  /// Returns what the name of a file or a folder becomes.
  func changedName(_ name: String) -> String {
    guard let text = numbers[Array(name.utf8)], texts[text].isRunWide else { return name }
    return String(decoding: texts[text].result, as: UTF8.self)
  }

  private mutating func addText(_ text: [UInt8]) -> Int {
    if let number = numbers[text] { return number }
    numbers[text] = texts.count
    texts.append(PlannedText(text))
    return texts.count - 1
  }

  /// Finds out which texts are names of objects and of parts of flows, and which findings only refer to other objects.
  private mutating func findRoles() {
    for input in inputs {
      forEachKnownText(of: input) { field, text in
        switch field.kind.nameRole(in: input.file.export.format) {
        case .object: texts[text].referenceWords += field.kind.referenceWords
        case .part: texts[text].isPart = true
        case .reference, .text: break
        }
      }
    }
    guard !settings.changesReferences else {
      for index in texts.indices { texts[index].isRunWide = true }
      return
    }
    if !settings.isComplete {
      for index in texts.indices where texts[index].isObject {
        texts[index].refuse("a file of this run could not be read and may refer to it", in: nil)
      }
    }
    for (index, input) in inputs.enumerated() {
      for (number, text) in planned[index] {
        guard !texts[text].isObject, let target = input.findings[number].target,
          input.field(of: target).kind.nameRole(in: input.file.export.format) == .reference
        else { continue }
        reasons[index][number] =
          "it refers to an object that no file of this run defines; rename the object and export again"
      }
    }
  }

  private func forEachKnownText(of input: FixInput, _ body: (Field, Int) -> Void) {
    for (number, document) in input.file.export.documents.enumerated() {
      for field in document.fields {
        if let text = numbers[input.text(of: field, in: number)] { body(field, text) }
      }
    }
  }

  /// Keeps the names that an exception, the baseline or the selection of the run keeps somewhere.
  private mutating func keepNames() {
    guard !settings.changesReferences else { return }
    for (index, input) in inputs.enumerated() {
      for target in input.kept {
        let field = input.field(of: target)
        guard field.kind.nameRole(in: input.file.export.format) != .text,
          let text = numbers[input.text(of: field, in: target.document)],
          texts[text].isObject || texts[text].inputs.contains(index)
        else { continue }
        texts[text].refuse(
          "the same name stays in another place, which is accepted or outside the selection", in: index)
      }
    }
  }

  /// Keeps names that would become equal to another name of the same kind in a file.
  private mutating func refuseCollisions() {
    guard !settings.changesReferences else { return }
    var objects: [FieldKind: [[UInt8]: [UInt8]]] = [:]
    for (index, input) in inputs.enumerated() {
      // The names of parts are compared in their file, those of objects in the run.
      var names = objects
      defer { objects = names.filter { $0.key.nameRole(in: input.file.export.format) == .object } }
      for (number, document) in input.file.export.documents.enumerated() {
        for field in document.fields where field.kind.nameRole(in: input.file.export.format) != .text {
          let old = input.text(of: field, in: number)
          let text = numbers[old].map { texts[$0] }
          let new = text.flatMap { $0.isRunWide || $0.isObject || $0.inputs.contains(index) ? $0.result : nil } ?? old
          if let other = names[field.kind, default: [:]][new], other != old {
            for name in [old, other] {
              if let text = numbers[name] { texts[text].refuse("two names would become the same", in: index) }
            }
          }
          names[field.kind, default: [:]][new] = old
        }
      }
    }
  }

  // MARK: Edits

  private mutating func collectEdits() {
    for (index, input) in inputs.enumerated() {
      var found: [(text: Int, edit: ScalarEdit)] = []
      var seen: Set<ScalarEdit> = []
      func add(_ text: Int, _ changes: (PlannedText.Change) throws(EditRefusal) -> ScalarEdit) {
        guard texts[text].refusal(in: index) == nil else { return }
        do throws(EditRefusal) {
          if let refusal = input.refusal { throw EditRefusal(refusal) }
          for change in texts[text].changes {
            let edit = try changes(change)
            _ = try input.file.sourceEdit(edit)
            if seen.insert(edit).inserted { found.append((text, edit)) }
          }
        } catch {
          texts[text].refuse(error.reason, in: index)
        }
      }
      for number in input.selected where reasons[index][number] == nil {
        guard let text = planned[index][number], let target = input.findings[number].target else { continue }
        add(text) { change throws(EditRefusal) in
          try input.file.scalarEdit(of: change.range, inField: target.field, of: target.document, text: change.text)
        }
      }
      for (document, occurrence) in occurrences(in: index) {
        add(occurrence.text) { change throws(EditRefusal) in
          try input.file.scalarEdit(of: change.range, in: occurrence, of: document, text: change.text)
        }
      }
      edits.append(settings.changesReferences ? found + remainders(in: index, besides: found) : found)
    }
  }

  /// Returns the edits of planned values in other texts of an input: in the manifest of a flow, in machine text.
  private func remainders(
    in index: Int, besides found: [(text: Int, edit: ScalarEdit)]
  ) -> [(text: Int, edit: ScalarEdit)] {
    let input = inputs[index]
    var edits: [(text: Int, edit: ScalarEdit)] = []
    for (number, document) in input.file.export.documents.enumerated() {
      let edited = Dictionary(grouping: found.filter { $0.edit.document == number }, by: \.edit.node)
      for match in search.matches(in: document.document) {
        if edited[match.node]?.contains(where: { $0.edit.range.overlaps(match.range) }) ?? false { continue }
        let value = values[match.value]
        let edit = ScalarEdit(document: number, node: match.node, range: match.range, text: value.replacement)
        if (try? input.file.sourceEdit(edit)) != nil { edits.append((value.text, edit)) }
      }
    }
    return edits
  }

  /// Determines the values that are distinctive enough to be replaced wherever they occur.
  private mutating func collectValues() {
    var seen: Set<[UInt8]> = []
    for (number, text) in texts.enumerated() {
      for (part, change) in zip(text.parts, text.changes) where text.parts.count == text.changes.count {
        let value = Array(text.bytes[part.range.start..<part.range.end])
        let isWords = part.rule.category == .personName && value.count > 4 && value.contains { !$0.isWordByte }
        let isDistinctive = isWords || value.contains(ASCII.at) || value.count(where: \.isDigit) > 5
        if isDistinctive, seen.insert(value).inserted { values.append((value, change.text, number)) }
      }
    }
    search = ValueSearch(values.map(\.value))
  }

  /// Returns the places of an input in which the planned texts occur and change.
  private func occurrences(in index: Int) -> [(document: Int, TextOccurrence)] {
    let input = inputs[index]
    let lookup = { (text: Span<UInt8>) -> Int? in
      var bytes: [UInt8] = []
      bytes.append(contentsOf: text)
      return self.numbers[bytes].flatMap { number in
        let planned = self.texts[number]
        return planned.isRunWide || planned.isObject || planned.inputs.contains(index) ? number : nil
      }
    }
    var found: [(Int, TextOccurrence)] = []
    var kinds: [[UInt32: FieldKind]]?
    let kept = Set(input.kept.map { input.field(of: $0).node })
    for (number, document) in input.file.export.documents.enumerated() {
      for occurrence in TextOccurrences.find(
        in: document.document, readsPaths: settings.changesReferences, lookup)
      where !kept.contains(occurrence.node) {
        let text = texts[occurrence.text]
        if !text.isRunWide {
          if kinds == nil { kinds = input.kinds() }
          let kind = kinds.flatMap { $0.indices.contains(number) ? $0[number][occurrence.node.index] : nil }
          let isReference = occurrence.isForeign || kind?.nameRole(in: input.file.export.format) == .reference
          guard changes(text, at: occurrence, isReference: isReference, in: index, document.document) else { continue }
        }
        found.append((number, occurrence))
      }
    }
    return found
  }

  /// Whether a text changes where it occurs: in the files with its findings, and where something refers to it.
  private func changes(
    _ text: PlannedText, at occurrence: TextOccurrence, isReference: Bool, in index: Int, _ document: Document
  ) -> Bool {
    if occurrence.form == .identifier { return text.isObject || text.isPart && text.inputs.contains(index) }
    guard isReference else {
      return text.inputs.contains(index) || text.isObject && occurrence.form != .verbatim
    }
    return occurrence.keys.contains { key in
      let name = document.string(document.slice(of: key)).lowercased()
      return text.referenceWords.contains { name.contains($0) }
    }
  }

  // MARK: Results

  private enum Outcome {
    case unchanged
    case changed(FixPlan.File)
    /// The texts that stay in the input, with the reasons.
    case refused([(text: Int, reason: ShownText)])
    /// The comments could not be removed.
    case failed(ShownText)
  }

  /// Applies the edits of an input whose texts are not refused, and verifies the result.
  private mutating func result(of index: Int) -> Outcome {
    let chosen = edits[index].filter { texts[$0.text].refusal(in: index) == nil }
    let changed = Set(chosen.map(\.text))
    if let result = results[index], result.texts == changed { return result.outcome }
    let outcome = changed.isEmpty && comments(of: index).isEmpty ? .unchanged : result(of: index, after: chosen)
    results[index] = (changed, outcome)
    return outcome
  }

  private func result(of index: Int, after chosen: [(text: Int, edit: ScalarEdit)]) -> Outcome {
    let input = inputs[index]
    let all = Array(Set(chosen.map(\.text)))
    do throws(EditRefusal) {
      let scalarEdits = chosen.map(\.edit)
      let comments = comments(of: index)
      let bytes = try input.file.byteEdits(for: scalarEdits, comments: comments)
      let verification = FixVerification(input, edits: scalarEdits, check: check)
      let fixed = input.selected.filter { number in
        reasons[index][number] == nil && planned[index][number].map { texts[$0].refusal(in: index) == nil } ?? false
      }
      switch verification.verify(ByteEdit.apply(bytes, to: input.file.bytes), fixed: fixed) {
      case .valid: return .changed(try file(of: input, edits: scalarEdits, comments: comments, bytes: bytes))
      case .invalid(let reason, _) where chosen.isEmpty:
        return .failed(reason)
      case .invalid(let reason, let nodes):
        let texts =
          nodes.isEmpty
          ? all : Array(Set(chosen.filter { nodes.contains($0.edit.node) }.map(\.text)))
        return .refused((texts.isEmpty ? all : texts).map { ($0, reason) })
      }
    } catch {
      return .refused(all.map { ($0, error.reason) })
    }
  }

  private func comments(of index: Int) -> [ByteEdit] {
    settings.removesComments ? Comments.removals(in: inputs[index].file.export) : []
  }

  private func file(
    of input: FixInput, edits: [ScalarEdit], comments: [ByteEdit], bytes: [ByteEdit]
  ) throws(EditRefusal) -> FixPlan.File {
    var textEdits = comments
    for edit in edits { textEdits.append(try input.file.sourceEdit(edit)) }
    textEdits.sort { $0.range.lowerBound < $1.range.lowerBound }
    let documents = input.file.export.documents
    var keys: [SourceRange] = []
    for document in documents.map(\.document) {
      for index in document.nodes.indices where document.nodes[index].symbol != .unknown {
        keys.append(document.sourceRange(of: NodeID(UInt32(index))))
      }
    }
    let values = input.findings.compactMap { finding in finding.location.source.map { ($0, finding.category) } }
    return FixPlan.File(
      name: input.name, original: input.file.bytes, edits: bytes, text: documents.first?.document.source ?? [],
      textEdits: textEdits, hasLines: documents.first?.document.hasLines ?? false, values: values, keys: keys)
  }
}

extension Rule {
  /// Whether the text around a replaced value of the rule is as true as before: a role for a person, a reserved number
  /// for a number, or the text that the rule specifies.
  var isFixSafe: Bool {
    if fix != nil { return true }
    switch category {
    case .personName, .emailAddress, .phoneNumber: return true
    default: return false
    }
  }
}
