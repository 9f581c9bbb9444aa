import ArgumentParser
import BlindspotEncoding
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// `blindspot redact`: writes a copy of exports without personal data.
struct RedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact", _superCommandName: Product.name,
    abstract: "Writes a copy of exports in which every finding is replaced.",
    discussion: """
      For suppliers and support tickets. All kinds of texts are checked, findings from a confidence of 0.3 on are replaced, \
      accepted ones included, and the text of comments is removed. Names of files and folders change too. A file in which \
      something could not be replaced or read is not copied.

      Exit status: 0, the copy is complete; 2, a file is missing in it, or the job could not be done.
      """)

  @Argument(help: "A folder or a file with exports.", completion: .file())
  var input: String

  @Option(
    name: .customLong("output"), help: ArgumentHelp("The folder of the copy: new or empty.", valueName: "folder"),
    completion: .directory)
  var output: String

  @Option(
    name: .customLong("config"), help: .configurationFile, completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  @Flag(name: .customLong("no-config"), help: "Read no configuration file.")
  var noConfig = false

  @Option(name: .customLong("jobs"), help: .jobs)
  var jobs: Int?

  @Flag(name: .customLong("copy-unchecked"), help: "Copy files that are not exports, as they are.")
  var copyUnchecked = false

  @OptionGroup var mapping: MapOptions

  @Flag(name: .shortAndLong, help: "Print only what is missing in the copy.")
  var quiet = false

  func validate() throws {
    if input == "-" { throw ValidationError("redact copies files; standard input is not a file") }
    if input.isEmpty || output.isEmpty { throw ValidationError("a path is empty; pass a file or a folder") }
    if noConfig, config != nil { throw ValidationError("--config and --no-config cannot be used together") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  func run() throws {
    let workspace = try Workspace.load(choices)
    try workspace.checkRedactionFolder(output, for: input)
    if let map = mapping.map { try workspace.checkMapPath(map) }
    let redaction = try workspace.planRedaction(of: input, copyingUnchecked: copyUnchecked, jobs: jobs)
    if let map = mapping.map, !redaction.files.isEmpty { try workspace.writeMap(of: redaction.plan, to: map) }
    try workspace.write(redaction, to: output)
    for omission in redaction.omissions {
      Console.printError("\(omission.isFailure ? "error" : "note"): \(omission.name) not copied: \(omission.reason)")
    }
    Console.printErrors(redaction.result.problems)
    for gap in redaction.result.gaps { Console.printError("note: \(gap.file): not judged: \(gap.message)") }
    if !quiet {
      let files = Decimals.count(redaction.files.count, "file")
      let findings = Decimals.count(redaction.plan.fixed.count, "finding")
      Console.printError("note: \(files) copied, \(findings) replaced, \(redaction.omissions.count) not copied")
    }
    if !redaction.result.problems.isEmpty || redaction.omissions.contains(where: \.isFailure) {
      throw ExitStatus.failed
    }
  }

  private var choices: PolicyChoices {
    let keys = ConfigurationKeys.declared
    var layer = ConfigurationLayer()
    layer.fields = Sourced(["extended"], keys.fields.option?.origin ?? .standard)
    layer.severity = Sourced(.note, keys.severity.option?.origin ?? .standard)
    layer.minConfidence = Sourced(Workspace.redactionConfidence, keys.minConfidence.option?.origin ?? .standard)
    var choices = PolicyChoices(
      configurationFile: noConfig ? .none : config.map { .file($0) } ?? .nearest, overrides: layer,
      reportFormats: ReportFormat.allCases.map { $0.rawValue })
    choices.readsComments = false
    return choices
  }
}
