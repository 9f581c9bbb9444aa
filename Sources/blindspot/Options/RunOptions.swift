internal import ArgumentParser
internal import BlindspotRules

/// What counts as a finding, and which findings fail the run.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Lowest severity that fails the run: note, warning, error or never (default: warning).", valueName: "level"))
  var failOn: FailLevel?

  @Option(
    help: ArgumentHelp("Lowest severity to report: note, warning or error (default: warning).", valueName: "level"))
  var severity: Severity?

  @Option(help: ArgumentHelp("Lowest confidence to report, from 0 to 1 (default: 0.5).", valueName: "number"))
  var minConfidence: Double?

  @Option(
    help: ArgumentHelp("Region whose national forms apply (ISO 3166, two letters); repeatable.", valueName: "code"))
  var region: [String] = []

  @Flag(help: "Prints the found texts themselves. Only for the eyes of somebody who may see them.")
  var showValues = false

  func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence must be a number from 0 to 1.")
    }
    for code in region
    where code.utf8.count != 2 || !code.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) {
      throw ValidationError("'\(code)' is no region; use the two letters of ISO 3166, such as US or DE.")
    }
  }

  /// What the engine is told.
  var engineOptions: Engine.Options {
    var options = Engine.Options()
    if let severity { options.minSeverity = severity }
    if let minConfidence { options.minConfidence = Float(minConfidence) }
    options.showsValues = showValues
    options.regions = region.map { $0.uppercased() }
    return options
  }
}

/// The values of `--fail-on`.
enum FailLevel: String, ExpressibleByArgument, CaseIterable {
  case note
  case warning
  case error
  case never

  /// The lowest severity that fails a run; nil if none does.
  var severity: Severity? { Severity(rawValue: rawValue) }
}
