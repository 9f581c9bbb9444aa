import ArgumentParser
import BlindspotRules
import BlindspotWorkspace

/// The options for accepted findings and for the key of their hashes.
struct BaselineOptions: ParsableArguments {
  @Option(
    name: .customLong("baseline"),
    help: ArgumentHelp(
      "Baseline file (default: \(Baseline.fileName) in the working folder or beside the configuration).",
      valueName: "file"), completion: .file(extensions: ["json"]))
  var baseline: String?

  @Flag(name: .customLong("no-baseline"), help: "Report the findings in the baseline as well.")
  var noBaseline = false

  @Flag(
    name: .customLong("strict-baseline"), help: "Fail the run if the baseline contains findings that no longer exist.")
  var strictBaseline = false

  @Option(
    name: .customLong("key-file"),
    help: ArgumentHelp(
      "File with the key of the hashes in baseline and fingerprints (default: the variable \(FindingKey.variable)).",
      valueName: "file"), completion: .file())
  var keyFile: String?

  func validate() throws {
    if noBaseline, baseline != nil { throw ValidationError("--baseline and --no-baseline cannot be used together") }
  }

  /// The baseline that the options select.
  var file: LintRequest.BaselineFile { noBaseline ? .none : baseline.map { .file($0) } ?? .configured }

  /// Reads the key of the run; nil without one.
  func key() throws(WorkspaceError) -> FindingKey? { try FindingKey.read(file: keyFile) }
}
