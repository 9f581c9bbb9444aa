import BlindspotFiles
public import BlindspotParser
import BlindspotPatterns
public import BlindspotRules

/// A folder with exports, its configuration and its rules.
///
/// A workspace does everything that `blindspot lint` does before it prints. It finds and reads the inputs, checks them in
/// parallel, and merges the reports into one sorted result. It is a value that any thread may use.
///
/// ```
/// PolicyChoices -> Workspace -> lint(LintRequest) -> LintResult
///                            -> open(name, bytes) -> OpenDocument
/// ```
public struct Workspace: Sendable {
  /// The configuration with its rules and their problems.
  public let policy: Policy
  let folder: WorkspaceFolder
  /// The files that the configuration names.
  let files: RecordingFiles
  /// Whether everything that is discovered is ignored.
  let isIsolated: Bool
  private let people = PeopleStore()
  /// The arguments that the workspace was made of.
  let givenRoot: String?
  let choices: PolicyChoices
  /// The parts of the policy that the overrides leave out.
  let restriction: PolicyRestriction

  /// Loads the configuration and the rules of a folder.
  ///
  /// Mistakes in the files are not thrown: they are ``BlindspotRules/Policy/problems`` and become part of each result.
  ///
  /// - Parameters:
  ///   - root: the folder that relative paths start from; nil for the working folder of the process.
  ///   - files: the files that the configuration names; nil for those on disk.
  ///   - choices: the configuration file and the settings that override it.
  ///   - detectors: detectors in addition to the built-in ones. The configuration may refer to their rules.
  /// - Throws: ``WorkspaceError`` if the folder does not exist or the overrides name an unknown rule.
  public init(
    root: String? = nil, files: (any FileAccess)? = nil, choices: PolicyChoices = PolicyChoices(),
    adding detectors: [any Detector] = []
  ) throws(WorkspaceError) {
    folder = try WorkspaceFolder(root)
    givenRoot = root
    self.choices = choices
    restriction = PolicyRestriction(choices.overrides)
    self.files = RecordingFiles(
      files ?? DiskFiles(root: root, allowingOutside: choices.allowsOutsideFiles))
    isIsolated = choices.isIsolated
    var overrides = choices.overrides
    overrides.ignoresComments = choices.isIsolated || !choices.readsComments
    var path: String?
    if case .file(let file) = choices.configurationFile { path = file }
    if path == nil, choices.isIsolated || choices.configurationFile == .none {
      policy = Policy(
        Configuration(layers: [overrides]), files: self.files, today: choices.today, adding: detectors)
    } else {
      policy = Policy.load(
        path, workingFolder: folder.path.name, commandLine: overrides, files: self.files,
        formats: choices.reportFormats, today: choices.today, adding: detectors)
    }
    try checkRuleNames(in: choices.overrides)
  }

  /// The absolute path of the folder.
  public var root: String { folder.path.name }

  /// Checks the inputs of a request.
  ///
  /// - Returns: the findings that are not in the baseline, and the problems of the configuration and of the inputs.
  /// - Throws: ``WorkspaceError`` if the Directory exports, the baseline or the changed lines cannot be read.
  public func lint(_ request: LintRequest = LintRequest()) throws(WorkspaceError) -> LintResult {
    try run(request).result
  }

  /// Checks the inputs of a request, and compares the findings with the baseline.
  ///
  /// - Throws: ``WorkspaceError``, as ``lint(_:)`` does.
  public func run(_ request: LintRequest) throws(WorkspaceError) -> LintOutcome {
    let accepted = try baseline(request.baseline)
    var request = request
    if accepted != nil { request.recordsBaselineData = true }
    var outcome = try check(request, with: [engine(for: request)], accepted: accepted)
    outcome.result.coverage.policy.baseline = accepted == nil ? nil : baselinePath(request.baseline)
    if let accepted, accepted.hasValues, !accepted.comparesValues(with: request.key) {
      outcome.result.coverage.policy.weakened.append("baseline compared without values")
    }
    return outcome
  }

