import ArgumentParser
import BlindspotFiles
import BlindspotParser
import BlindspotRules

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

  @Option(help: ArgumentHelp("Files to read at the same time (default: as many as processors).", valueName: "count"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Reports only what touches lines changed since the history left that of a revision.", valueName: "revision"))
  var changedSince: String?

  @Flag(help: "Reports only what touches lines of the next commit, as the index holds them.")
  var staged = false

  @OptionGroup(title: "Limits") var limits: LimitOptions

  func validate() throws {
    // A variable that was never set: a gate must not check some other folder for it.
    if paths.contains("") { throw ValidationError("A path is empty; name a file or a folder, '.' for this one.") }
    if staged, changedSince != nil { throw ValidationError("--staged and --changed-since cannot be used together.") }
    if staged || changedSince != nil, paths.contains("-") {
      throw ValidationError("What changed on standard input is not known; name files or folders.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  /// The inputs behind the arguments, without those that the configuration passes over.
  func find(_ configuration: Configuration = Configuration()) throws(Failure) -> InputList {
    guard let folder = FileSystem.workingFolder() else { throw Failure("The working folder does not exist any more.") }
    var finder = InputFinder(workingFolder: folder)
    let paths = paths.isEmpty ? [FilePath("")] : self.paths.map { Environment.path(ofArgument: $0) }
    var list = finder.find(paths, standardInputName: stdinFilename)
    list.inputs.removeAll { !$0.isNamed && configuration.excludes($0.name) }
    return list
  }

  /// Whether only a part of the exports is looked at, so that nothing can be said about those that are missing.
  var isPartial: Bool { paths.contains("-") || staged || changedSince != nil }

  /// What changed, where only that is asked for.
  func changes() throws(Failure) -> ChangedInputs? {
    guard staged || changedSince != nil, let folder = FileSystem.workingFolder() else { return nil }
    return try ChangedInputs(changedSince.map { .since($0) } ?? .staged, workingFolder: folder)
  }

  /// How inputs are read.
  func exports(_ configuration: Configuration = Configuration()) -> ExportRun {
    var options = ReadOptions(readsExtended: configuration.checkedKinds.hasExtended)
    options.limits = limits.exportLimits(configuration)
    return ExportRun(reader: InputReader(limits: limits.inputLimits(configuration)), options: options)
  }

  /// How many files to read at the same time.
  var jobCount: Int { jobs ?? Environment.processorCount }
}
