import BlindspotFiles
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// Writes the reports of a result to standard output, to files, and to the summary page of a GitHub job.
struct ReportDelivery {
  /// The width of lines in files, in columns.
  private static let fileWidth = 100

  private let request: ReportRequest
  private let givenPaths: [String]
  private let context: ReportContext
  private let workspace: Workspace
  /// The rules, whose texts some reports show.
  private let rules: RuleSet

  /// Prepares the requested reports, or the configured ones, and warns about formats that never show values.
  ///
  /// - Parameters:
  ///   - givenPaths: The files and folders of the run, as given.
  ///   - dossier: The request that the reports answer; nil for a run that checks rules.
  ///   - inventory: The request for inventories; nil for lists of findings.
  init(
    _ request: ReportRequest, for workspace: Workspace, givenPaths: [String], answering dossier: Dossier? = nil,
    counting inventory: InventoryRequest? = nil
  ) {
    self.givenPaths = givenPaths
    let policy = workspace.policy
    self.workspace = workspace
    self.request = request.resolved(with: policy.configuration)
    rules = policy.rules
    let failOn = Severity(rawValue: policy.configuration.failOn.value.rawValue)
    var context = ReportContext(toolVersion: Product.version, failOn: failOn)
    let isTerminal = StandardStream.output.isTerminal
    context.usesColor = request.color.usesColor(isTerminal: isTerminal, environment: Environment.value)
    context.usesHyperlinks = TerminalCapabilities.showsHyperlinks(
      isTerminal: isTerminal, environment: Environment.value)
    context.width = StandardStream.output.width ?? context.width
    context.isQuiet = request.isQuiet
    context.ruleURLPrefix = request.ruleURL
    context.showsStatistics = request.showsStatistics
    context.listsSkipped = request.listsSkipped
    context.dossier = dossier
    context.inventory = inventory
    context.workingFolder = FileSystem.workingFolder()?.name
    self.context = context
    if request.showsValues { warnAboutMaskedFormats() }
  }

  private func warnAboutMaskedFormats() {
    let masked = ReportFormat.allCases.filter { !$0.mayShowValues && request.formats.contains($0) }
    guard !masked.isEmpty else { return }
    let names = masked.map(\.rawValue).joined(separator: ", ")
    Console.printError("warning: --show-values does not affect \(names); these reports are meant to be shared")
  }

  /// The details of findings that the reports show.
  var details: FindingDetails {
    request.formats.reduce(into: []) { $0.formUnion($1.details(in: context)) }
  }

  /// Writes the files first, so that a closed pipe does not prevent them, then standard output.
  ///
  /// - Throws: ``WorkspaceError`` if a file cannot be written.
  func deliver(_ outcome: LintOutcome) throws(WorkspaceError) {
    let result = shown(outcome.result)
    let context = describing(result)
    let format = request.format ?? .text
    do throws(WorkspaceError) {
      try writeFiles(result, of: outcome, in: context)
    } catch {
      print(result, as: format, in: context)
      throw error
    }
    print(result, as: format, in: context)
    for note in Report.notes(on: result, as: format, in: context) { Console.printError("note: \(note)") }
    if format == .github { try appendJobSummary(result, in: fileContext(context)) }
  }

  /// Writes a report to standard output, piece by piece.
  private func print(_ result: LintResult, as format: ReportFormat, in context: ReportContext) {
    Self.write(result, as: format, in: context) { Console.write($0) }
  }

  /// Passes a report to `sink`, piece by piece.
  private static func write(
    _ result: LintResult, as format: ReportFormat, in context: ReportContext,
    to sink: @escaping FileContent.Sink
  ) {
    var context = context
    context.sink = sink
    sink(Report.render(result, as: format, in: context).span)
  }

