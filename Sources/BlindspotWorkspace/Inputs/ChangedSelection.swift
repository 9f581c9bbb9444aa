import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// Selects the inputs of a run that is restricted to a change.
struct ChangedSelection {
  private let repository: GitRepository
  private let changes: GitChanges
  /// The files with changed lines.
  private let filesWithLines: Set<String>
  private let isStaged: Bool
  private let scope: InputScope
  private let configuration: Configuration
  /// The earlier contents of the ignore files that changed, by absolute path; empty if ignore files do not apply.
  private let earlierIgnoreFiles: [FilePath: [UInt8]]
  private let tracked: [FilePath: GitRepository.TrackedFile]
  /// The arguments that cover a file of the index.
  private let argumentsInIndex: Set<FilePath>
  /// The paths of all submodules.
  private let submodules: Set<FilePath>
  /// The paths of the submodules that changed.
  private let changedSubmodules: Set<FilePath>
  /// The selected inputs by name.
  private(set) var inputs: [String: Input] = [:]
  private(set) var extents: [String: ChangedInputs.Extent] = [:]
  private(set) var unchanged = 0
  private var problems: [Problem] = []

  init(
    repository: GitRepository, tracked: [GitRepository.TrackedFile], changes: GitChanges, lines: ChangedLines,
    isStaged: Bool, scope: InputScope, configuration: Configuration, readsIgnoreFiles: Bool
  ) throws(GitRepository.Failure) {
    self.repository = repository
    self.changes = changes
    filesWithLines = Set(lines.files)
    self.isStaged = isStaged
    self.scope = scope
    self.configuration = configuration
    var earlier: [FilePath: [UInt8]] = [:]
    for file in readsIgnoreFiles ? changes.ignoreFiles : [] {
      let location = repository.root.appending(file.path.bytes)
      earlier[location] = []
      if let blob = file.oldBlob { earlier[location] = try repository.blob(blob).contents() }
    }
    earlierIgnoreFiles = earlier
    self.tracked = Dictionary(tracked.map { ($0.path, $0) }) { first, _ in first }
    argumentsInIndex = scope.arguments(
      covering: tracked.filter { $0.kind == .file }.map { repository.root.appending($0.path.bytes) })
    submodules = Set(tracked.filter { $0.kind == .submodule }.map(\.path))
    changedSubmodules = Set(changes.files.filter { $0.kind == .submodule && !$0.isRemoved }.map(\.path))
  }

  /// Selects the inputs: the changed files that git knows, and those of `found` that it does not know.
  ///
  /// - Parameter everything: whether all files count as a whole, changed or not.
  mutating func select(from found: InputList, everything: Bool) {
    for file in tracked.values {
      if everything { selectTracked(file.path, extent: .whole) }
      if file.isUnmerged, scope.name(of: location(of: file.path)) != nil, isStaged {
        report(file.path, "the file has merge conflicts; resolve them and add it")
      }
    }
    for file in changes.files where !file.isRemoved {
      switch file.kind {
      case .file:
        let path = file.path.name
        let isWhole = everything || file.oldPath.map { exposes(renamed: $0, to: file.path) } ?? false
        if isWhole || filesWithLines.contains(file.path.portableName) {
          selectTracked(file.path, extent: isWhole ? .whole : .lines(path: path))
        }
      case .submodule: checkSubmodule(file.path)
      case .link: continue
      }
    }
    for input in found.inputs { selectFound(input, everything: everything) }
    repository.announce(
      inputs.values.compactMap { input in
        guard case .blob(let blob, _) = input.source else { return nil }
        return blob
      })
  }

  /// Returns the collections with a file that changed or was removed. For the next commit, manifest and files are those of
  /// the index.
  ///
  /// - Parameter manifests: the manifests in the working tree.
  func collections(of manifests: [Input]) -> [CollectedFiles] {
    let manifests = isStaged ? manifestsInIndex : manifests
    guard !manifests.isEmpty else { return [] }
    var blobs: [FilePath: GitRepository.Blob] = [:]
    if isStaged {
      for file in tracked.values where file.kind == .file {
        blobs[location(of: file.path)] = repository.blob(file.blob)
      }
    }
    let touched =
      changes.files.flatMap { [$0.path, $0.oldPath].compactMap(\.self) }
      .compactMap { scope.name(of: location(of: $0))?.name } + inputs.keys.map { FilePath($0) }
    return manifests.filter { manifest in
      let folder = FilePath(manifest.name).parent
      return touched.contains { CollectedFiles.contains(folder, $0) }
    }.compactMap { CollectedFiles($0, index: blobs) }
  }

