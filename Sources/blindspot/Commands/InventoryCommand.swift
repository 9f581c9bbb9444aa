import ArgumentParser
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// `blindspot inventory`: shows where personal data concentrates.
struct InventoryCommand: PathCommand {
  static let configuration = CommandConfiguration(
    commandName: "inventory", abstract: "Shows where in an organization personal data concentrates.",
    discussion:
      "Counts all findings by law, category, kind of text, flow and person; baselines do not apply. The formats are text, "
      + "json, csv, markdown and html. Status 2 if an input could not be checked, otherwise 0.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Policy") var policy: PolicyOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Option(
    help: ArgumentHelp("Earlier inventory in JSON: count new, fixed and remaining findings.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var compare: String?

  @Option(
    name: .customLong("key-file"),
    help: ArgumentHelp(
      "File with the key by which people are counted (default: the variable \(FindingKey.variable)).", valueName: "file"
    ),
    completion: .file())
  var keyFile: String?

  func validate() throws {
    let formats = report.output.map(\.target.format) + [report.format ?? .text]
    if let other = formats.first(where: { !InventoryRequest.formats.contains($0) }) {
      let names = InventoryRequest.formats.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("\(other.rawValue) is not a format of an inventory; use one of \(names)")
    }
  }

  func run() throws {
    let earlier = try compare.map(Self.read)
    let workspace = try Workspace.load(policy.choices(limits: input.limits))
    let delivery = ReportDelivery(
      report.request(), for: workspace, givenPaths: input.paths, counting: InventoryRequest(comparedWith: earlier))
    let progress = Progress()
    var request = input.request
    request.baseline = .none
    request.key = try FindingKey.read(file: keyFile)
    if let hasKey = earlier?.hasKey, hasKey != (request.key != nil) {
      throw WorkspaceError(
        "the earlier inventory was made \(hasKey ? "with" : "without") a key, and this one is made \(hasKey ? "without" : "with") one; "
          + "findings can be compared with the same key only")
    }
    request.details = delivery.details
    request.progress = progress.report(isQuiet: report.quiet)
    let outcome = try workspace.run(request)
    progress.finish()
    try delivery.deliver(outcome)
    if !outcome.result.problems.isEmpty { throw ExitStatus.failed }
  }

  private static func read(_ path: String) throws(WorkspaceError) -> EarlierReport {
    do throws(Problem) {
      return try EarlierReport(SourceFile(readFrom: path))
    } catch {
      throw WorkspaceError(error.line)
    }
  }
}
