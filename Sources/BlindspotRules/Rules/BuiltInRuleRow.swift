package import BlindspotParser

/// What a run needs to know of a built-in rule. Laid out at build time from `rules/`; everything else that a rule file
/// says is read from the embedded file when somebody asks for it.
package struct BuiltInRuleRow: Sendable {
  /// Unique, kebab-case.
  package let id: String
  /// A short name for people.
  package let title: String
  /// How a message names what was found: `a person's name`.
  package let what: String
  /// What it finds.
  package let category: Category
  /// How loud it is unless something says otherwise.
  package let severity: Severity
  /// How far it has come.
  package let stage: Rule.Stage
  /// Former ids.
  package let aliases: [String]
  /// The field kinds it looks at; none for ``FieldKindSet/usual``.
  package let fields: [FieldKind]
  /// What to write instead.
  package let instead: String
}

extension BuiltInRule {
  /// The rule's place in the table of a run.
  package var index: RuleIndex { RuleIndex(rawValue) }
}
