import ArgumentParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// `blindspot fields`: prints every text that the linter checks.
struct FieldsCommand: PathCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields", abstract: "Prints every text that the linter checks, with its kind and position.",
    discussion: "The texts are printed as they are, personal data included.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Policy") var policy: PolicyOptions

  @Option(help: "Format: text or jsonl.")
  var format: FieldListing.Format = .text

  func run() throws {
    let workspace = try Workspace.load(policy.choices(limits: input.limits))
    let listing = FieldListing(format: format, kinds: workspace.policy.configuration.kinds)
    let (lines, problems) = try workspace.mapExports(input.request) { listing.lines(of: $0) }
    for bytes in lines { Console.write(bytes) }
    try Console.report(problems)
  }
}
