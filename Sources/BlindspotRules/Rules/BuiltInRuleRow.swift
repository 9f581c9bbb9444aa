package import BlindspotParser

/// The settings of a built-in rule that a run needs, generated from `rules/`. The rest of a rule file is read from the
/// embedded file on demand.
package struct BuiltInRuleRow: Sendable {
  /// Unique, kebab-case.
  package let id: String
  /// The title.
  package let title: String
  /// The name of the finding in messages: `a person's name`.
  package let what: String
  /// The category.
  package let category: Category
  /// The default severity.
  package let severity: Severity
  /// The ids of the clauses that it maps to, with spaces between them (``Rule/law``).
  package let law: String
  /// The stage.
  package let stage: Rule.Stage
  /// Former ids.
  package let aliases: [String]
  /// The field kinds; empty for ``FieldKindSet/usual``.
  package let fields: [FieldKind]
  /// The recommendations.
  package let instead: Advice
}
