import BlindspotFiles
import BlindspotParser
public import BlindspotRules

/// The result of planning the fixes of a run.
public struct FixOutcome: Sendable {
  /// The changed files and the findings that stay.
  public let plan: FixPlan
  /// The result of the check before the fixes.
  public let result: LintResult
}

extension Workspace {
  /// Plans the fixes of the findings of a request. Nothing is written.
  ///
  /// - Parameters:
  ///   - request: the inputs and the selection of findings; a change of the index is not supported.
  ///   - includingSuggested: whether replacements that can make a sentence untrue are included.
  /// - Throws: ``WorkspaceError``, as ``lint(_:)`` does.
  public func planFixes(
    of request: LintRequest, includingSuggested: Bool = false
  ) throws(WorkspaceError) -> FixOutcome {
    let (outcome, inputs) = try checkForEdits(request)
    let settings = FixPlanner.Settings(
      includesSuggested: includingSuggested, isComplete: outcome.result.problems.isEmpty)
    let engine = try engine(for: request)
    var planner = FixPlanner(settings, inputs: inputs, rule: RuleLookup(policy.rules).rule) { engine.check($0) }
    return FixOutcome(plan: planner.plan(), result: outcome.result)
  }

  /// Checks the inputs of a request, and returns the exports, sorted by name, with the findings of the result to fix.
  ///
  /// - Parameter followsLinks: whether files that symbolic links refer to can be fixed.
  func checkForEdits(
    _ request: LintRequest, followsLinks: Bool = false
  ) throws(WorkspaceError) -> (outcome: LintOutcome, inputs: [FixInput]) {
    var request = request
    request.keepsExports = true
    let outcome = try run(request)
    let selected = Set(outcome.result.findings.map(FindingKeyPlace.init))
    let inputs = outcome.exports.map { export in
      FixInput(
        export.loaded.bytes, export: export.loaded.export, options: export.loaded.options, report: export.report,
        refusal: Self.refusal(of: export.loaded, followsLinks: followsLinks),
        selecting: { selected.contains(FindingKeyPlace($0)) }, keeping: { !selected.contains(FindingKeyPlace($0)) })
    }
    return (outcome, inputs)
  }

  /// The reason why an input cannot be changed in place.
  private static func refusal(of loaded: ExportLoader.LoadedExport, followsLinks: Bool) -> ShownText? {
    let input = loaded.input
    if loaded.export.file.name != input.name { return "the file is in an archive; unpack it, fix it and pack it again" }
    guard case .file(let path) = input.source, !followsLinks else { return nil }
    let entry = try? FileSystem.entry(at: path, followingLinks: false)
    return entry?.kind == .link ? "the file is a symbolic link; fix the file that it refers to" : nil
  }

  /// Writes the files of a plan completely or not at all, with the modes of the old files.
  ///
  /// - Throws: ``WorkspaceError`` if a file changed since it was read, or cannot be written.
  public func write(_ plan: FixPlan) throws(WorkspaceError) {
    var files: [OutputFiles.File] = []
    for file in plan.files {
      let path = folder.resolve(file.name)
      let current = try? FileSystem.contents(of: path, limit: file.original.count)
      guard let current, current == file.original else {
        throw WorkspaceError("\(file.name) changed during the run; nothing was written, run the command again")
      }
      files.append(OutputFiles.File(OutputTarget(path), bytes: file.fixed))
    }
    do throws(OutputFiles.Failure) {
      try OutputFiles.write(files)
    } catch {
      throw WorkspaceError(error)
    }
  }
}
