internal import ArgumentParser
internal import BlindspotReporting
internal import BlindspotRules

/// `blindspot lint`: checks exports and reports what they hold.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Finds personal data in exported flows and profiles (the default command).")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Policy") var policy: PolicyOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Flag(help: "Prints the found texts themselves: only for the eyes of somebody who may see them.")
  var showValues = false

  func run() async throws {
    let policy = try policy.load()
    let delivery = try ReportDelivery(options: report, policy: policy)
    let result = try await LintRun(policy: policy, input: input, showsValues: showValues).result()
    try delivery.deliver(result)
    try ExitStatus.end(result, failOn: policy.configuration.failOn.value)
  }
}
