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
    try planFixes(of: request, settings: FixPlanner.Settings(includesSuggested: includingSuggested)).outcome
  }

  /// Plans the fixes of a request, and returns the inputs too.
  func planFixes(
    of request: LintRequest, settings: FixPlanner.Settings
  ) throws(WorkspaceError) -> (outcome: FixOutcome, inputs: [FixInput]) {
    let outcome = try run(request)
    let selected = Set(outcome.result.findings.map(FindingKeyPlace.init))
    let engine = try engine(for: request)
    let inputs = try fixInputs(of: request, engine: engine, selected: selected)
    var settings = settings
    settings.isComplete = outcome.result.problems.isEmpty
    var planner = FixPlanner(settings, inputs: inputs, rule: RuleLookup(policy.rules).rule) { engine.check($0) }
    return (FixOutcome(plan: planner.plan(), result: outcome.result), inputs)
  }

  /// Reads and checks the inputs of a request, sorted by name.
  ///
  /// - Parameters:
  ///   - selected: the findings to fix.
  ///   - followsLinks: whether files that symbolic links refer to can be fixed.
  func fixInputs(
    of request: LintRequest, engine: Engine, selected: Set<FindingKeyPlace>, followsLinks: Bool = false
  ) throws(WorkspaceError) -> [FixInput] {
    let found = try inputs(of: request)
    let loader = policy.configuration.exportLoader.knowingTerraform(found.terraform)
    let jobs = request.jobs ?? Environment.processorCount
    let inputs = found.list.mapInParallel(jobs: jobs, progress: nil, each: { engine.makeScanner() }) { scanner, input in
      var inputs: [FixInput] = []
      var read: (bytes: [UInt8], options: ReadOptions)?
      _ = loader.read(
        input,
        by: { file, options in
          read = (file.bytes, options)
          return ExportReader.read(file, options: options)
        },
        { export in
          guard let read else { return }
          inputs.append(
            FixInput(
              read.bytes, export: export, options: read.options, report: engine.check(export, with: &scanner),
              refusal: Self.refusal(of: input, file: export.file.name, followsLinks: followsLinks),
              selecting: { selected.contains(FindingKeyPlace($0)) },
              keeping: { !selected.contains(FindingKeyPlace($0)) }))
        })
      return inputs
    }
    return inputs.flatMap(\.self).sorted { $0.name < $1.name }
  }

  /// The reason why an input cannot be changed in place.
  private static func refusal(of input: Input, file name: String, followsLinks: Bool) -> ShownText? {
    if name != input.name { return "the file is in an archive; unpack it, fix it and pack it again" }
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
      throw WorkspaceError("\(error.path.name) cannot be written: \(error.reason)")
    }
  }
}
