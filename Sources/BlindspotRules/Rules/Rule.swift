public import BlindspotParser

/// One rule: what is looked for, where, how loud, why, and what to write instead. Built-in rules come from `rules/`.
public struct Rule: Sendable {
  /// How far a rule has come.
  public enum Stage: String, Sendable, CaseIterable {
    case stable
    /// Off unless the configuration names it.
    case preview
    /// Still runs, and will go.
    case deprecated
  }

  /// Unique, kebab-case.
  public let id: String
  /// A short name for people.
  public let title: String
  /// How a message names what was found: `a person's name`.
  public let what: String
  /// What it finds.
  public let category: Category
  /// How loud it is unless the configuration says otherwise.
  public let severity: Severity
  /// How sure a finding of it is, where the rule file says so.
  public let confidence: Double?
  /// How far it has come.
  public let stage: Stage
  /// Former ids, which configurations and exceptions may still use.
  public let aliases: [String]
  /// The id of the rule that takes its place; nil if none does.
  public let replacedBy: String?
  /// The detector behind it.
  public let detector: String
  /// The field kinds it looks at.
  public let fields: Set<FieldKind>
  /// The languages it is for, as `en` or `en-us`; empty for all.
  public let languages: [String]
  /// Why the data must not stand there.
  public let reason: String
  /// What to write instead.
  public let instead: String
  /// The law it maps to: `ccpa:v1A`, `gdpr:4-1`, … (``Law``).
  public let law: [String]
  /// Texts that it must find something in.
  public let matching: [String]
  /// Texts that it must be quiet about.
  public let nonMatching: [String]

  package init(
    id: String, title: String, what: String? = nil, category: Category, severity: Severity, confidence: Double? = nil,
    stage: Stage = .stable, aliases: [String] = [], replacedBy: String? = nil, detector: String = "",
    fields: Set<FieldKind>, languages: [String] = [], reason: String, instead: String, law: [String],
    matching: [String], nonMatching: [String]
  ) {
    self.id = id
    self.title = title
    self.what = what ?? title.lowercased()
    self.category = category
    self.severity = severity
    self.confidence = confidence
    self.stage = stage
    self.aliases = aliases
    self.replacedBy = replacedBy
    self.detector = detector
    self.fields = fields
    self.languages = languages
    self.reason = reason
    self.instead = instead
    self.law = law
    self.matching = matching
    self.nonMatching = nonMatching
  }
}
