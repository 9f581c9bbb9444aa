public import BlindspotParser

/// All that a team decided, ready for a run: configuration, rules, and the engine made of them.
///
/// ```
/// ConfigurationLoader -> Configuration -> Policy -> Engine -> FileReport …
///                                            └── complaints about exceptions, when all files are checked
/// ```
public struct Policy: Sendable {
  /// What was decided, with who decided it.
  public let configuration: Configuration
  /// The built-in rules and the user's.
  public let rules: RuleSet
  /// What is wrong with the configuration or the rule files. Any of it makes the exit status 2; everything that is in
  /// order holds all the same.
  public let problems: [Problem]
  /// What holds and will not for ever: rules that are deprecated or have another name now, each in a line with its place.
  public let notices: [String]
  private let run: ResolvedPolicy

  /// Reads the configuration of a run with its rule files.
  ///
  /// - Parameters:
  ///   - path: the configuration file; nil to look for the nearest upwards of `workingFolder`.
  ///   - workingFolder: where the run takes place.
  ///   - commandLine: what was said there; wins over all files.
  ///   - files: the file system.
  ///   - formats: the names of the report formats that the key `output` accepts.
  ///   - today: the day on which exceptions are judged; nil lets none expire.
  public static func load(
    _ path: String? = nil, workingFolder: String, commandLine: ConfigurationLayer = ConfigurationLayer(),
    files: any FileAccess, formats: [String], today: Day?
  ) -> Policy {
    let loaded = ConfigurationLoader(files: files, formats: formats).load(
      path, workingFolder: workingFolder, commandLine: commandLine)
    return Policy(loaded.configuration, files: files, today: today, problems: loaded.problems)
  }

  /// Resolves a configuration that was read already; `problems` are those of its files.
  public init(_ configuration: Configuration, files: any FileAccess, today: Day?, problems: [Problem] = []) {
    let (rules, ruleProblems) = RuleSet.load(
      configuration.ruleFiles, files: files, configuration: configuration.file,
      patternSteps: configuration.limits[.patternSteps]?.value ?? Pattern.steps)
    var problems = problems + ruleProblems
    self.configuration = configuration
    self.rules = rules
    run = ResolvedPolicy(configuration, rules: rules, today: today, problems: &problems)
    notices = RuleNameChecker(rules: rules).notices(on: configuration)
    self.problems = problems.sorted {
      ($0.file, $0.position ?? .init(line: 0, column: 0)) < ($1.file, $1.position ?? .init(line: 0, column: 0))
    }
  }

  /// The engine of the run. What the configuration decides stands in for the same settings of `options`.
  public func engine(_ options: Engine.Options = Engine.Options()) -> Engine {
    engine(options, detectors: BuiltInDetectors.all)
  }

  /// An engine of the run that looks with other detectors: with people of a Directory besides, or for one subject alone.
  ///
  /// - Parameter others: detectors that only mask what is shown around the findings.
  package func engine(
    _ options: Engine.Options, detectors: [any Detector], maskingWith others: [any Detector] = []
  ) -> Engine {
    var options = options
    options.minConfidence = Float(configuration.minConfidence.value)
    options.minSeverity = configuration.severity.value
    if !configuration.regions.value.isEmpty { options.regions = configuration.regions.value }
    if !configuration.languages.value.isEmpty { options.languages = configuration.languages.value }
    return Engine(
      detectors: detectors, maskingWith: others, custom: rules.custom, rules: rules.table, policy: run, options: options
    )
  }

  /// What is wrong with the exceptions of the configuration (unused, expired, without a reason), now that all files are
  /// checked.
  ///
  /// - Parameters:
  ///   - reports: the reports of all files.
  ///   - isPartial: whether only a part of the exports was looked at (standard input, staged files): an exception that
  ///     names no file may then be for another one and is not judged.
  ///   - engine: the engine of the run.
  public func complaints(about reports: [FileReport], isPartial: Bool = false, engine: Engine) -> [Finding] {
    run.complaints(about: reports, isPartial: isPartial, engine: engine)
  }
}
