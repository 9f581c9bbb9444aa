public import BlindspotParser

/// One rule: what is looked for, where, how loud, why, and what to write instead. Built-in rules come from `rules/`.
public struct Rule: Sendable {
  /// Unique, kebab-case.
  public let id: String
  /// A short name for people.
  public let title: String
  /// What it finds.
  public let category: Category
  /// How loud it is unless the configuration says otherwise.
  public let severity: Severity
  /// The field kinds it looks at.
  public let fields: Set<FieldKind>
  /// Why the data must not stand there.
  public let reason: String
  /// What to write instead.
  public let instead: String
  /// The law it maps to: `ccpa:v1A`, `gdpr:4-1`, …
  public let law: [String]
  /// Texts that it must find something in.
  public let matching: [String]
  /// Texts that it must be quiet about.
  public let nonMatching: [String]

  package init(
    id: String, title: String, category: Category, severity: Severity, fields: Set<FieldKind>, reason: String,
    instead: String, law: [String], matching: [String], nonMatching: [String]
  ) {
    self.id = id
    self.title = title
    self.category = category
    self.severity = severity
    self.fields = fields
    self.reason = reason
    self.instead = instead
    self.law = law
    self.matching = matching
    self.nonMatching = nonMatching
  }
}
