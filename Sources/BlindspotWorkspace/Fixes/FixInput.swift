import BlindspotParser
import BlindspotRules

/// One export of a run of fixes.
struct FixInput: Sendable {
  /// The name in reports.
  let name: String
  /// The bytes and the export that was read from them.
  let file: EditableFile
  /// The options that the export was read with.
  let options: ReadOptions
  /// Every finding of the engine, before the baseline and the selection.
  let findings: [Finding]
  /// The findings to fix: indices of ``findings``, ascending.
  let selected: [Int]
  /// The places of the findings that stay: accepted ones, and those outside the selection of the run.
  let kept: [FindingTarget]
  /// Whether the file is made from others, which have to change instead: a state or a plan of Terraform.
  let isDerived: Bool
  /// The reason why the file cannot be written, as a phrase that follows `not fixed: `; nil if it can.
  var refusal: ShownText?

  /// Creates an input.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of the file as they are on disk.
  ///   - report: the findings of the engine in the export.
  ///   - isSelected: whether a finding is to be fixed.
  ///   - isKept: whether a finding stays although it is not fixed, because it is accepted.
  init(
    _ bytes: [UInt8], export: ParsedExport, options: ReadOptions, report: FileReport, refusal: ShownText? = nil,
    selecting isSelected: (Finding) -> Bool, keeping isKept: (Finding) -> Bool
  ) {
    name = export.file.name
    file = EditableFile(bytes, export: export)
    self.options = options
    isDerived = export.format == .terraformState
    self.refusal = export.problems.isEmpty ? refusal : "the file could not be read completely"
    findings = report.findings
    selected = findings.indices.filter { isSelected(report.findings[$0]) }
    kept = report.exceptedTargets + findings.filter(isKept).compactMap(\.target)
  }

  /// Returns the field of a target.
  func field(of target: FindingTarget) -> Field { file.export.documents[target.document].fields[target.field] }

  /// Returns the decoded text of a field.
  func text(of field: Field, in document: Int) -> [UInt8] {
    file.export.documents[document].document.withBytes(of: field.text) { [UInt8]($0) }
  }

  /// Reads the same bytes with all kinds of texts, and returns the kinds of whole scalars by document and node.
  func kinds() -> [[UInt32: FieldKind]] {
    var options = options
    options.readsExtended = true
    options.limits.deadline = nil
    guard case .export(let export) = ExportReader.read(SourceFile(name: name, bytes: file.bytes), options: options)
    else { return [] }
    return export.documents.map { document in
      var kinds: [UInt32: FieldKind] = [:]
      for field in document.fields where field.part == nil { kinds[field.node.index] = field.kind }
      return kinds
    }
  }
}

extension FieldKind {
  /// The role of a name in the references of a run.
  enum NameRole {
    /// The name of a flow, a prompt or a data action, which other files can refer to.
    case object
    /// The name of a part of a flow, which only the flow itself refers to.
    case part
    /// The name of an object that is defined elsewhere.
    case reference
    /// Not a name.
    case text
  }

  /// The words in the keys of references to an object of this kind, in lower case; empty if it is not the name of one.
  var referenceWords: [String] {
    switch self {
    case .flowName: ["flow", "module", "bot"]
    case .promptName: ["prompt"]
    case .dataActionName, .dataActionParameter: ["action", "input", "output", "category"]
    case .vxmlOperation, .vxmlParameter: ["vxml", "voicexml"]
    default: []
    }
  }

  /// Returns the role of names of this kind in exports of a format.
  func nameRole(in format: ExportFormat) -> NameRole {
    switch self {
    case .flowName, .promptName: .object
    case .stateName, .taskName, .actionName, .menuName, .menuChoiceName, .variableName, .intentName: .part
    case .dataActionName, .dataActionParameter, .vxmlOperation, .vxmlParameter:
      switch format {
      case .archyYAML, .archyJSON, .i3Flow, .flowConfiguration: .reference
      default: .object
      }
    case .referencedName, .divisionName, .groupName: .reference
    default: .text
    }
  }
}
