import ArgumentParser
import BlindspotReporting
import BlindspotRules

/// `blindspot fields`: shows every text that the linter sees.
struct FieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields", abstract: "Prints every text that the linter reads, with its kind and place.",
    discussion: "The texts are printed as they are, personal data included.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Policy") var policy: PolicyOptions

  @Option(help: "Format: text or jsonl.")
  var format: FieldListing.Format = .text

  func run() throws {
    let configuration = try policy.load().configuration
    let exports = input.exports(configuration)
    let listing = FieldListing(format: format, kinds: configuration.kinds)
    let list = try input.find(configuration)
    let outcomes = list.mapInParallel(jobs: input.jobCount, each: {}) { _, input in
      var bytes: [UInt8] = []
      let outcome = exports.read(input) { bytes += listing.lines(of: $0) }
      return (outcome: outcome, bytes: bytes)
    }
    for outcome in outcomes { Console.write(outcome.bytes) }
    try ExitStatus.end(list.problems(beside: outcomes.map(\.outcome)))
  }
}