  /// Opens a document that is edited.
  ///
  /// - Parameters:
  ///   - name: its path relative to the root, which exceptions, overrides and the baseline refer to.
  ///   - bytes: its contents.
  ///   - request: the baseline, the key, the contents of findings, and whether the document is expected to be an export;
  ///     inputs are ignored.
  /// - Throws: ``WorkspaceError`` if the Directory exports or the baseline cannot be read.
  public func open(
    _ name: String, _ bytes: [UInt8], as request: LintRequest = LintRequest()
  ) throws(WorkspaceError) -> OpenDocument {
    var request = request
    let accepted = try baseline(request.baseline)
    if accepted != nil { request.recordsBaselineData = true }
    var options = policy.configuration.readOptions
    options.expectsExport = request.requiresExports
    options.isInTerraformFolder = isInTerraformFolder(name)
    return OpenDocument(
      name, bytes, engine: try engine(for: request), options: options, rules: policy.rules, baseline: accepted,
      key: request.key)
  }

  /// Calls `body` with every export of a request, several at a time.
  ///
  /// - Returns: the results in the order of the inputs, and what kept inputs from being read.
  /// - Throws: ``WorkspaceError`` if the changed lines cannot be read.
  public func mapExports<Result: Sendable>(
    _ request: LintRequest, _ body: @Sendable (ParsedExport) -> Result
  ) throws(WorkspaceError) -> (results: [Result], problems: [Problem]) {
    let read = read(try inputs(of: request), for: request, each: {}) { _, loaded in body(loaded.export) }
    return (read.results, read.problems)
  }
}

extension Workspace {
  /// Throws an error if a file that is not named on the command line is outside the repository.
  func checkLocation(of path: String, origin: Origin) throws(WorkspaceError) {
    if case .commandLine = origin { return }
    // A pattern is checked up to its first wildcard; links below are not followed.
    let (start, _) = FilePath(path).splitAtWildcard()
    let name = start.bytes.isEmpty ? "." : start.name
    guard let reason = files.refusal(of: name, namedIn: policy.configuration.folder) else { return }
    throw WorkspaceError("\(origin == .standard ? "" : origin.description + ": ")\(path) \(reason)")
  }

  private func checkRuleNames(in layer: ConfigurationLayer) throws(WorkspaceError) {
    for name in layer.only + (layer.rules?.entries ?? []).map(\.id) { _ = try rule(named: name) }
  }

  /// Returns the id of a rule.
  ///
  /// - Parameter name: its id, or an older name of it.
  /// - Throws: ``WorkspaceError`` with a suggestion if the rule is unknown.
  package func rule(named name: String) throws(WorkspaceError) -> String {
    if let id = policy.rules.id(named: name) { return id }
    let hint =
      policy.rules.suggestion(for: name).map { "; did you mean \($0)?" } ?? "; 'blindspot rules' lists all rules"
    throw WorkspaceError("unknown rule '\(name)'\(hint)")
  }

  /// Returns the details of findings that a request needs.
  private func details(of request: LintRequest) -> FindingDetails {
    var details = request.details
    if request.recordsBaselineData { details.insert(.identity) }
    if request.change == nil { details.remove(.lines) } else { details.insert(.lines) }
    return details
  }

  /// Returns the options of an engine that serves a request.
  func engineOptions(of request: LintRequest) -> Engine.Options {
    var options = Engine.Options()
    options.showsValues = request.showsValues
    options.details = details(of: request)
    options.key = request.key
    let files = identityFiles
    options.identityName = { files.name(of: $0) }
    options.leavesTextsOut = restriction.leavesTextsOut
    options.recordsBaselineData = request.recordsBaselineData
    options.ignoresExceptions = request.ignoresExceptions
    options.maxFindings = policy.configuration.value(of: .findings)
    options.maxTime = policy.configuration.value(of: .seconds).map { .seconds($0) }
    return options
  }

