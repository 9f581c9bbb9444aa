import ArgumentParser
import BlindspotParser
import BlindspotReporting
import BlindspotRules

/// `blindspot lint`: checks exports and reports what they hold.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    // With the command above named, the library leaves requests for a completion script to that command and does not
    // parse two commands of its own first: 4 to 7 % of the instructions of a small run.
    commandName: "lint", _superCommandName: Blindspot.name,
    abstract: "Finds personal data in exported flows and profiles (the default command).")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Policy") var policy: PolicyOptions
  @OptionGroup(title: "Baseline") var baseline: BaselineOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Flag(help: "Prints the found texts themselves: only for the eyes of somebody who may see them.")
  var showValues = false

  func run() throws {
    let policy = try policy.load()
    let key = try baseline.key()
    let accepted = try baseline.load(policy.configuration)
    let delivery = try ReportDelivery(options: report, policy: policy, showsValues: showValues)
    let engine = try policy.engine(
      reading: input, key: key, showsValues: showValues, makesExcerpts: delivery.showsExcerpts)
    var result = try LintRun(policy: policy, engine: engine, input: input, isQuiet: report.quiet).result()
    let comparison = accepted?.compare(result.findings, key: key)
    if let comparison { result.removeBaselined(known: comparison) }
    try delivery.deliver(result)
    if let command = mistypedCommand(in: result) { Console.complain("Did you mean 'blindspot \(command)'?") }
    let isStale = comparison.map { Console.tell($0, strictly: baseline.strictBaseline) } ?? false
    try ExitStatus.end(result, failOn: policy.configuration.failOn.value)
    if isStale { throw ExitStatus.findings }
  }

  /// The command that the first path was meant to be, if no such file is there: `blindspot lnt` checks a file `lnt`.
  private func mistypedCommand(in result: LintResult) -> String? {
    guard let first = input.paths.first, result.problems.contains(where: { $0.code == .unreadable && $0.file == first })
    else { return nil }
    return Suggestion.closest(
      to: first, among: Blindspot.configuration.subcommands.compactMap { $0.configuration.commandName })
  }
}
