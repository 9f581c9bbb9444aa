internal import ArgumentParser

/// The command: argument parsing, files in, text out, exit status.
@main
struct Blindspot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blindspot", abstract: "Finds personal data where the Genesys Cloud GDPR API cannot reach.",
    version: "0.1.0")
}
