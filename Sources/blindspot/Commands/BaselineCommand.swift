import ArgumentParser
import BlindspotRules
import BlindspotWorkspace

/// `blindspot baseline`: records current findings, so that only new ones fail.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Records current findings so that only new ones fail.",
    discussion: "The baseline contains no text of the exports.",
    subcommands: [Create.self, Update.self, Check.self])

  /// The options of the three subcommands.
  struct Options: ParsableArguments {
    @OptionGroup(title: "Input") var input: InputOptions
    @OptionGroup(title: "Policy") var policy: PolicyOptions
    @OptionGroup(title: "Baseline") var baseline: BaselineOptions

    /// Checks the inputs.
    func run() throws -> State {
      let workspace = try Workspace.load(policy.choices(limits: input.limits))
      guard let path = workspace.baselinePath(baseline.file) else {
        throw WorkspaceError("the baseline is turned off; remove --no-baseline or the setting 'baseline: off'")
      }
      var request = input.request
      request.baseline = .none
      request.key = try baseline.key()
      request.details.remove(.excerpt)
      request.recordsBaselineData = true
      let outcome = try workspace.run(request)
      // With a baseline of half the exports, the findings of the other half would be new.
      try Console.report(outcome.result.problems)
      return State(outcome: outcome, file: baseline.file, key: request.key, path: path, workspace: workspace)
    }
  }

  /// The current findings and the file of the baseline.
  struct State {
    let outcome: LintOutcome
    let file: LintRequest.BaselineFile
    let key: FindingKey?
    let path: String
    let workspace: Workspace

    var findings: [Finding] { outcome.result.findings }

    /// Returns the baseline.
    ///
    /// - Parameter mergesConflicts: Whether a file with conflict markers is read with the entries of both sides.
    /// - Throws: ``WorkspaceError`` if it does not exist or cannot be read.
    func existing(mergingConflicts mergesConflicts: Bool = false) throws(WorkspaceError) -> Baseline {
      guard let baseline = try workspace.baseline(file, mergingConflicts: mergesConflicts) else {
        throw WorkspaceError("the baseline \(path) does not exist; create it with 'blindspot baseline create'")
      }
      return baseline
    }

    /// Writes a new baseline and reports its size.
    func save(_ baseline: Baseline) throws(WorkspaceError) {
      try workspace.save(baseline, to: path, isConfigured: file == .configured)
      let note = key == nil ? "; without a key (\(FindingKey.variable)) it records positions and no values" : ""
      Console.printError(
        "\(path) contains \(baseline.count == 1 ? "1 finding" : "\(baseline.count) findings")\(note)")
    }
  }

  /// `blindspot baseline create`
  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create", abstract: "Writes a baseline with all current findings.")

    @OptionGroup var options: Options

    @Flag(help: "Replace an existing baseline.")
    var force = false

    func run() throws {
      let state = try options.run()
      if !force, try DiskFiles().contents(of: state.path) != nil {
        throw WorkspaceError(
          "the baseline \(state.path) exists already; use 'blindspot baseline update', or --force to replace it")
      }
      try state.save(Baseline(accepting: state.findings, in: state.outcome.run, key: state.key))
    }
  }

  /// `blindspot baseline update`
  struct Update: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "update", abstract: "Removes findings that no longer exist from the baseline.")

    @OptionGroup var options: Options

    @Flag(help: "Add new findings as well.")
    var acceptNew = false

    @Flag(help: "Write a baseline that was made with a key with another key, or without one.")
    var replaceKey = false

    func run() throws {
      let state = try options.run()
      let old = try state.existing(mergingConflicts: true)
      if old.hasValues, !old.comparesValues(with: state.key), !replaceKey {
        let key = state.key == nil ? "a key, which is not set" : "another key"
        throw WorkspaceError(
          "the baseline \(state.path) was made with \(key), so its values cannot be compared; set "
            + "\(FindingKey.variable) to its key, or pass --replace-key to accept findings by rule and place")
      }
      let new = old.updated(with: state.findings, in: state.outcome.run, acceptNew: acceptNew, key: state.key)
      try state.save(new)
      if old.isVersionOne, new.count < old.count {
        Console.printError(
          "note: \(old.count - new.count) entries of version 1 match no finding of this run and were removed")
      }
    }
  }

  /// `blindspot baseline check`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Compares current findings with the baseline; status 1 if they differ.")

    @OptionGroup var options: Options

    func run() throws {
      let state = try options.run()
      let comparison = try state.existing().compare(state.findings, in: state.outcome.run, key: state.key)
      Console.write("\(comparison.known) known, \(comparison.new.count) new, \(comparison.stale.count) gone\n")
      let isStale = comparison.reportStale(isStrict: true)
      if isStale || !comparison.new.isEmpty { throw ExitStatus.findings }
    }
  }
}
