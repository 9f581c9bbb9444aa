import BlindspotParser

/// The decision of a configuration on one rule.
public struct RuleDecision: Sendable, Equatable {
  /// Whether a rule runs, and with which severity.
  public enum Level: Sendable, Equatable {
    case off
    /// On, with the severity of the rule.
    case on
    case severity(Severity)
  }

  /// Whether the rule runs, and with which severity; nil if not decided.
  public var level: Level?
  /// The field kinds that the rule applies to, as written; nil if not decided.
  public var fields: [String]?
  /// The confidence below which its findings are not reported; nil if not decided.
  public var minConfidence: Double?
  /// Texts that the rule does not report.
  public var allowedTexts: [String] = []
  /// Regular expressions; the rule does not report a text that contains a match.
  public var allowedPatterns: [String] = []

  /// Makes a decision on the level alone, or on nothing.
  public init(level: Level? = nil) { self.level = level }

  /// The decision that a word of the configuration denotes; nil for an unknown word.
  init?(word: String) {
    switch word {
    case "off": self.init(level: .off)
    case "on": self.init(level: .on)
    default:
      guard let severity = Severity(rawValue: word) else { return nil }
      self.init(level: .severity(severity))
    }
  }

  /// Reads a checked setting: a word or a mapping.
  init(_ setting: Setting) {
    self = setting.text.flatMap(Self.init(word:)) ?? Self()
    guard !setting.entries.isEmpty else { return }
    level = setting.text("severity").flatMap(Self.init(word:))?.level
    fields = setting["fields"].flatMap { $0.texts.isEmpty ? nil : $0.texts }
    minConfidence = setting["min-confidence"]?.number
    allowedTexts = setting["allow"]?["texts"]?.texts ?? []
    allowedPatterns = setting["allow"]?["patterns"]?.texts ?? []
  }

  /// The words that decide on a level.
  private static let levelSchema = SettingSchema.choice(["off", "on"] + Severity.allCases.map(\.rawValue))

  /// The schema of a decision.
  static let schema = SettingSchema.either([
    levelSchema,
    .mapping(
      SettingGroup(
        "the settings of a rule",
        [
          SettingKey("severity", levelSchema, "Whether the rule runs, and with which severity."),
          SettingKey(
            "fields", .list(.choice(["default"] + FieldKind.namesOfKindsAndGroups)),
            "Field kinds that the rule applies to, instead of its own."),
          SettingKey("min-confidence", .number(0...1), "Lowest confidence to report of this rule."),
          SettingKey("allow", .mapping(AllowList.textGroup), "Values that the rule does not report."),
        ])),
  ])

  /// The decision as a YAML mapping.
  var text: String {
    var members: [String] = []
    switch level {
    case .off?: members.append("severity: off")
    case .on?: members.append("severity: on")
    case .severity(let severity)?: members.append("severity: \(severity.rawValue)")
    case nil: break
    }
    if let fields { members.append("fields: \(YAMLText.list(fields))") }
    if let minConfidence { members.append("min-confidence: \(minConfidence)") }
    return "{" + members.joined(separator: ", ") + "}"
  }

  /// This decision with the parts that `later` decides replaced, and its allowed values added.
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

/// The decisions on rules of one or more layers, sorted by rule id.
public struct RuleDecisions: Sendable {
  /// The decisions, one per rule id.
  public private(set) var entries: [(id: String, decision: Sourced<RuleDecision>)] = []
  /// Every place in a file that names a rule id, also if a later layer replaces the decision.
  package private(set) var places: [(id: String, place: SettingPlace)] = []

  /// Makes an empty collection.
  public init() {}

  /// Makes decisions that have no place in a file.
  public init(_ entries: [(id: String, decision: Sourced<RuleDecision>)]) {
    for (id, decision) in entries { add(decision, on: id) }
    sort()
  }

  /// Reads a checked mapping of rule ids to decisions.
  init(_ setting: Setting) {
    for entry in setting.entries { add(Sourced(RuleDecision(entry.value), entry.value.origin), on: entry.key) }
    places = setting.entries.map { ($0.key, $0.keyPlace) }
    sort()
  }

  /// Whether the collection is empty.
  public var isEmpty: Bool { entries.isEmpty }

  /// The schema of the mapping.
  static let schema = SettingSchema.table(RuleDecision.schema)

  /// These decisions combined with `later` ones, which take precedence.
  func merged(with later: RuleDecisions) -> RuleDecisions {
    var merged = self
    for (id, decision) in later.entries { merged.add(decision, on: id) }
    merged.places += later.places
    merged.sort()
    return merged
  }

  private mutating func add(_ decision: Sourced<RuleDecision>, on id: String) {
    if let index = entries.firstIndex(where: { $0.id == id }) {
      let merged = entries[index].decision.value.merged(with: decision.value)
      entries[index].decision = Sourced(merged, decision.origin)
    } else {
      entries.append((id, decision))
    }
  }

  private mutating func sort() { entries.sort { $0.id < $1.id } }
}
