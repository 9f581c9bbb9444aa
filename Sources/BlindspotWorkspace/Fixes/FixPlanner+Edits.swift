import BlindspotParser
import BlindspotRules

/// The edits of a plan: the findings themselves, and the places in which their texts occur.
extension FixPlanner {
  /// The edit of a planned text in a scalar.
  struct PossibleEdit {
    /// The number of the text.
    let text: Int
    let edit: ScalarEdit
    /// The same edit of the text of the export in UTF-8.
    let source: ByteEdit
  }

  mutating func collectEdits() {
    for (index, input) in inputs.enumerated() {
      var found: [PossibleEdit] = []
      var seen: Set<ScalarEdit> = []
      func add(_ text: Int, _ changes: (PlannedText.Change) throws(EditRefusal) -> ScalarEdit) {
        guard texts[text].refusal(in: index) == nil else { return }
        do throws(EditRefusal) {
          if let refusal = input.refusal { throw EditRefusal(refusal) }
          for change in texts[text].changes {
            let edit = try changes(change)
            let source = try input.file.sourceEdit(edit)
            if seen.insert(edit).inserted { found.append(PossibleEdit(text: text, edit: edit, source: source)) }
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
      for (document, occurrence) in isLeftOut(input) ? [] : occurrences(in: index) {
        add(occurrence.text) { change throws(EditRefusal) in
          try input.file.scalarEdit(of: change.range, in: occurrence, of: document, text: change.text)
        }
      }
      edits.append(settings.changesReferences ? found + remainders(in: index, besides: found) : found)
    }
  }

  /// Returns the edits of planned values in other texts of an input: in the manifest of a flow, in machine text.
  private func remainders(in index: Int, besides found: [PossibleEdit]) -> [PossibleEdit] {
    let input = inputs[index]
    var edits: [PossibleEdit] = []
    for (number, document) in input.file.export.documents.enumerated() {
      let edited = Dictionary(grouping: found.filter { $0.edit.document == number }, by: \.edit.node)
      for match in search.matches(in: document.document) {
        if edited[match.node]?.contains(where: { $0.edit.range.overlaps(match.range) }) ?? false { continue }
        let value = values[match.value]
        let edit = ScalarEdit(document: number, node: match.node, range: match.range, text: value.replacement)
        guard let source = try? input.file.sourceEdit(edit) else { continue }
        edits.append(PossibleEdit(text: value.text, edit: edit, source: source))
      }
    }
    return edits
  }

  /// Determines the values that are distinctive enough to be replaced wherever they occur.
  mutating func collectValues() {
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
  func occurrences(in index: Int) -> [(document: Int, TextOccurrence)] {
    let input = inputs[index]
    let lookup = { (text: Span<UInt8>) -> Int? in
      self.numbers[[UInt8](text)].flatMap { number in
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
  func changes(
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
}
