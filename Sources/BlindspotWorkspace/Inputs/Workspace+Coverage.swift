import BlindspotFiles
import BlindspotParser
public import BlindspotRules

extension Workspace {
  /// Adds the inputs and the policy files of a run to the coverage of its result.
  func describe(
    _ inputs: RequestInputs, skipped: [Coverage.SkippedFile], of request: LintRequest, in result: inout LintResult
  ) {
    result.coverage.skipped = skipped
    let baseline = baselinePath(request.baseline)
    let names = files.names.filter { $0 != baseline }.map { folder.name(of: FilePath($0).normalized(in: folder.path)) }
    result.coverage.policy.files = Set(names).sorted()
    result.coverage.policy.rulesOff = policy.configuration.rules.entries.compactMap { id, decision in
      decision.value.level == .off ? id : nil
    }
    result.coverage.policy.weakened = policy.weakenings
    result.coverage.absent = inputs.absent
    var ignored: [FilePath: Int] = [:]
    for entry in inputs.list.ignored { ignored[entry.ignoreFile, default: 0] += 1 }
    result.coverage.policy.ignoreFiles =
      ignored.map { file, count in Coverage.PolicySources.IgnoreFile(file: folder.name(of: file), ignored: count) }
      .sorted { $0.file < $1.file }
    guard let changes = inputs.changes else { return }
    var change = Coverage.Change(revision: nil)
    if case .since(let revision)? = request.change { change.revision = revision }
    change.files = changes.list.inputs.count
    change.unchanged = changes.unchanged
    change.policyFiles = changes.policyFiles
    change.isSinceLastCommit = changes.isSinceLastCommit
    if request.requiresExports, result.summary.files == 0, result.problems.isEmpty {
      change.lacksExports = !containsExport(inputs.unchanged)
    }
    result.coverage.change = change
  }

  /// Whether one of the inputs is an export. Reads them up to the first one that is.
  private func containsExport(_ inputs: [Input]) -> Bool {
    let exports = policy.configuration.exportLoader.knowingTerraform(inputs)
    return inputs.contains { input in
      let outcome = exports.read(input) { _ in }
      return outcome.exports > 0 || !outcome.problems.isEmpty
    }
  }

  /// Whether a request covers the whole folder of the configuration file, so that its patterns can be compared with all
  /// files.
  func coversConfiguration(_ request: LintRequest) -> Bool {
    guard request.change == nil, policy.configuration.file != nil, case .paths(let names) = request.inputs else {
      return false
    }
    let configured = FilePath(policy.configuration.folder).normalized(in: folder.path)
    let folders = names.isEmpty ? [""] : names
    return folders.contains { configured.isWithin(FilePath($0).normalized(in: folder.path)) }
  }

  /// Compares the file patterns of the configuration with the files in its folder, without reading these.
  ///
  /// - Returns: the patterns that match no file, each with its place, and exceptions for files that do not exist.
  public func checkPatterns() -> (unmatched: [String], findings: [Finding]) {
    guard policy.configuration.file != nil else { return ([], []) }
    var finder = folder.finder(readsIgnoreFiles: !isIsolated)
    let names = finder.find([FilePath(policy.configuration.folder)]).inputs.map(\.name)
    return (
      policy.unmatchedPatterns(among: names),
      policy.engine().findings(for: policy.diagnosticsForMissingFiles { !names.contains(where: $0.selects) })
    )
  }
}
