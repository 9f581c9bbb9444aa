import BlindspotParser

/// What one source says: a file, or the command line. Nil and empty mean that it says nothing.
public struct ConfigurationLayer: Sendable {
  /// The folder that relative paths and globs start from.
  public var folder = ""
  /// Rule files or folders.
  public var ruleFiles: [Sourced<String>] = []
  /// Decisions on rules, by id.
  public var rules: [(id: String, decision: Sourced<RuleDecision>)] = []
  /// The rules that alone are on (the option `--rule`); empty for all.
  public var only: [String] = []
  /// Whether rules in preview are on.
  public var preview: Sourced<Bool>?
  /// `default`, `extended`, or kinds and groups.
  public var fields: Sourced<[String]>?
  /// ISO 3166 codes, upper case.
  public var regions: Sourced<[String]>?
  /// Languages, lower case.
  public var languages: Sourced<[String]>?
  /// Directory exports.
  public var directory: [Sourced<String>] = []
  /// From which severity on a run fails.
  public var failOn: Sourced<FailLevel>?
  /// Below which confidence findings are not reported.
  public var minConfidence: Sourced<Double>?
  /// The quietest severity that is reported.
  public var severity: Sourced<Severity>?
  /// Reports, `FORMAT` or `FORMAT=FILE`.
  public var output: Sourced<[String]>?
  /// The baseline.
  public var baseline: Sourced<BaselineChoice>?
  /// Globs passed over in folders.
  public var exclude: [Sourced<String>] = []
  /// How much of an input is taken, in bytes or in what the limit counts.
  public var limits: [Limit: Sourced<Int>] = [:]
  package var allow: [(list: AllowList.Kind, text: Setting)] = []
  package var exceptions: [PolicyException] = []
  package var overrides: [RuleOverride] = []
  /// Places of what ``Sourced`` values cannot point at, by rule id.
  package var rulePlaces: [(id: String, place: SettingPlace)] = []

  /// Says nothing.
  public init() {}

  /// What a checked configuration file says.
  init(_ setting: Setting, folder: String) {
    self.folder = folder
    func origin(_ setting: Setting) -> Origin { .file(setting.place.description) }
    func paths(_ key: String) -> [Sourced<String>] {
      (setting[key]?.items ?? []).compactMap { item in
        item.text.map { Sourced(Path.join(folder, $0), origin(item)) }
      }
    }
    func value<Value>(_ key: String, _ read: (Setting) -> Value?) -> Sourced<Value>? {
      setting[key].flatMap { found in read(found).map { Sourced($0, origin(found)) } }
    }
    ruleFiles = paths("rule-files")
    directory = paths("directory")
    rules = Self.decisions(setting["rules"])
    rulePlaces = setting["rules"]?.entries.map { ($0.key, $0.keyPlace) } ?? []
    preview = value("preview") { $0.flag }
    // What is left of a list of mistakes is no decision to check nothing.
    fields = value("fields") { $0.texts.isEmpty ? nil : $0.texts }
    regions = value("regions") { $0.texts.map { $0.uppercased() } }
    languages = value("languages") { $0.texts.map { $0.lowercased() } }
    failOn = value("fail-on") { $0.text.flatMap(FailLevel.init(rawValue:)) }
    minConfidence = value("min-confidence") { $0.number }
    severity = value("severity") { $0.text.flatMap(Severity.init(rawValue:)) }
    output = value("output") { list in
      list.texts.map { request in
        guard let equals = request.firstIndex(of: "=") else { return request }
        return request[...equals] + Path.join(folder, String(request[request.index(after: equals)...]))
      }
    }
    baseline = value("baseline") { found in
      found.text.map { $0 == "off" || $0 == "false" ? .off : .file(Path.join(folder, $0)) }
    }
    exclude = (setting["exclude"]?.items ?? []).compactMap { item in item.text.map { Sourced($0, origin(item)) } }
    for entry in setting["limits"]?.entries ?? [] {
      guard let limit = Limit(rawValue: entry.key), let count = entry.value.count else { continue }
      limits[limit] = Sourced(count * limit.unit, origin(entry.value))
    }
    for entry in setting["allow"]?.entries ?? [] {
      guard let list = AllowList.Kind(rawValue: entry.key) else { continue }
      allow += entry.value.items.map { (list, $0) }
    }
    exceptions = (setting["exceptions"]?.items ?? []).map { PolicyException($0, folder: folder) }
    overrides = (setting["overrides"]?.items ?? []).map { RuleOverride($0, folder: folder) }
  }

  static func decisions(_ setting: Setting?) -> [(id: String, decision: Sourced<RuleDecision>)] {
    (setting?.entries ?? []).map { entry in
      var decision = entry.value.text.flatMap(RuleDecision.init(word:)) ?? RuleDecision()
      if !entry.value.entries.isEmpty {
        decision.level = entry.value.text("severity").flatMap(RuleDecision.init(word:))?.level
        decision.fields = entry.value["fields"].flatMap { $0.texts.isEmpty ? nil : $0.texts }
        decision.minConfidence = entry.value["min-confidence"]?.number
        decision.allowedTexts = entry.value["allow"]?["texts"]?.texts ?? []
        decision.allowedPatterns = entry.value["allow"]?["patterns"]?.texts ?? []
      }
      return (entry.key, Sourced(decision, .file(entry.value.place.description)))
    }
  }
}

/// From which severity on the exit status is 1.
public enum FailLevel: String, Sendable, CaseIterable {
  case note
  case warning
  case error
  case never

  /// Whether a finding of `severity` fails a run.
  public func fails(_ severity: Severity) -> Bool {
    Severity(rawValue: rawValue).map { severity >= $0 } ?? false
  }
}

/// Which baseline a run uses.
public enum BaselineChoice: Sendable, Equatable {
  /// `.blindspot-baseline.json` in the working folder or beside the configuration, where it is there.
  case automatic
  case off
  case file(String)
}