  /// The manifests of collections in the index, sorted by name.
  private var manifestsInIndex: [Input] {
    tracked.values.compactMap { file in
      let location = location(of: file.path)
      guard file.kind == .file, CollectedFiles.isManifest(file.path.name),
        let (name, isNamed) = scope.name(of: location)
      else { return nil }
      return Input(
        name: name.name, source: .blob(repository.blob(file.blob), workingTree: location), size: 0, isNamed: isNamed)
    }.sorted { $0.name < $1.name }
  }

  /// Returns the problems of finding the inputs, without those of arguments that exist only in the index.
  func problems(of found: InputList) -> [Problem] {
    guard isStaged, !found.problems.isEmpty else { return found.problems + problems }
    return found.problems.filter { problem in !argumentsInIndex.contains { $0.name == problem.file } } + problems
  }

  /// Selects a file that git knows, also if an ignore file names it or it is missing in the working tree.
  private mutating func selectTracked(_ path: FilePath, extent: ChangedInputs.Extent) {
    let location = location(of: path)
    guard let (name, isNamed) = scope.name(of: location), let file = tracked[path], file.kind == .file else { return }
    guard isNamed || !configuration.excludes(name.name) else { return }
    let isMissing = !FileSystem.exists(location, followingLinks: false)
    add(
      Input(
        name: name.name,
        source: isStaged || isMissing ? .blob(repository.blob(file.blob), workingTree: location) : .file(location),
        size: 0, isNamed: isNamed),
      extent)
  }

  /// Selects an input of the working tree that git does not know. Its lines cannot be compared, so it counts as a whole;
  /// so does a file that an ignore file named before it changed.
  private mutating func selectFound(_ input: Input, everything: Bool) {
    if !earlierIgnoreFiles.isEmpty, case .file(let name) = input.source,
      let location = try? FileSystem.realPath(of: name), let path = relativePath(location),
      tracked[path]?.kind == .file,
      IgnoreRules.ignores(location, in: repository.root, replacing: earlierIgnoreFiles)
    {
      return selectTracked(path, extent: .whole)
    }
    guard case .file(let name) = input.source, extents[input.name] == nil else { return }
    guard let location = try? FileSystem.realPath(of: name), let path = relativePath(location) else {
      return add(input, .whole)
    }
    if let file = tracked[path], file.kind == .file {
      unchanged += 1
      return
    }
    if let submodule = submodules.first(where: { path.isWithin($0) }) {
      if everything || changedSubmodules.contains(submodule) || isOutsideIndex(input) { return add(input, .whole) }
      unchanged += 1
      return
    }
    // The next commit does not contain files that were not added, unless the arguments name them.
    if isStaged, !input.isNamed, !isOutsideIndex(input) { return }
    add(input, .whole)
  }

  private mutating func add(_ input: Input, _ extent: ChangedInputs.Extent) {
    inputs[input.name] = input
    extents[input.name] = extent
  }

  /// Whether the argument that led to an input covers no file of the index: an ignored folder, a folder in a submodule or
  /// in another repository.
  private func isOutsideIndex(_ input: Input) -> Bool {
    guard case .file(let path) = input.source, let location = try? FileSystem.realPath(of: path) else { return true }
    return argumentsInIndex.isDisjoint(with: scope.arguments(covering: [location]))
  }

  /// Whether a rename exposes findings: the old name was outside the arguments, or other decisions applied to it.
  private func exposes(renamed old: FilePath, to new: FilePath) -> Bool {
    guard let oldName = scope.name(of: location(of: old))?.name.name,
      let newName = scope.name(of: location(of: new))?.name.name
    else { return true }
    return configuration.distinguishes(oldName, newName)
      || IgnoreRules.ignores(location(of: old), in: repository.root)
        != IgnoreRules.ignores(location(of: new), in: repository.root)
  }

  private mutating func checkSubmodule(_ path: FilePath) {
    guard scope.name(of: location(of: path)) != nil else { return }
    let names = try? FileSystem.names(in: location(of: path))
    if names?.isEmpty ?? true {
      report(path, "the submodule changed and is not checked out; run 'git submodule update --init'")
    }
  }

  private mutating func report(_ path: FilePath, _ message: ShownText) {
    let name = scope.name(of: location(of: path))?.name.name ?? path.name
    problems.append(Problem(file: name, code: .unreadable, message: message))
  }

  private func location(of path: FilePath) -> FilePath { repository.root.appending(path.bytes) }

  /// Returns the path relative to the root of the repository; nil for a path outside.
  private func relativePath(_ location: FilePath) -> FilePath? {
    location.relative(to: repository.root)
  }
}
