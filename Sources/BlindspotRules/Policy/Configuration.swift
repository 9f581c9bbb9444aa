public import BlindspotParser

/// What a team decided, from all files and the command line, each value with who decided it.
public struct Configuration: Sendable {
  /// The configuration file found or given; nil if there is none.
  public internal(set) var file: String?
  /// The folder of that file, or the working folder.
  public internal(set) var folder = ""
  /// Rule files and folders of them.
  public internal(set) var ruleFiles: [Sourced<String>] = []
  /// Decisions on rules by id, in the order of the ids.
  public internal(set) var rules: [(id: String, decision: Sourced<RuleDecision>)] = []
  /// The rules that alone are on, as written; empty for all.
  public internal(set) var only: [String] = []
  /// Whether rules in preview are on.
  public internal(set) var preview = Sourced(false, .standard)
  /// Which texts are checked, as written.
  public internal(set) var fields = Sourced<[String]>(["default"], .standard)
  /// ISO 3166 codes, most likely first.
  public internal(set) var regions = Sourced<[String]>([], .standard)
  /// Languages of texts whose flow names none.
  public internal(set) var languages = Sourced<[String]>([], .standard)
  /// Exports of the own Directory.
  public internal(set) var directory: [Sourced<String>] = []
  /// From which severity on a run fails.
  public internal(set) var failOn = Sourced(FailLevel.warning, .standard)
  /// Below which confidence findings are not reported.
  public internal(set) var minConfidence = Sourced(0.5, .standard)
  /// The quietest severity that is reported.
  public internal(set) var severity = Sourced(Severity.warning, .standard)
  /// Reports, `FORMAT` or `FORMAT=FILE`.
  public internal(set) var output = Sourced<[String]>(["text"], .standard)
  /// The baseline.
  public internal(set) var baseline = Sourced(BaselineChoice.automatic, .standard)
  /// Globs passed over when a folder is linted.
  public internal(set) var exclude: [Sourced<String>] = []
  /// How much of an input is taken, in bytes or in what the limit counts; what nobody decided is left out.
  public internal(set) var limits: [Limit: Sourced<Int>] = [:]
  package internal(set) var allow: [(list: AllowList.Kind, text: Setting)] = []
  package internal(set) var exceptions: [PolicyException] = []
  package internal(set) var overrides: [RuleOverride] = []
  package internal(set) var rulePlaces: [(id: String, place: SettingPlace)] = []

  /// What the program does by itself.
  public init() {}

  /// Puts layers on top of each other: single values of later layers win, lists grow.
  public init(layers: [ConfigurationLayer]) {
    for layer in layers { add(layer) }
  }

  private mutating func add(_ layer: ConfigurationLayer) {
    ruleFiles += layer.ruleFiles
    directory += layer.directory
    exclude += layer.exclude
    allow += layer.allow
    exceptions += layer.exceptions
    overrides += layer.overrides
    rulePlaces += layer.rulePlaces
    if !layer.only.isEmpty { only = layer.only }
    preview = layer.preview ?? preview
    fields = layer.fields ?? fields
    regions = layer.regions ?? regions
    languages = layer.languages ?? languages
    failOn = layer.failOn ?? failOn
    minConfidence = layer.minConfidence ?? minConfidence
    severity = layer.severity ?? severity
    output = layer.output ?? output
    baseline = layer.baseline ?? baseline
    limits.merge(layer.limits) { $1 }
    for (id, decision) in layer.rules {
      if let index = rules.firstIndex(where: { $0.id == id }) {
        rules[index].decision = Sourced(rules[index].decision.value.merged(with: decision.value), decision.origin)
      } else {
        rules.append((id, decision))
      }
    }
    rules.sort { $0.id < $1.id }
  }

  /// The field kinds that are checked: `default` is the mission and its neighbours, `extended` alone is everything.
  public var kinds: Set<FieldKind> {
    let checked = checkedKinds
    return Set(FieldKind.allCases.filter { checked.contains($0) })
  }

  /// The same in one word.
  package var checkedKinds: FieldKindSet {
    fields.value == ["extended"] ? .all : FieldKindSet(names: fields.value)
  }

  /// Whether `file`, met in a folder, is passed over.
  public func excludes(_ file: String) -> Bool {
    !exclude.isEmpty && FileSelector(exclude.map(\.value), folder: folder).selects(file)
  }
}
