import BlindspotParser

/// The settings of each rule that a run needs, by ``RuleIndex``: the built-in rules, then the custom ones.
package struct RuleTable: Sendable {
  /// One rule of a run.
  package struct Entry: Sendable {
    /// The rule's id.
    package let id: String
    /// The name of a finding in messages.
    package let what: String
    /// The category of its findings.
    package let category: Category
    /// The default severity.
    package let severity: Severity
    /// The stage.
    package let stage: Rule.Stage
    /// The field kinds that it applies to.
    package let kinds: FieldKindSet
    /// The recommendations.
    package let instead: Advice

    package init(
      id: String, what: String, category: Category, severity: Severity, stage: Rule.Stage = .stable,
      kinds: FieldKindSet, instead: Advice
    ) {
      self.id = id
      self.what = what
      self.category = category
      self.severity = severity
      self.stage = stage
      self.kinds = kinds
      self.instead = instead
    }
  }

  /// The rules by index.
  package private(set) var entries: [Entry]

  /// The built-in rules followed by `custom`.
  package init(custom: [Entry] = []) {
    let usual = FieldKindSet.usual
    entries = BuiltInRule.rows.map { Entry($0, usual: usual) } + custom
  }

  /// The rules that are not built in.
  var custom: [Entry] { Array(entries[BuiltInRule.rows.count...]) }

  package subscript(_ index: RuleIndex) -> Entry { entries[Int(index.value)] }

  /// The index of the rule with the id `id`.
  package func index(of id: String) -> RuleIndex? {
    entries.firstIndex { $0.id == id }.map { RuleIndex(UInt16($0)) }
  }
}

extension RuleTable.Entry {
  /// Makes the entry of a built-in rule, which applies to the field kinds `usual` if its row names none.
  fileprivate init(_ row: BuiltInRuleRow, usual: FieldKindSet) {
    self.init(
      id: row.id, what: row.what, category: row.category, severity: row.severity, stage: row.stage,
      kinds: row.fields.isEmpty ? usual : FieldKindSet(row.fields), instead: row.instead)
  }
}
