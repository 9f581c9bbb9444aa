import BlindspotParser

/// What a run needs to know of each rule, by ``RuleIndex``: the built-in ones first, then those of the user's files.
package struct RuleTable: Sendable {
  /// One rule of a run.
  package struct Entry: Sendable {
    /// The rule's id.
    package let id: String
    /// How a message names what was found.
    package let what: String
    /// What it finds.
    package let category: Category
    /// How loud it is unless something says otherwise.
    package let severity: Severity
    /// How far it has come.
    package let stage: Rule.Stage
    /// The field kinds it looks at.
    package let kinds: FieldKindSet
    /// What to write instead.
    package let instead: String

    package init(
      id: String, what: String, category: Category, severity: Severity, stage: Rule.Stage = .stable,
      kinds: FieldKindSet, instead: String
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

  package subscript(_ index: RuleIndex) -> Entry { entries[Int(index.value)] }

  /// The index of the rule called `id`.
  package func index(of id: String) -> RuleIndex? {
    entries.firstIndex { $0.id == id }.map { RuleIndex(UInt16($0)) }
  }
}

extension RuleTable.Entry {
  /// The entry of a built-in rule, which looks at the field kinds `usual` where its row names none.
  fileprivate init(_ row: BuiltInRuleRow, usual: FieldKindSet) {
    self.init(
      id: row.id, what: row.what, category: row.category, severity: row.severity, stage: row.stage,
      kinds: row.fields.isEmpty ? usual : FieldKindSet(row.fields), instead: row.instead)
  }
}