  /// Writes the files, and the difference from an earlier result to standard output: `+` before each finding and problem
  /// that is new, `-` before each that was fixed. Without a difference it prints nothing: the output may be a file in the
  /// folder that is watched.
  ///
  /// - Throws: ``WorkspaceError`` if a file cannot be written.
  func deliver(_ outcome: LintOutcome, after earlier: LintResult) throws(WorkspaceError) {
    let result = shown(outcome.result)
    let difference = LintDifference(from: shown(earlier), to: result)
    var context = context
    context.isQuiet = false
    context.showsStatistics = false
    for (sign, findings, problems) in [
      ("+", difference.new, difference.newProblems), ("-", difference.fixed, difference.fixedProblems),
    ] {
      let part = LintResult(findings: findings, problems: problems, summary: LintResult.Summary())
      for line in Report.render(part, as: .concise, in: context).split(separator: ASCII.newline) {
        Console.write("\(sign) ".utf8 + line + [ASCII.newline])
      }
    }
    if !request.isQuiet, !difference.isEmpty {
      let counts = "\(difference.new.count) new, \(difference.fixed.count) fixed"
      Console.write("\(counts); \(Report.notes(on: result, as: .concise, in: context).first ?? "")\n")
    }
    try writeFiles(result, of: outcome, in: describing(result))
  }

  /// Returns a result as reports show it.
  private func shown(_ result: LintResult) -> LintResult {
    request.redactsPaths
      ? result.redactingPaths(given: givenPaths, showing: workspace.policy.configuration.show.value) : result
  }

  /// Returns the context with the rules of a result, or only their clauses, if a report describes them.
  private func describing(_ result: LintResult) -> ReportContext {
    let describesRules =
      request.formats.contains(where: \.describesRules) || context.dossier != nil || context.inventory != nil
    guard describesRules || request.formats.contains(where: \.listsLaws) else { return context }
    var ids: [String] = []
    for finding in result.findings where !ids.contains(finding.rule) { ids.append(finding.rule) }
    var context = context
    if describesRules {
      context.rules = ids.compactMap(rules.rule(named:))
    } else {
      for id in ids { context.laws[id] = rules.law(ofRule: id) }
    }
    return context
  }

  /// Returns the context of reports in files.
  private func fileContext(_ context: ReportContext) -> ReportContext {
    var context = context
    context.usesColor = false
    context.usesHyperlinks = false
    context.width = Self.fileWidth
    return context
  }

  private func writeFiles(
    _ result: LintResult, of outcome: LintOutcome, in context: ReportContext
  ) throws(WorkspaceError) {
    guard !request.files.isEmpty else { return }
    let context = fileContext(context)
    var mayReplace: (@Sendable (_ beginning: [UInt8]) -> Bool)?
    if !request.replacesOtherFiles { mayReplace = { ReportFormat.isReport(beginningWith: $0) } }
    var reports: [OutputFiles.File] = []
    for file in request.files {
      let target = workspace.outputTarget(
        file.file, isConfigured: request.hasConfiguredFiles, inputs: outcome.inputs,
        replacing: mayReplace)
      let content = FileContent { Self.write(result, as: file.format, in: context, to: $0) }
      reports.append(OutputFiles.File(target, content: content))
    }
    do throws(OutputFiles.Failure) {
      try OutputFiles.write(reports)
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Appends to the page that GitHub shows for a job, if there is one.
  private func appendJobSummary(_ result: LintResult, in context: ReportContext) throws(WorkspaceError) {
    guard let path = Environment.value(of: "GITHUB_STEP_SUMMARY"), !path.isEmpty else { return }
    do throws(SystemError) {
      try FileSystem.append(Report.gitHubSummary(result, in: context), to: FilePath(path))
    } catch {
      throw WorkspaceError("the job summary \(path) cannot be written: \(error)")
    }
  }
}

extension ReportFormat {
  /// Whether the report describes the rules, whose texts are read only for it.
  fileprivate var describesRules: Bool {
    switch self {
    case .sarif, .html, .markdown: true
    default: false
    }
  }

  /// Whether the report contains the clauses of rules.
  fileprivate var listsLaws: Bool {
    switch self {
    case .json, .jsonl, .csv: true
    default: false
    }
  }
}
