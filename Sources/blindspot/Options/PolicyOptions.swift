import ArgumentParser
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// The options for rules, texts and severities. They win over the configuration file.
struct PolicyOptions: ParsableArguments {
  private static let keys = ConfigurationKeys.declared

  @Option(
    name: .customLong("config"), help: .configurationFile, completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  @Flag(name: .customLong("no-config"), help: "Read no configuration file.")
  var noConfig = false

  @Flag(
    name: .customLong("isolated"),
    help: ArgumentHelp(
      "Ignore everything that is discovered: configuration, baseline, ignore files, comments in exports.",
      discussion:
        "With --config and --baseline, a gate uses its own policy, which a change of the exports cannot weaken."))
  var isolated = false

  @Flag(
    name: .customLong("allow-outside"),
    help: ArgumentHelp(
      "Let the configuration name files outside its repository.",
      discussion: "Applies to other configurations, rule files, word lists, Directory exports and the baseline."))
  var allowOutside = false

  @Flag(name: .customLong("no-inline"), help: "Report findings that comments in exports cover.")
  var noInline = false

  @Option(name: .customLong("rule"), help: ArgumentHelp("Check only this rule; repeatable.", valueName: "rule"))
  var rule: [String] = []

  @Option(name: .customLong("disable"), help: ArgumentHelp("Turn this rule off; repeatable.", valueName: "rule"))
  var disable: [String] = []

  @Flag(name: .option(keys.preview), help: ArgumentHelp(keys.preview))
  var preview = false

  @Option(name: .option(keys.fields), help: ArgumentHelp(keys.fields))
  var fields: [String] = []

  @Option(name: .option(keys.regions), help: ArgumentHelp(keys.regions))
  var region: [String] = []

  @Option(name: .option(keys.languages), help: ArgumentHelp(keys.languages))
  var language: [String] = []

  @Option(name: .option(keys.directory), help: ArgumentHelp(keys.directory), completion: .file())
  var directory: [String] = []

  @Option(name: .option(keys.failOn), help: ArgumentHelp(keys.failOn))
  var failOn: FailLevel?

  @Option(name: .option(keys.severity), help: ArgumentHelp(keys.severity))
  var severity: Severity?

  @Option(name: .option(keys.minConfidence), help: ArgumentHelp(keys.minConfidence))
  var minConfidence: Double?

  func validate() throws {
    if noConfig, config != nil { throw ValidationError("--config and --no-config cannot be used together") }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence must be a number from 0 to 1")
    }
    for code in region where code.utf8.count != 2 || !code.utf8.allSatisfy(\.isLetter) {
      throw ValidationError("unknown region '\(code)'; use two letters of ISO 3166, such as US or DE")
    }
    for code in language where !LanguageCode.isCode(code) {
      throw ValidationError("unknown language '\(code)'; use a code such as en or en-us")
    }
    let kinds = ["default"] + FieldKind.Group.allCases.map(\.rawValue) + FieldKind.allCases.map(\.rawValue)
    for kind in fields where !kinds.contains(kind) {
      throw ValidationError("unknown kind of text '\(kind)'\(Suggestion.hint(for: kind, among: kinds))")
    }
  }

  /// Returns the policy that the options describe.
  ///
  /// - Parameter limits: the limits that were given.
  func choices(limits: LimitOptions? = nil) -> PolicyChoices {
    var choices = PolicyChoices(
      configurationFile: noConfig ? .none : config.map { .file($0) } ?? .nearest, overrides: layer(limits: limits),
      reportFormats: ReportFormat.allCases.map { $0.rawValue })
    choices.isIsolated = isolated
    choices.readsComments = !noInline
    choices.allowsOutsideFiles = allowOutside
    return choices
  }

  /// Returns the options as a layer above all files.
  private func layer(limits: LimitOptions?) -> ConfigurationLayer {
    let keys = Self.keys
    func explicit<Value>(_ value: Value, _ key: ConfigurationKey<Sourced<Value>>) -> Sourced<Value> {
      Sourced(value, key.option?.origin ?? .standard)
    }
    var layer = ConfigurationLayer()
    if !disable.isEmpty {
      let origin = keys.rules.option?.origin ?? .standard
      layer.rules = RuleDecisions(disable.map { ($0, Sourced(RuleDecision(level: .off), origin)) })
    }
    layer.only = rule
    // Only options that are given: making the key path of a property takes 100,000 instructions.
    if preview { layer.preview = explicit(true, keys.preview) }
    if !fields.isEmpty { layer.fields = explicit(fields, keys.fields) }
    if !region.isEmpty { layer.regions = explicit(region.map { $0.uppercased() }, keys.regions) }
    if !language.isEmpty { layer.languages = explicit(language.map { $0.lowercased() }, keys.languages) }
    if !directory.isEmpty {
      layer.directory = directory.map { Sourced($0, keys.directory.option?.origin ?? .standard) }
    }
    if let failOn { layer.failOn = explicit(failOn, keys.failOn) }
    if let severity { layer.severity = explicit(severity, keys.severity) }
    if let minConfidence { layer.minConfidence = explicit(minConfidence, keys.minConfidence) }
    if let values = limits?.values, !values.isEmpty { layer.limits = values }
    return layer
  }
}
