import BlindspotFiles
import BlindspotReporting
import BlindspotRules

/// Brings a result to everybody who asked for it: standard output, files, the summary page of a GitHub job.
struct ReportDelivery {
  private let format: ReportFormat
  private let files: [OutputTarget]
  private let context: ReportContext
  /// Where the texts of rules are read.
  private let rules: RuleSet

  /// Makes ready for what the options ask for and, where they are silent, what the configuration does.
  ///
  /// - Parameter showsValues: whether the run was asked to print what it finds; says which formats never do.
  init(options: ReportOptions, policy: Policy, showsValues: Bool = false) throws(Failure) {
    var format = options.format
    var files = options.output
    for request in policy.configuration.output.value {
      if let target = OutputTarget(argument: request) {
        if options.output.isEmpty { files.append(target) }
      } else if let other = ReportFormat(rawValue: request) {
        format = format ?? other
      }
    }
    self.format = format ?? .text
    self.files = files
    let failOn = Severity(rawValue: policy.configuration.failOn.value.rawValue)
    rules = policy.rules
    var context = ReportContext(toolVersion: Blindspot.version, failOn: failOn)
    let isTerminal = StandardStream.output.isTerminal
    let environment = Environment.values(of: [
      "NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM", "FORCE_HYPERLINK", "CI", "TERM_PROGRAM", "VTE_VERSION",
      "WT_SESSION", "KONSOLE_VERSION", "DOMTERM",
    ])
    context.usesColor = options.color.usesColor(isTerminal: isTerminal, environment: environment)
    context.usesHyperlinks = TerminalCapabilities.showsHyperlinks(
      isTerminal: isTerminal, environment: environment)
    context.width = StandardStream.output.width ?? context.width
    context.isQuiet = options.quiet
    context.ruleURLPrefix = options.ruleURL
    context.showsStatistics = options.statistics
    context.workingFolder = FileSystem.workingFolder()?.name
    self.context = context
    let silent = ReportFormat.allCases.filter { format in
      !format.mayShowValues && (format == self.format || files.contains { $0.format == format })
    }
    if showsValues, !silent.isEmpty {
      Console.complain(
        "warning: --show-values adds nothing to \(silent.map(\.rawValue).joined(separator: ", ")): those reports are "
          + "made to be passed on.")
    }
  }

  /// Whether one of the reports shows the lines around findings.
  var showsExcerpts: Bool { format.showsExcerpts || files.contains { $0.format.showsExcerpts } }

  /// Writes the files first, so that a closed pipe cannot keep them from being written, then standard output.
  func deliver(_ result: LintResult) throws(Failure) {
    var context = context
    if format.describesRules || files.contains(where: \.format.describesRules) {
      context.rules = Set(result.findings.map(\.rule)).compactMap(rules.rule(named:))
    }
    var forFiles = context
    forFiles.usesColor = false
    forFiles.usesHyperlinks = false
    forFiles.width = 100
    let reports = files.map { target in
      OutputFiles.File(path: FilePath(target.file), bytes: Report.render(result, as: target.format, in: forFiles))
    }
    do throws(OutputFiles.Failure) {
      try OutputFiles.write(reports)
    } catch {
      Console.write(Report.render(result, as: format, in: context))
      throw Failure("\(error.path.name) cannot be written: \(error.reason).")
    }
    Console.write(Report.render(result, as: format, in: context))
    try deliverSummary(result, in: forFiles)
  }

  /// Adds to the page that GitHub shows for a job, where there is one.
  private func deliverSummary(_ result: LintResult, in context: ReportContext) throws(Failure) {
    guard format == .github, let path = Environment.value(of: "GITHUB_STEP_SUMMARY"), !path.isEmpty else {
      return
    }
    do throws(SystemError) {
      try FileSystem.append(Report.gitHubSummary(result, in: context), to: FilePath(path))
    } catch {
      throw Failure("The job summary \(path) cannot be written: \(error).")
    }
  }
}

extension ReportFormat {
  /// Whether the report tells about the rules themselves, whose texts are read only for it.
  fileprivate var describesRules: Bool {
    switch self {
    case .sarif, .html: true
    default: false
    }
  }
}
