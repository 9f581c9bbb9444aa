internal import ArgumentParser
internal import BlindspotReporting
internal import BlindspotRules

/// `blindspot lint`: checks exports and reports what they hold.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Finds personal data in exported flows and profiles (the default command).")

  @OptionGroup var input: InputOptions
  @OptionGroup var run: RunOptions
  @OptionGroup var report: ReportOptions

  func run() async throws {
    let engine = Engine(options: run.engineOptions)
    let failOn = (run.failOn ?? .warning).severity
    let lint = LintRun(engine: engine, exports: input.exports, jobs: input.jobCount)
    let result = await lint.check(try input.find())
    try ReportDelivery(options: report, context: ReportContext(toolVersion: Blindspot.version, failOn: failOn))
      .deliver(result)
    try ExitStatus.end(result, failOn: failOn)
  }
}
