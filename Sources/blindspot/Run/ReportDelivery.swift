internal import BlindspotFiles
internal import BlindspotReporting
internal import BlindspotRules

/// Brings a result to everybody who asked for it: standard output, files, the summary page of a GitHub job.
struct ReportDelivery {
  let options: ReportOptions
  var context: ReportContext

  /// Makes the context for standard output as it is connected.
  init(options: ReportOptions, context: ReportContext) {
    self.options = options
    self.context = context
    let isTerminal = StandardStream.output.isTerminal
    let environment = Environment.values(of: [
      "NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM", "FORCE_HYPERLINK", "CI", "TERM_PROGRAM", "VTE_VERSION",
      "WT_SESSION", "KONSOLE_VERSION", "DOMTERM",
    ])
    self.context.usesColor = options.color.usesColor(isTerminal: isTerminal, environment: environment)
    self.context.usesHyperlinks = TerminalCapabilities.showsHyperlinks(
      isTerminal: isTerminal, environment: environment)
    self.context.width = StandardStream.output.width ?? context.width
    self.context.isQuiet = options.quiet
    self.context.showsStatistics = options.statistics
    self.context.workingFolder = FileSystem.workingFolder()?.name
  }

  /// Writes the files first, so that a closed pipe cannot keep them from being written, then standard output.
  func deliver(_ result: LintResult) throws(Failure) {
    var forFiles = context
    forFiles.usesColor = false
    forFiles.usesHyperlinks = false
    forFiles.width = 100
    let files = options.output.map { target in
      OutputFiles.File(path: Path(target.file), bytes: Report.render(result, as: target.format, in: forFiles))
    }
    do throws(OutputFiles.Failure) {
      try OutputFiles.write(files)
    } catch {
      Console.write(Report.render(result, as: options.format, in: context))
      throw Failure("\(error.path.name) cannot be written: \(error.reason).")
    }
    Console.write(Report.render(result, as: options.format, in: context))
    try deliverSummary(result, in: forFiles)
  }

  /// Adds to the page that GitHub shows for a job, where there is one.
  private func deliverSummary(_ result: LintResult, in context: ReportContext) throws(Failure) {
    guard options.format == .github, let path = Environment.value(of: "GITHUB_STEP_SUMMARY"), !path.isEmpty else {
      return
    }
    do throws(SystemError) {
      try FileSystem.append(Report.gitHubSummary(result, in: context), to: Path(path))
    } catch {
      throw Failure("The job summary \(path) cannot be written: \(error).")
    }
  }
}
