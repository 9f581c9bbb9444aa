/// What a run needs to know of a built-in rule. Laid out at build time from `rules/`; everything else that a rule file
/// says is read from the embedded file when somebody asks for it.
package struct BuiltInRuleRow: Sendable {
  /// Unique, kebab-case.
  package let id: StaticString
  /// A short name for people.
  package let title: StaticString
  /// How a message names what was found: `a person's name`.
  package let what: StaticString
  /// Raw value of a ``Category``.
  package let category: StaticString
  /// Raw value of a ``Severity``.
  package let severity: StaticString
  /// Raw value of a ``Rule/Stage``.
  package let stage: StaticString
  /// Former ids.
  package let aliases: [StaticString]
  /// Field kinds, or names of their groups.
  package let fields: [StaticString]
  /// What to write instead.
  package let instead: StaticString
}

extension BuiltInRule {
  /// The rule's place in the table of a run.
  package var index: RuleIndex { RuleIndex(rawValue) }
}