  /// Returns the engine of a request, with the people of the Directory exports that the configuration names.
  func engine(for request: LintRequest) throws(WorkspaceError) -> Engine {
    for file in policy.configuration.directory {
      try checkLocation(of: file.value, origin: file.origin)
    }
    let known = try people.detector(
      of: policy.configuration.directory.map(\.value), in: folder, reader: policy.configuration.exportLoader,
      jobs: request.threads)
    let detectors = BuiltInDetectors.all + policy.rules.added + (known.map { [$0] } ?? [])
    return policy.engine(engineOptions(of: request), detectors: detectors)
  }

  /// Checks the inputs and merges the reports. The tree of a file is released as soon as its findings are made, so memory
  /// follows the largest files in flight.
  ///
  /// The findings are compared with the baseline before those outside a change are left out: an entry whose finding did
  /// not change must not accept a new one.
  ///
  /// - Parameter engines: the engines that check each export; their findings are put together.
  func check(
    _ request: LintRequest, with engines: [Engine], accepted: Baseline?
  ) throws(WorkspaceError) -> LintOutcome {
    let inputs = try inputs(of: request)
    let configuration = policy.configuration
    @Sendable func makeScanners() -> [EngineScanner] { engines.map { $0.makeScanner() } }
    let read = read(inputs, for: request, each: makeScanners) { scanners, loaded in
      let export = loaded.export
      let report = engines.check(export, with: &scanners)
      let exposed = inputs.changes?.exposedPlaces(in: report, of: export, options: configuration.readOptions) {
        engines.check($0, with: &scanners)
      }
      // An array, since the type of a set takes 240,000 instructions to make at run time.
      return (
        report: report, exposed: exposed.map(Array.init) ?? [],
        kept: request.keepsExports ? CheckedExport(loaded: loaded, report: report) : nil
      )
    }
    let reports = ListingPage.acceptingCompleteSets(read.results.map(\.report))
    let collected = CollectionCheck(
      of: (inputs.collections + read.collections).sorted { $0.name < $1.name },
      found: inputs.changes == nil ? inputs.found : inputs.list.inputs.map(\.name),
      reader: configuration.exportLoader.reader)
    let problems = policy.problems + read.problems + collected.problems
    var result = LintResult(
      of: reports + problems.map { FileReport(file: $0.file, problems: [$0]) },
      skipped: read.skipped.count { [.notAnExport, .packed, .specialFile].contains($0.reason) }, unread: problems.count)
    if !read.gaps.isEmpty {
      result.gaps = (result.gaps + read.gaps).sorted { ($0.file, $0.message.string) < ($1.file, $1.message.string) }
    }
    result.findings += engines[0].findings(
      for: exceptionDiagnostics(for: reports, problems: read.problems, of: request))
    let makeRun = baselineRun(of: reports, for: request)
    let comparison = accepted?.compare(result.findings, in: makeRun(), key: request.key)
    if let comparison { result.removeBaselined(known: comparison) }
    if let changes = inputs.changes {
      let exposed = Dictionary(read.results.map { ($0.report.file, Set($0.exposed)) }) { $0.union($1) }
      result.findings.removeAll { finding in
        !changes.includes(finding) && !(exposed[finding.location.file]?.contains(FindingPlace(finding)) ?? false)
      }
    }
    describe(inputs, skipped: read.skipped, of: request, in: &result)
    result.coverage.inputs = read.files
    result.coverage.collections = collected.collections
    if coversConfiguration(request) {
      result.coverage.policy.unmatchedPatterns = policy.unmatchedPatterns(among: inputs.found)
    }
    LintResult.sort(&result.findings)
    result.countFindings()
    return LintOutcome(
      result: result, comparison: comparison, makeRun: makeRun, inputs: inputs.list.inputs,
      exports: read.results.compactMap(\.kept).sorted { $0.report.file < $1.report.file })
  }
}
