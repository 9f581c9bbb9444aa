import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// The results of reading the inputs of a request.
struct ReadInputs<Result: Sendable> {
  var results: [Result]
  var problems: [Problem]
  /// The files that were found and not read.
  var skipped: [Coverage.SkippedFile]
  /// The folders that were named and contain no export, if others do.
  var gaps: [Gap]
  /// The files that were read, if the request records them.
  var files: [Coverage.InputFile] = []
  /// The collections whose manifests are in archives.
  var collections: [CollectedFiles] = []
}

/// The inputs of a request.
struct RequestInputs {
  /// The inputs to read.
  var list: InputList
  /// The change that findings must touch; nil if all of them count.
  var changes: ChangedInputs?
  /// The names of all files that were found, excluded ones included.
  var found: [String] = []
  /// The names of the files that the configuration excludes.
  var excluded: [String] = []
  /// The Terraform files among the files that were found. The ones that a request does not read show which others
  /// configure the platform.
  var terraform: [Input] = []
  /// The inputs of the working tree from which the changed ones were selected; empty without a change.
  var unchanged: [Input] = []
  /// The tracked files that are not in the working tree.
  var absent = Coverage.AbsentFiles()
  /// The collections whose manifests are among the files that were found; with a change, those that it touches.
  var collections: [CollectedFiles] = []
}

extension Workspace {
  /// Finds the inputs of a request, without those that the configuration excludes.
  func inputs(of request: LintRequest) throws(WorkspaceError) -> RequestInputs {
    switch request.inputs {
    case .files(let files):
      var list = InputList()
      list.inputs = files.map { file in
        Input(name: file.name, source: .bytes(file.bytes), size: file.bytes.count, isNamed: false)
      }
      return RequestInputs(list: list, terraform: list.inputs.filter(ExportLoader.isTerraform))
    case .paths(let names):
      let paths = Self.paths(names)
      var list = find(paths, for: request)
      let scope = InputScope(
        paths, workingFolder: folder.path, base: folder.base, requiresExports: request.requiresExports)
      if !list.internalFolders.isEmpty { list.add(trackedFiles(of: scope, in: list.internalFolders)) }
      let manifests = list.removeManifests()
      let found = list.inputs
      list.inputs.removeAll { !$0.isNamed && policy.configuration.excludes($0.name) }
      if request.allowsEmpty { list.arguments = [] }
      var inputs = RequestInputs(list: list, found: found.map(\.name))
      if list.inputs.count < found.count {
        let kept = Set(list.inputs.map(\.name))
        inputs.excluded = inputs.found.filter { !kept.contains($0) }
      }
      inputs.terraform = list.inputs.filter(ExportLoader.isTerraform)
      guard let change = request.change else {
        inputs.absent = absentFiles(of: scope)
        inputs.collections = manifests.compactMap { CollectedFiles($0) }
        return inputs
      }
      inputs.unchanged = list.inputs
      let changes = try ChangedInputs(
        change, found: list, manifests: manifests, scope: scope, in: folder, configuration: policy.configuration,
        policyFiles: policyFiles(for: request), readsIgnoreFiles: !isIsolated)
      inputs.changes = changes
      inputs.list = changes.list
      inputs.collections = changes.collections
      return inputs
    }
  }

  /// Calls `body` with each export of the inputs.
  func read<State, Result: Sendable>(
    _ inputs: RequestInputs, for request: LintRequest, each makeState: @Sendable () -> State,
    _ body: @Sendable (inout State, ExportLoader.LoadedExport) -> Result
  ) -> ReadInputs<Result> {
    let list = inputs.list
    var exports = policy.configuration.exportLoader.knowingTerraform(inputs.terraform)
    exports.recordsFiles = request.recordsFiles
    let loader = exports
    let outcomes = list.mapInParallel(jobs: request.threads, progress: request.progress, each: makeState) {
      state, input in
      func read() -> (outcome: ExportLoader.Outcome, results: [Result]) {
        var results: [Result] = []
        let outcome = loader.read(input) { results.append(body(&state, $0)) }
        return (outcome, results)
      }
      return request.earlier?.results(of: input, loader, reading: read) ?? read()
    }
    request.earlier?.keep(only: list.inputs.map(\.name))
    let names: [(Coverage.SkippedFile.Reason, [String])] = [
      (.notAnExport, outcomes.flatMap(\.outcome.skipped)), (.packed, outcomes.flatMap(\.outcome.packed)),
      (.specialFile, list.specialFiles),
      (.excluded, inputs.excluded), (.ignored, list.ignored.map(\.name)),
      (.versionControl, list.internalFolders),
    ]
    let archives = zip(list.inputs, outcomes).filter { !$1.outcome.manifests.isEmpty }
    var skipped: [Coverage.SkippedFile] = []
    for (reason, files) in names { skipped += files.map { Coverage.SkippedFile(file: $0, reason: reason) } }
    return ReadInputs(
      results: outcomes.flatMap(\.results), problems: list.problems(with: outcomes.map(\.outcome)),
      skipped: skipped.sorted { ($0.file, $0.reason.rawValue) < ($1.file, $1.reason.rawValue) },
      gaps: inputs.changes == nil ? list.emptyFolders(with: outcomes.map(\.outcome)) : [],
      files: outcomes.flatMap(\.outcome.files).sorted { $0.file < $1.file },
      collections: archives.flatMap { input, result in
        CollectedFiles.inArchive(input, manifests: result.outcome.manifests, reader: loader.reader)
      })
  }

  /// Finds the files of a request like ``inputs(of:)``, without reading any and without git.
  func files(in request: LintRequest) -> [Input] {
    guard case .paths(let names) = request.inputs else { return [] }
    return find(Self.paths(names), for: request).inputs
      .filter { $0.isNamed || !policy.configuration.excludes($0.name) }
  }

  /// Returns the paths of arguments, by default the root.
  private static func paths(_ names: [String]) -> [FilePath] {
    names.isEmpty ? [FilePath("")] : names.map { Environment.path(ofArgument: $0) }
  }

  private func find(_ paths: [FilePath], for request: LintRequest) -> InputList {
    var finder = folder.finder(readsIgnoreFiles: !isIsolated, requiresExports: request.requiresExports)
    return finder.find(paths, standardInputName: request.standardInputName)
  }

  /// Whether a file is Terraform, and another file of its folder on disk configures the platform.
  func isInTerraformFolder(_ name: String) -> Bool {
    guard ExportLoader.isTerraform(name) else { return false }
    let path = FilePath(name).parent
    let siblings = (try? FileSystem.names(in: path.resolved(in: folder.base))) ?? []
    let inputs = siblings.map(path.appending).filter { ExportLoader.isTerraform($0.name) }.map { sibling in
      Input(name: sibling.name, source: .file(sibling.resolved(in: folder.base)), size: 0, isNamed: false)
    }
    return !policy.configuration.exportLoader.knowingTerraform(inputs).terraformFolders.isEmpty
  }

  /// The files that decide which findings of a request are reported.
  func policyFiles(for request: LintRequest) -> [String] {
    files.names + [baselinePath(request.baseline)].compactMap { $0 } + policy.configuration.directory.map(\.value)
  }
}

extension Configuration {
  /// The reader of inputs and exports with the limits of this configuration.
  var exportLoader: ExportLoader {
    var loader = ExportLoader(reader: InputReader(limits: inputLimits), options: readOptions)
    loader.maxTime = value(of: .seconds).map { .seconds($0) }
    return loader
  }
}
