import ArgumentParser
import BlindspotWorkspace

/// The options that select the inputs.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders and glob patterns to check; '-' is standard input.",
      discussion:
        "Folders are searched; .gitignore and .blindspotignore are respected. The default is the working folder."
    ),
    completion: .file())
  var paths: [String] = []

  @Option(
    name: .customLong("stdin-filename"), help: ArgumentHelp("Name of standard input in reports.", valueName: "name"))
  var stdinFilename: String?

  @Option(name: .customLong("jobs"), help: .jobs)
  var jobs: Int?

  @Option(
    name: .customLong("changed-since"),
    help: ArgumentHelp(
      "Report only findings on lines changed since the merge base with a revision.", valueName: "revision"))
  var changedSince: String?

  @Flag(
    name: .customLong("staged"),
    help: "Report only findings on lines of the next commit, with the contents of the index.")
  var staged = false

  @Flag(name: .customLong("allow-empty"), help: "Succeed also if no export was found.")
  var allowEmpty = false

  @OptionGroup(title: "Limits") var limits: LimitOptions

  func validate() throws {
    // A shell variable that was never set: a gate must not check some other folder instead.
    if paths.contains("") {
      throw ValidationError("a path is empty; pass a file or a folder, '.' for the working folder")
    }
    if staged, changedSince != nil { throw ValidationError("--staged and --changed-since cannot be used together") }
    if staged || changedSince != nil, paths.contains("-") {
      throw ValidationError("standard input has no changed lines; pass files or folders")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  /// The request that the options describe.
  var request: LintRequest {
    var request = LintRequest(.paths(paths))
    request.standardInputName = stdinFilename
    request.jobs = jobs
    request.allowsEmpty = allowEmpty
    request.change = staged ? .staged : changedSince.map { .since($0) }
    return request
  }
}
