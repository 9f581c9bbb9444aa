import BlindspotParser
import BlindspotRules

/// Verifies that an edited file has the same structure, the expected texts, and none of the fixed findings.
struct FixVerification {
  /// The result of a verification.
  enum Outcome {
    case valid
    /// The reason, and the scalars that caused it; empty if any edit can have caused it.
    case invalid(ShownText, [NodeID])
  }

  private struct Place: Hashable {
    let document: Int
    let field: Int
    let rule: String
  }

  private let input: FixInput
  private let edits: [ScalarEdit]
  private let check: (ParsedExport) -> FileReport

  /// Prepares the verification of an input after edits.
  init(_ input: FixInput, edits: [ScalarEdit], check: @escaping (ParsedExport) -> FileReport) {
    self.input = input
    self.edits = edits
    self.check = check
  }

  /// Reads and checks the bytes after the edits.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of the file after the edits.
  ///   - fixed: the indices of the findings that must be gone.
  func verify(_ bytes: [UInt8], fixed: [Int]) -> Outcome {
    var options = input.options
    options.limits.deadline = nil
    let outcome = ExportReader.read(SourceFile(name: input.name, bytes: bytes), options: options)
    guard case .export(let export) = outcome else { return .invalid("the file would not be readable any more", []) }
    let old = input.file.export
    guard export.format == old.format, export.documents.count == old.documents.count,
      export.problems.count <= old.problems.count
    else { return .invalid("the structure of the file would change", []) }
    for number in old.documents.indices {
      if let outcome = compare(old.documents[number], export.documents[number], number) { return outcome }
    }
    return compareFindings(check(export), fixed: fixed)
  }

  /// Compares two trees; nil if they are equal except for the edited texts.
  private func compare(_ old: ExportDocument, _ new: ExportDocument, _ number: Int) -> Outcome? {
    let (before, after) = (old.document, new.document)
    let structure = Outcome.invalid("the structure of the file would change", [])
    guard before.nodes.count == after.nodes.count, old.fields.count == new.fields.count else { return structure }
    let edits = Dictionary(grouping: edits.filter { $0.document == number }, by: \.node)
    for index in before.nodes.indices {
      let id = NodeID(UInt32(index))
      let (node, other) = (before[id], after[id])
      guard node.kind == other.kind, node.style == other.style, node.subtreeEnd == other.subtreeEnd else {
        return structure
      }
      guard node.kind == .scalar else {
        if node.kind == .alias, before.resolved(id) != after.resolved(id) { return structure }
        continue
      }
      let isEqual = before.withBytes(of: node.text) { text in
        after.withBytes(of: other.text) { newText in
          guard let changes = edits[id] else { return text.hasSameBytes(as: newText) }
          return Self.apply(changes, to: text).span.hasSameBytes(as: newText)
        }
      }
      if !isEqual { return edits[id] == nil ? structure : .invalid("the text would not be read as written", [id]) }
    }
    for (field, other) in zip(old.fields, new.fields)
    where field.kind != other.kind || field.node != other.node || field.part != other.part {
      return .invalid("the text would get another purpose", [field.node])
    }
    return nil
  }

  private static func apply(_ edits: [ScalarEdit], to text: Span<UInt8>) -> [UInt8] {
    let changes = edits.map { ByteEdit(range: $0.range.start..<$0.range.end, replacement: $0.text) }
    return ByteEdit.apply(changes.sorted { $0.range.lowerBound < $1.range.lowerBound }, to: [UInt8](text))
  }

  /// Compares the findings by text and rule.
  private func compareFindings(_ report: FileReport, fixed: [Int]) -> Outcome {
    var counts: [Place: Int] = [:]
    func place(_ finding: Finding) -> Place? {
      finding.target.map { Place(document: $0.document, field: $0.field, rule: finding.rule) }
    }
    for finding in input.findings { if let place = place(finding) { counts[place, default: 0] += 1 } }
    for number in fixed { if let place = place(input.findings[number]) { counts[place, default: 0] -= 1 } }
    var nodes: [NodeID] = []
    for finding in report.findings {
      guard let place = place(finding), let target = finding.target else { continue }
      counts[place, default: 0] -= 1
      if counts[place, default: 0] < 0 { nodes.append(input.field(of: target).node) }
    }
    return nodes.isEmpty ? .valid : .invalid("the text would still be a finding", nodes)
  }
}
