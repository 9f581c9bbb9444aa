import ArgumentParser
import BlindspotFiles
import BlindspotReporting

/// How results are shown.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Format on standard output (default: text).", valueName: "format"))
  var format: ReportFormat?

  @Option(
    help: ArgumentHelp(
      "Writes a report to a file as well; repeatable.",
      discussion: "The file is written whole or not at all.", valueName: "format=file"))
  var output: [OutputTarget] = []

  @Option(help: ArgumentHelp("Colours: auto, always, never.", valueName: "when"))
  var color: ColorChoice = .auto

  @Flag(name: .shortAndLong, help: "Leaves out the summary and the progress.")
  var quiet = false

  @Flag(help: "Counts findings by rule, kind of text and file.")
  var statistics = false

  @Option(
    name: .customLong("rule-url"),
    help: ArgumentHelp(
      "Where the pages about rules are; reports link to this address with the rule's id behind it.",
      discussion: "Such as https://git.example.com/blindspot/Documentation/rules.md#", valueName: "address"))
  var ruleURL: String?

  func validate() throws {
    if let ruleURL, !["http://", "https://"].contains(where: { ruleURL.hasPrefix($0) }) {
      throw ValidationError("--rule-url must be an address that begins with https:// or http://.")
    }
    let places = output.map { FilePath($0.file).normalized(in: FilePath("/")) }
    if Set(places).count < places.count { throw ValidationError("Two --output options name the same file.") }
  }
}

/// A report to write to a file: `sarif=out.sarif`.
struct OutputTarget: ExpressibleByArgument {
  let format: ReportFormat
  let file: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, let format = ReportFormat(rawValue: String(parts[0])) else { return nil }
    self.format = format
    file = String(parts[1])
  }

  static var allValueStrings: [String] { ReportFormat.allCases.map { $0.rawValue + "=FILE" } }
}
