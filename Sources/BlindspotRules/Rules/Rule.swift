public import BlindspotParser

/// A rule: its category, field kinds, severity, reason and recommendation. Built-in rules come from `rules/`.
public struct Rule: Sendable {
  /// The maturity of a rule.
  public enum Stage: String, Sendable, CaseIterable {
    case stable
    /// Off unless the configuration names it.
    case preview
    /// Still runs, but will be removed.
    case deprecated
  }

  /// The unique id, in kebab-case.
  public let id: String
  /// The title.
  public let title: String
  /// The name of a finding in messages: `a person's name`.
  public let what: String
  /// The category of its findings.
  public let category: Category
  /// The default severity.
  public let severity: Severity
  /// The confidence of its findings; nil for the one of the detector.
  public let confidence: Double?
  /// The maturity.
  public let stage: Stage
  /// Former ids, which configurations and exceptions may still use.
  public let aliases: [String]
  /// The id of the replacement; nil if missing.
  public let replacedBy: String?
  /// The detector: `pattern`, `words`, or the id of a built-in rule.
  public let detector: String
  /// The field kinds that it applies to.
  public let fields: Set<FieldKind>
  /// The languages that it applies to, as `en` or `en-us`; empty for all.
  public let languages: [String]
  /// The reason why the data must not occur in these fields.
  public let reason: String
  /// The recommendation for fixing a finding in most fields.
  public var instead: String { advice.usual }
  /// The recommendations for all fields.
  package let advice: Advice
  /// The text that `blindspot fix` writes in place of a finding; `{n}` is the number of the value. Nil for that of the
  /// category.
  public let fix: String?
  /// The law it maps to: `ccpa:v1A`, `gdpr:4-1`, … (``Law``).
  public let law: [String]
  /// Example texts with a finding.
  public let matching: [String]
  /// Example texts without a finding.
  public let nonMatching: [String]

  package init(
    id: String, title: String, what: String? = nil, category: Category, severity: Severity, confidence: Double? = nil,
    stage: Stage = .stable, aliases: [String] = [], replacedBy: String? = nil, detector: String = "",
    fields: Set<FieldKind>, languages: [String] = [], reason: String, instead: Advice, fix: String? = nil,
    law: [String], matching: [String], nonMatching: [String]
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
    advice = instead
    self.fix = fix
    self.law = law
    self.matching = matching
    self.nonMatching = nonMatching
  }
}
