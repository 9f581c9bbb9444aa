import ArgumentParser
import BlindspotParser
import BlindspotReporting
import BlindspotRules

/// `blindspot subject`: finds one person everywhere in the exports.
struct SubjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subject", abstract: "Finds one data subject everywhere in the exports.",
    discussion: "For requests of the GDPR or the CCPA: what the platform's own GDPR API does not reach. Status 1 if "
      + "the subject was found.")

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

  @Flag(help: "Prints the found texts themselves.")
  var showValues = false

  func run() throws {
    let subject = try subject()
    var everything = ConfigurationLayer()
    everything.fields = Sourced(["extended"], .standard)
    everything.severity = Sourced(.note, .standard)
    everything.minConfidence = Sourced(0, .standard)
    let policy = Policy(Configuration(layers: [everything]), files: DiskAccess(), today: nil)
    var options = Engine.Options()
    options.showsValues = showValues
    let delivery = try ReportDelivery(options: report, policy: policy, showsValues: showValues)
    options.makesExcerpts = delivery.showsExcerpts
    // What is handed to one person must not tell about another.
    let engine = policy.engine(options, detectors: [SubjectMatcher(subject)], maskingWith: BuiltInDetectors.all)
    let result = try LintRun(policy: policy, engine: engine, input: input, isQuiet: report.quiet).result()
    try delivery.deliver(result)
    try ExitStatus.end(result.problems, isReported: true)
    // What exports cannot show is told as well, and is no trace of the subject.
    if result.findings.contains(where: { $0.rule == BuiltInRule.knownPerson.id }) {
      throw ExitStatus.findings
    }
  }

  private func subject() throws -> Subject {
    var subject = Subject()
    if let request {
      do throws(Problem) {
        guard let bytes = try DiskAccess().contents(of: request) else {
          throw Problem(file: request, code: .unreadable, message: "the file is not there")
        }
        subject = try Subject(request: SourceFile(name: request, bytes: bytes))
      } catch {
        throw Failure(error.line)
      }
    }
    subject.names += name
    subject.emails += email
    subject.phones += phone
    subject.identifiers += id
    subject.addresses += address
    if subject.isEmpty {
      throw ValidationError("Say whom to look for: --name, --email, --phone, --id, --address or --request.")
    }
    return subject
  }
}
