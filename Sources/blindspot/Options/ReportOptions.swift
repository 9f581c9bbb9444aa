import ArgumentParser
import BlindspotFiles
import BlindspotParser
import BlindspotReporting

/// The options that select the reports.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .customLong("format"), help: ArgumentHelp("Format on standard output (default: text).", valueName: "format"))
  var format: ReportFormat?

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp(
      "Write a report to a file as well; repeatable.",
      discussion:
        "The file is written completely or not at all, never through a symbolic link and never over an input.",
      valueName: "format=file"))
  var output: [OutputTarget] = []

  @Flag(name: .customLong("force"), help: "Let --output replace an existing file that is not a report.")
  var force = false

  @Option(
    name: .customLong("color"),
    help: ArgumentHelp("When to use colors: auto, always, never (default: auto).", valueName: "when"))
  var color: ColorChoice?

  @Flag(name: .shortAndLong, help: "Leave out the summary and the progress.")
  var quiet = false

  @Flag(name: .customLong("statistics"), help: "Count findings by rule, kind of text and file.")
  var statistics = false

  @Flag(name: .customLong("list-skipped"), help: "List the files that were found and not read, with the reason.")
  var listSkipped = false

  @Flag(help: "Show only ordinary words in the names of files below the given folders.")
  var redactPaths = false

  @Option(name: .customLong("rule-url"), help: ruleURLHelp) var ruleURL: String?

  /// The help of `--rule-url`.
  static let ruleURLHelp = ArgumentHelp(
    "Address of the rule pages; reports link to it followed by the id of the rule.",
    discussion: "For example https://git.example.com/blindspot/Documentation/rules.md#", valueName: "address")

  /// Throws an error if an address of the rule pages is not one.
  static func check(ruleURL: String?) throws {
    guard let ruleURL, !["http://", "https://"].contains(where: { ruleURL.hasPrefix($0) }) else { return }
    throw ValidationError("--rule-url must begin with https:// or http://")
  }

  func validate() throws {
    try Self.check(ruleURL: ruleURL)
    let files = output.map { FilePath($0.target.file).normalized(in: FilePath("/")) }
    if Set(files).count < files.count { throw ValidationError("two --output options name the same file") }
  }

  /// Returns the request that the options describe.
  ///
  /// - Parameter showsValues: whether the run prints matched values in clear text.
  func request(showsValues: Bool = false) -> ReportRequest {
    var request = ReportRequest(
      format: format, files: output.map(\.target), color: color ?? .auto, isQuiet: quiet, showsStatistics: statistics,
      listsSkipped: listSkipped,
      ruleURL: ruleURL, showsValues: showsValues)
    request.replacesOtherFiles = force
    request.redactsPaths = redactPaths
    return request
  }
}

/// The value of `--output`: `sarif=out.sarif`.
struct OutputTarget: ExpressibleByArgument {
  let target: ReportRequest.Target

  init?(argument: String) {
    guard let target = ReportRequest.Target(argument: argument) else { return nil }
    self.target = target
  }

  static var allValueStrings: [String] { ReportFormat.allCases.map { $0.rawValue + "=FILE" } }
}
