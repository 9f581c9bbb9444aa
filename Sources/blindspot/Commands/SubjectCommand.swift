import ArgumentParser
import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

/// `blindspot subject`: finds one person everywhere in the exports.
struct SubjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subject", abstract: "Finds one data subject everywhere in the exports.",
    discussion:
      "For requests under the GDPR or the CCPA: covers the texts that the platform's own GDPR API does not reach. "
      + "Status 1 if the subject was found.")

  @Option(help: "Name, in any spelling; repeatable.") var name: [String] = []
  @Option(help: "E-mail address; repeatable.") var email: [String] = []
  @Option(help: "Phone number, in any spelling; repeatable.") var phone: [String] = []
  @Option(
    name: [.long, .customLong("user-id"), .customLong("external-id")],
    help: "User id, external id or handle; repeatable.") var id: [String] = []
  @Option(help: "Postal address in one line; repeatable.") var address: [String] = []
  @Option(
    help: ArgumentHelp("Body of a request to the platform's GDPR API.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var request: String?

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Report") var report: ReportOptions

  @Flag(help: "Print matched values in clear text.")
  var showValues = false

  func run() throws {
    let subject = try subject()
    let workspace = try Workspace(choices: choices)
    let delivery = ReportDelivery(
      report.request(showsValues: showValues), for: workspace, givenPaths: input.paths)
    let progress = Progress()
    var request = input.request
    request.showsValues = showValues
    request.makesExcerpts = delivery.showsExcerpts
    request.progress = progress.report(isQuiet: report.quiet)
    let outcome = try workspace.run(searchFor: subject, in: request)
    progress.finish()
    try delivery.deliver(outcome)
    let result = outcome.result
    if !result.problems.isEmpty { throw ExitStatus.failed }
    // Findings about what exports cannot show are reported too, and are not traces of the subject.
    if result.findings.contains(where: { $0.rule == BuiltInRule.knownPerson.id }) { throw ExitStatus.findings }
  }

  /// All texts, severities and confidences, whatever a configuration file decides.
  private var choices: PolicyChoices {
    var layer = ConfigurationLayer()
    layer.fields = Sourced(["extended"], .standard)
    layer.severity = Sourced(.note, .standard)
    layer.minConfidence = Sourced(0, .standard)
    layer.limits = input.limits.values
    return PolicyChoices(configurationFile: .none, overrides: layer, today: nil)
  }

  private func subject() throws -> Subject {
    var subject = Subject()
    if let request {
      do throws(Problem) {
        guard let bytes = try DiskFiles().contents(of: request) else {
          throw Problem(file: request, code: .unreadable, message: "the file does not exist")
        }
        subject = try Subject(request: SourceFile(name: request, bytes: bytes))
      } catch {
        throw WorkspaceError(error.line)
      }
    }
    subject.names += name
    subject.emails += email
    subject.phones += phone
    subject.identifiers += id
    subject.addresses += address
    if subject.isEmpty {
      throw ValidationError("no data subject; pass --name, --email, --phone, --id, --address or --request")
    }
    return subject
  }
}
