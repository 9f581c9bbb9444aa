import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// The results of reading the inputs of a request.
struct ReadInputs<Result: Sendable> {
  var results: [Result]
  var problems: [Problem]
  /// The number of skipped files: found in folders and not exports.
  var skipped: Int
}

extension Workspace {
  /// Finds the inputs of a request, without those that the configuration excludes, and calls `body` with each export.
  func read<State, Result: Sendable>(
    _ request: LintRequest, changes: ChangedInputs? = nil, each makeState: @Sendable () -> State,
    _ body: @Sendable (inout State, ParsedExport) -> Result
  ) throws(WorkspaceError) -> ReadInputs<Result> {
    let found = find(request)
    let list = changes?.narrow(found) ?? found
    let exports = policy.configuration.exportLoader
    let jobs = request.jobs ?? Environment.processorCount
    let outcomes = list.mapInParallel(jobs: jobs, progress: request.progress, each: makeState) { state, input in
      var results: [Result] = []
      let outcome = exports.read(input) { results.append(body(&state, $0)) }
      return (outcome: outcome, results: results)
    }
    return ReadInputs(
      results: outcomes.flatMap(\.results), problems: list.problems(with: outcomes.map(\.outcome)),
      skipped: list.skipped + outcomes.reduce(0) { $0 + $1.outcome.skipped })
  }

  private func find(_ request: LintRequest) -> InputList {
    switch request.inputs {
    case .files(let files):
      var list = InputList()
      list.inputs = files.map { file in
        Input(name: file.name, source: .bytes(file.bytes), size: file.bytes.count, isNamed: false)
      }
      return list
    case .paths(let names):
      let paths = names.isEmpty ? [FilePath("")] : names.map { Environment.path(ofArgument: $0) }
      var finder = folder.finder()
      var list = finder.find(paths, standardInputName: request.standardInputName)
      list.inputs.removeAll { !$0.isNamed && policy.configuration.excludes($0.name) }
      return list
    }
  }
}

extension Configuration {
  /// The reader of inputs and exports with the limits of this configuration.
  var exportLoader: ExportLoader {
    ExportLoader(reader: InputReader(limits: inputLimits), options: readOptions)
  }
}
