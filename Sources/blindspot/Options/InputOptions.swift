internal import ArgumentParser
internal import BlindspotFiles

/// What is read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders and patterns to read; '-' is standard input.",
      discussion: "Folders are walked; .gitignore and .blindspotignore are kept to. The default is the working folder."),
    completion: .file())
  var paths: [String] = []

  @Option(help: ArgumentHelp("What reports call standard input.", valueName: "name"))
  var stdinFilename: String?

  @Option(help: ArgumentHelp("Texts to read: 'default' or 'extended'.", valueName: "kinds"))
  var fields: FieldScope?

  @Option(help: ArgumentHelp("Files to read at the same time (default: as many as processors).", valueName: "count"))
  var jobs: Int?

  @OptionGroup(title: "Limits") var limits: LimitOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  /// The inputs behind the arguments.
  func find() throws(Failure) -> InputList {
    guard let folder = FileSystem.workingFolder() else { throw Failure("The working folder does not exist any more.") }
    var finder = InputFinder(workingFolder: folder)
    let paths = paths.isEmpty ? [Path(".")] : self.paths.map { Environment.path(ofArgument: $0) }
    return finder.find(paths, standardInputName: stdinFilename)
  }

  /// How inputs are read.
  var exports: ExportRun {
    ExportRun(reader: InputReader(limits: limits.inputLimits), readsExtended: fields == .extended)
  }

  /// How many files to read at the same time.
  var jobCount: Int { jobs ?? Environment.processorCount }
}

/// Which texts are read.
enum FieldScope: String, ExpressibleByArgument, CaseIterable {
  /// The mission's kinds and their near neighbours.
  case `default`
  /// Everything that holds typed text.
  case extended
}
