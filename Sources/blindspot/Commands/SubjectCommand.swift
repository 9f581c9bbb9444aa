import ArgumentParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// `blindspot subject`: finds the people of a request everywhere in the exports.
struct SubjectCommand: PathCommand {
  static let configuration = CommandConfiguration(
    commandName: "subject", abstract: "Finds the people of a request everywhere in the exports.",
    discussion:
      "For requests under the GDPR or the CCPA: covers the texts that the platform's own GDPR API does not reach. "
      + "Status 1 if there are certain or likely findings, 2 if an input could not be searched. Ignore files and "
      + "comments in exports do not apply.")

  @OptionGroup(title: "Request") var subject: SubjectOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Flag(help: "Print matched values in clear text.")
  var showValues = false

  func run() throws {
    let subjects = try subject.subjects()
    let workspace = try Workspace(choices: choices)
    var dossier = Dossier(subjects, searched: .current, key: try subject.key())
    dossier.showsValues = showValues
    let delivery = ReportDelivery(
      report.request(showsValues: showValues), for: workspace, givenPaths: input.paths, answering: dossier)
    let progress = Progress()
    var request = input.request
    request.showsValues = showValues
    request.details = delivery.details
    request.recordsFiles = true
    request.progress = progress.report(isQuiet: report.quiet)
    let outcome = try workspace.run(searchFor: subjects, in: request)
    progress.finish()
    try delivery.deliver(outcome)
    let result = outcome.result
    if !result.problems.isEmpty { throw ExitStatus.failed }
    // Findings about what exports cannot show are reported too, and are not traces of a person.
    if result.findings.contains(where: { $0.match.map { $0.certainty >= .likely } ?? false }) {
      throw ExitStatus.findings
    }
  }

  /// All texts, severities and confidences of all files, whatever a file of the repository decides.
  private var choices: PolicyChoices {
    var layer = ConfigurationLayer()
    layer.fields = Sourced(["extended"], .standard)
    layer.severity = Sourced(.note, .standard)
    layer.minConfidence = Sourced(0, .standard)
    layer.limits = input.limits.values
    var choices = PolicyChoices(configurationFile: .none, overrides: layer, today: nil)
    choices.isIsolated = true
    return choices
  }
}
