import ArgumentParser
import BlindspotEncoding
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// `blindspot lint`: checks exports and reports the findings.
struct LintCommand: PathCommand {
  static let configuration = CommandConfiguration(
    // With the command above named, the library leaves requests for a completion script to that command and does not
    // parse two commands of its own first: 4 to 7 % of the instructions of a small run.
    commandName: "lint", _superCommandName: Product.name,
    abstract: "Finds personal data in exported flows and profiles (the default command).")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Policy") var policy: PolicyOptions
  @OptionGroup(title: "Baseline") var baseline: BaselineOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Flag(
    name: .customLong("hook"),
    help: ArgumentHelp(
      "Check the files that a commit hook passes, and skip those that are not exports.",
      discussion:
        "If the next commit changes all of them, only its lines count, with the contents of the index; otherwise the "
        + "files of the working tree count as a whole."))
  var hook = false

  @Flag(
    name: .customLong("watch"),
    help: ArgumentHelp(
      "Check again whenever a file changes, and print the findings that are new or fixed, until interrupted.",
      discussion: "Looks for changed files once a second. The exit status is then 0."))
  var watch = false

  @Flag(
    name: .customLong("require-coverage"),
    help: "Fail the run if exports lack texts that should be checked, or tracked files are not in the working tree.")
  var requireCoverage = false

  @Flag(name: .customLong("show-values"), help: "Print matched values in clear text.")
  var showValues = false

  @Option(
    name: .customLong("add-exceptions"),
    help: ArgumentHelp(
      "Add an exception with this reason to the configuration for every reported finding.", valueName: "reason"))
  var addExceptions: String?

  func validate() throws {
    if watch { try checkWatch() }
    if let addExceptions {
      try ExceptionReason.check(addExceptions)
      if hook || watch || input.paths.contains("-") {
        throw ValidationError("--add-exceptions needs files; remove --hook, --watch and '-'")
      }
      if input.staged || input.changedSince != nil {
        throw ValidationError("--add-exceptions covers whole files; remove --staged and --changed-since")
      }
    }
    guard hook else { return }
    if input.staged || input.changedSince != nil {
      throw ValidationError("--hook determines the change itself; remove --staged and --changed-since")
    }
    if input.paths.contains("-") { throw ValidationError("--hook needs the names of files; '-' is standard input") }
  }

  /// Throws an error if an option cannot be combined with `--watch`.
  private func checkWatch() throws {
    if input.paths.contains("-") { throw ValidationError("--watch needs the names of files; '-' is standard input") }
    if hook || input.staged || input.changedSince != nil {
      throw ValidationError("--watch compares with its last run; remove --hook, --staged and --changed-since")
    }
    if requireCoverage || baseline.strictBaseline {
      throw ValidationError("--watch has no result to fail; remove --require-coverage and --strict-baseline")
    }
    if let format = report.format, format != .text, format != .concise {
      throw ValidationError(
        "--watch prints text or concise; write other formats to files, such as --output \(format.rawValue)=FILE")
    }
  }

  func run() throws {
    let choices = policy.choices(limits: input.limits)
    let progress = Progress()
    var request = input.request
    request.baseline = baseline.file
    request.key = try baseline.key()
    request.showsValues = showValues
    request.progress = progress.report(isQuiet: report.quiet)
    let reports = report.request(showsValues: showValues)
    if watch {
      let watch = WatchRun(choices: choices, request: request, reports: reports, progress: progress)
      return try watch.run(input.paths)
    }
    let workspace = try Workspace.load(choices)
    let delivery = ReportDelivery(reports, for: workspace, givenPaths: input.paths)
    request.details = delivery.details
    if hook { request = try workspace.hookRequest(request) }
    let outcome = try workspace.run(request)
    KeptOutcome.keep(outcome)
    progress.finish()
    try delivery.deliver(outcome)
    if let addExceptions, outcome.result.findings.contains(where: { $0.target != nil }) {
      request.progress = nil
      let plan = try workspace.planExceptions(for: request, reason: addExceptions)
      try workspace.write(plan)
      Console.printError("note: wrote exceptions for \(Decimals.count(plan.findings.count, "finding")) to \(plan.file)")
      try ExitStatus.check(
        outcome.result.withoutFindings(of: plan), failOn: workspace.policy.configuration.failOn.value)
      return
    }
    let isStale = outcome.comparison?.reportStale(isStrict: baseline.strictBaseline) ?? false
    if requireCoverage, let reason = outcome.result.coverageFailure(isHook: hook) {
      Console.printError("error: \(reason); see the report (--require-coverage)")
      throw ExitStatus.failed
    }
    try ExitStatus.check(outcome.result, failOn: workspace.policy.configuration.failOn.value)
    if isStale { throw ExitStatus.findings }
  }
}

extension LintResult {
  /// Returns the result without the findings that new exceptions cover.
  fileprivate func withoutFindings(of plan: ExceptionPlan) -> LintResult {
    var result = self
    let covered = Set(plan.findings)
    result.findings.removeAll { covered.contains($0) }
    return result
  }

  /// The reason why the exports cannot be checked completely; nil if they can.
  ///
  /// - Parameter isHook: whether the inputs are those of a commit hook, which may contain no export.
  fileprivate func coverageFailure(isHook: Bool) -> String? {
    let statuses = findings.count { $0.rule == BuiltInRule.statusNotExported.id }
    let count = gaps.count + statuses
    if count > 0 { return count == 1 ? "1 gap in the exports" : "\(count) gaps in the exports" }
    if let failure = coverage.absent.failure { return "tracked files may be missing in the working tree: \(failure)" }
    if !coverage.absent.isEmpty { return "tracked files are not in the working tree" }
    if summary.files > 0 || isHook { return nil }
    return coverage.change?.lacksExports ?? true ? "no export was checked" : nil
  }
}
