import BlindspotParser
public import BlindspotRules

extension OpenDocument {
  /// Returns the edits that fix findings of the current bytes, and everything in the document that must change with them.
  ///
  /// A name changes together with its references in this document. Other files are not read: fix the folder to change a
  /// flow, a prompt or a data action that they refer to.
  ///
  /// - Parameters:
  ///   - findings: findings of ``findings``.
  ///   - includingSuggested: whether replacements that can make a sentence untrue are included.
  /// - Returns: a plan with one file or none, and the findings that stay with the reasons.
  public func fix(_ findings: [Finding], includingSuggested: Bool = false) -> FixPlan {
    // The export of the last check has its time limit.
    guard export != nil,
      case .export(let export) = ExportReader.read(SourceFile(name: name, bytes: bytes), options: options)
    else { return FixPlan(files: [], fixed: [], unfixed: [], failures: [:], mapping: []) }
    let wanted = Set(findings.map(FindingKeyPlace.init))
    let current = Set(self.findings.map(FindingKeyPlace.init))
    let input = FixInput(
      bytes, export: export, options: options, report: engine.check(export),
      selecting: { wanted.contains(FindingKeyPlace($0)) }, keeping: { !current.contains(FindingKeyPlace($0)) })
    let settings = FixPlanner.Settings(includesSuggested: includingSuggested)
    var planner = FixPlanner(settings, inputs: [input], rule: RuleLookup(rules).rule) { engine.check($0) }
    return planner.plan()
  }
}

/// The place of a finding in a run, by which findings of two checks of the same bytes are compared.
struct FindingKeyPlace: Hashable, Sendable {
  private let file: String
  private let rule: String
  private let target: FindingTarget?

  init(_ finding: Finding) {
    file = finding.location.file
    rule = finding.rule
    target = finding.target
  }
}

/// Looks up rules with all their texts, each of which is read once.
final class RuleLookup {
  private let rules: RuleSet
  private var known: [String: Rule] = [:]

  init(_ rules: RuleSet) { self.rules = rules }

  /// Returns the rule with an id.
  func rule(_ id: String) -> Rule? {
    if let rule = known[id] { return rule }
    let rule = rules.rule(named: id)
    known[id] = rule
    return rule
  }
}
