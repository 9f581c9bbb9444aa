public import BlindspotParser

extension Policy {
  /// Reads the configuration of a run with its rule files.
  ///
  /// - Parameters:
  ///   - path: the configuration file; nil for the nearest one upwards of `workingFolder`.
  ///   - workingFolder: the folder in which the run takes place.
  ///   - commandLine: the values of options, which take precedence over all files.
  ///   - files: the file system.
  ///   - formats: the names of the report formats that the key `output` accepts.
  ///   - today: the day on which exceptions are evaluated; nil lets none expire.
  ///   - detectors: detectors in addition to the built-in ones.
  public static func load(
    _ path: String? = nil, workingFolder: String, commandLine: ConfigurationLayer = ConfigurationLayer(),
    files: any FileAccess, formats: [String], today: Day?, adding detectors: [any Detector] = []
  ) -> Policy {
    let loaded = ConfigurationLoader(files: files, formats: formats)
      .load(path, workingFolder: workingFolder, commandLine: commandLine)
    return Policy(loaded.configuration, files: files, today: today, adding: detectors, problems: loaded.problems)
  }

  /// Resolves a configuration that was read already. Loads its rule files and checks the examples in them.
  ///
  /// - Parameters:
  ///   - detectors: detectors in addition to the built-in ones.
  ///   - problems: the problems of the configuration files.
  public init(
    _ configuration: Configuration, files: any FileAccess, today: Day?, adding detectors: [any Detector] = [],
    problems: [Problem] = []
  ) {
    let seconds = configuration.limits[.seconds]?.value ?? Limit.seconds.standard
    let deadline = seconds.map { Deadline(after: .seconds($0)) }
    let loaded = RuleSet.load(
      configuration.ruleFiles, files: files, configuration: configuration.file,
      patternSteps: configuration.limits[.patternSteps]?.value ?? Pattern.steps, deadline: deadline
    ) { RuleExamples.failures(of: $0, rule: $1, deadline: deadline) }
    self.init(
      configuration, rules: loaded.rules.adding(detectors), today: today, problems: problems + loaded.problems)
  }

  /// Returns the engine of the run. The values of the configuration replace the same settings of `options`.
  public func engine(_ options: Engine.Options = Engine.Options()) -> Engine {
    engine(options, detectors: BuiltInDetectors.all + rules.added)
  }

  /// Returns an engine of the run with other detectors: for the people of a Directory, or for one data subject.
  package func engine(_ options: Engine.Options, detectors: [any Detector]) -> Engine {
    var options = options
    options.minConfidence = Float(configuration.minConfidence.value)
    options.minSeverity = configuration.severity.value
    if !configuration.regions.value.isEmpty { options.regions = configuration.regions.value }
    if !configuration.languages.value.isEmpty { options.languages = configuration.languages.value }
    options.shownWords += configuration.show.value
    return Engine(
      detectors: detectors, custom: rules.custom, rules: rules.table, policy: resolved, options: options)
  }
}

extension RuleSet {
  /// Loads single rule files and checks the examples in them, for `rules test`.
  public static func load(files paths: [String], access: any FileAccess) -> (rules: RuleSet, problems: [Problem]) {
    load(paths.map { Sourced($0, .commandLine($0)) }, files: access) { RuleExamples.failures(of: $0, rule: $1) }
  }
}
