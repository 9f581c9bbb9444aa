import BlindspotParser
package import BlindspotRules

extension Workspace {
  /// Plans an entry of `allow` in the configuration for the value of a finding, which is then not reported anywhere.
  ///
  /// The configuration contains the value in clear text.
  ///
  /// - Parameters:
  ///   - finding: a finding of `document`.
  ///   - document: the document that contains it.
  ///   - request: the baseline, the key and the contents of findings.
  /// - Throws: ``WorkspaceError`` if the configuration cannot contain the entry, or the entry would not apply.
  package func planAllowance(
    of finding: Finding, in document: OpenDocument, for request: LintRequest
  ) throws(WorkspaceError) -> ExceptionPlan {
    guard let target = finding.target, let export = document.export, target.document < export.documents.count,
      case let part = export.documents[target.document], target.field < part.fields.count
    else { throw WorkspaceError("the finding has no value") }
    let text = Array(part.text(of: part.fields[target.field]).utf8)
    guard target.range.start >= 0, target.range.end <= text.count else {
      throw WorkspaceError("the finding has no value")
    }
    let value = String(decoding: text[target.range.start..<target.range.end], as: UTF8.self)
    let path = policy.configuration.file ?? ConfigurationLoader.fileName
    let old = try configuration(at: path)
    let quoted = YAMLText.quoted(value)
    let item = EditableConfiguration.Items(lines: ["- " + quoted], flow: quoted)
    let list = AllowList.Kind(for: finding.category).rawValue
    guard let bytes = EditableConfiguration(old ?? []).adding(item, below: ["allow", list]) else {
      throw WorkspaceError("\(path) has a layout in which the key allow cannot be added; add it by hand")
    }
    let plan = ExceptionPlan(file: path, findings: [finding], original: old, bytes: bytes)
    let changed = try changedWorkspace(by: plan)
    let left = Set(try changed.open(document.name, document.bytes, as: request).findings.map(FindingKeyPlace.init))
    guard !left.contains(FindingKeyPlace(finding)) else {
      throw WorkspaceError("the entry would not apply to the finding; write it to \(path) by hand")
    }
    return plan
  }
}

extension AllowList.Kind {
  /// The list for the values of a category.
  fileprivate init(for category: Category) {
    switch category {
    case .personName: self = .people
    case .phoneNumber: self = .lines
    default: self = .texts
    }
  }
}
