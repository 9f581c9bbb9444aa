import ArgumentParser
import BlindspotFiles
import BlindspotServer
import BlindspotWorkspace

/// `blindspot server`: a language server for editors.
struct ServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server",
    abstract: "Serves an editor: findings while typing, explanations, fixes (language server, LSP 3.17).",
    discussion: """
      An editor starts the server and talks to it over standard input and output. The configuration is that of the \
      folder that the editor opened; options win over it. Documentation/editors.md shows how to set up an editor.
      """)

  @OptionGroup(title: "Policy") var policy: PolicyOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup(title: "Baseline") var baseline: BaselineOptions

  @Option(name: .customLong("rule-url"), help: ReportOptions.ruleURLHelp)
  var ruleURL: String?

  @Flag(name: .customLong("stdio"), help: "Accepted because editors pass it; there is no other way to connect.")
  var stdio = false

  func validate() throws {
    try ReportOptions.check(ruleURL: ruleURL)
    if baseline.strictBaseline { throw ValidationError("--strict-baseline has no effect on a server; remove it") }
  }

  func run() throws {
    let choices = policy.choices(limits: limits)
    // An unknown rule in an option is reported at once, and not for each folder.
    _ = try Workspace(choices: choices)
    var request = LintRequest()
    request.baseline = baseline.file
    request.key = try baseline.key()
    let settings = ServerSettings(
      version: Product.version, choices: choices, request: request, ruleURL: ruleURL)
    var server = LanguageServer(settings, over: StandardChannel())
    CurrentProcess.exit(server.run())
  }
}

/// Standard input and output as the channel to an editor.
private struct StandardChannel: Channel {
  func receive(waiting milliseconds: Int?) -> [UInt8]? {
    // A stream that cannot be read is at its end.
    (try? StandardInput.next(waiting: milliseconds)) ?? nil
  }

  func send(_ bytes: [UInt8]) { try? StandardStream.output.write(bytes.span) }
}
