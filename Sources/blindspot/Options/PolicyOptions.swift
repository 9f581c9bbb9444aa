import ArgumentParser
import BlindspotFiles
import BlindspotParser
import BlindspotReporting
import BlindspotRules

/// What counts as a finding. Said here, it wins over the configuration file.
struct PolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Configuration file (default: the nearest .blindspot.yml upwards).", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  @Flag(help: "Reads no configuration file.")
  var noConfig = false

  @Option(help: ArgumentHelp("Checks only this rule; repeatable.", valueName: "rule"))
  var rule: [String] = []

  @Option(help: ArgumentHelp("Leaves out this rule; repeatable.", valueName: "rule"))
  var disable: [String] = []

  @Flag(help: "Turns the rules in preview on.")
  var preview = false

  @Option(
    help: ArgumentHelp(
      "Texts to check: default, extended, or kinds and groups of them (mission, near, tts, …); repeatable.",
      valueName: "kinds"))
  var fields: [String] = []

  @Option(help: ArgumentHelp("Region whose national forms apply (ISO 3166); repeatable.", valueName: "code"))
  var region: [String] = []

  @Option(help: ArgumentHelp("Language of texts whose flow names none; repeatable.", valueName: "code"))
  var language: [String] = []

  @Option(
    help: ArgumentHelp("Export of your Directory; its people are found wherever they are named.", valueName: "file"),
    completion: .file())
  var directory: [String] = []

  @Option(help: ArgumentHelp("Lowest severity that fails the run: note, warning, error, never.", valueName: "level"))
  var failOn: FailLevel?

  @Option(help: ArgumentHelp("Lowest severity to report: note, warning, error.", valueName: "level"))
  var severity: Severity?

  @Option(help: ArgumentHelp("Lowest confidence to report, from 0 to 1.", valueName: "number"))
  var minConfidence: Double?

  func validate() throws {
    if noConfig, config != nil { throw ValidationError("--config and --no-config cannot be used together.") }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence must be a number from 0 to 1.")
    }
    for code in region where code.utf8.count != 2 || !code.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) {
      throw ValidationError("'\(code)' is no region; use the two letters of ISO 3166, such as US or DE.")
    }
    for code in language where !LanguageCode.isCode(code) {
      throw ValidationError("'\(code)' is no language; use a code such as en or en-us.")
    }
    let kinds = ["default"] + FieldKind.Group.allCases.map(\.rawValue) + FieldKind.allCases.map(\.rawValue)
    for kind in fields where !kinds.contains(kind) {
      throw ValidationError("'\(kind)' is no kind of text\(Suggestion.hint(for: kind, among: kinds))")
    }
  }

  /// The configuration of the run with its rules and all that is wrong with them.
  func load() throws(Failure) -> Policy {
    guard let folder = FileSystem.workingFolder() else { throw Failure("The working folder does not exist any more.") }
    let files = DiskAccess()
    let policy =
      noConfig
      ? Policy(Configuration(layers: [layer]), files: files, today: today)
      : Policy.load(
        config, workingFolder: folder.name, commandLine: layer, files: files,
        formats: ReportFormat.allCases.map { $0.rawValue }, today: today)
    try checkRuleNames(policy.rules)
    for notice in policy.notices { Console.complain("warning: \(notice)") }
    return policy
  }

  private var today: Day? {
    let today = SystemClock.today
    return Day(year: today.year, month: today.month, day: today.day)
  }

  /// What the options say, as a layer above all files.
  private var layer: ConfigurationLayer {
    func said<Value>(_ value: Value?, _ option: String) -> Sourced<Value>? {
      value.map { Sourced($0, .commandLine(option)) }
    }
    var layer = ConfigurationLayer()
    if !disable.isEmpty {
      layer.rules = RuleDecisions(disable.map { ($0, Sourced(RuleDecision(level: .off), .commandLine("--disable"))) })
    }
    layer.only = rule
    layer.preview = said(preview ? true : nil, "--preview")
    layer.fields = said(fields.isEmpty ? nil : fields, "--fields")
    layer.regions = said(region.isEmpty ? nil : region.map { $0.uppercased() }, "--region")
    layer.languages = said(language.isEmpty ? nil : language.map { $0.lowercased() }, "--language")
    layer.directory = directory.map { Sourced($0, .commandLine("--directory")) }
    layer.failOn = said(failOn, "--fail-on")
    layer.severity = said(severity, "--severity")
    layer.minConfidence = said(minConfidence, "--min-confidence")
    return layer
  }

  private func checkRuleNames(_ rules: RuleSet) throws(Failure) {
    for name in rule + disable where rules.id(named: name) == nil {
      let hint = rules.suggestion(for: name).map { " Did you mean \($0)?" } ?? ""
      throw Failure("There is no rule called '\(name)'.\(hint) 'blindspot rules' lists them all.")
    }
  }
}
