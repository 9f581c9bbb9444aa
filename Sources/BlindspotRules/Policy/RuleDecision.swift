/// What a configuration says of a rule.
public struct RuleDecision: Sendable, Equatable {
  /// Whether it runs and how loud.
  public enum Level: Sendable, Equatable {
    case off
    /// On, as loud as the rule itself says.
    case on
    case severity(Severity)
  }

  /// Whether it runs and how loud; nil if nothing was said about it.
  public var level: Level?
  /// The field kinds it looks at; nil if nothing was said.
  public var fields: [String]?
  /// Below which confidence its findings are not reported; nil if nothing was said.
  public var minConfidence: Double?
  /// Found texts that it passes over.
  public var allowedTexts: [String] = []
  /// Expressions; a found text that holds a match is passed over.
  public var allowedPatterns: [String] = []

  /// Says nothing.
  public init(level: Level? = nil) { self.level = level }

  /// What a word of the configuration means; nil if it is none.
  init?(word: String) {
    switch word {
    case "off": self.init(level: .off)
    case "on": self.init(level: .on)
    default:
      guard let severity = Severity(rawValue: word) else { return nil }
      self.init(level: .severity(severity))
    }
  }

  /// What holds where `later` speaks after this.
  func merged(with later: RuleDecision) -> RuleDecision {
    var merged = self
    merged.level = later.level ?? level
    merged.fields = later.fields ?? fields
    merged.minConfidence = later.minConfidence ?? minConfidence
    merged.allowedTexts += later.allowedTexts
    merged.allowedPatterns += later.allowedPatterns
    return merged
  }
}
