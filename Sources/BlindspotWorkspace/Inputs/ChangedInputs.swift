import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// Restricts a run to a change in the git repository around the workspace.
///
/// Whole files are read. Findings count on changed lines; in some files all of them count, because the change may have
/// exposed findings on other lines, or because git does not know the lines. See ``extent(of:)``.
struct ChangedInputs {
  /// The findings of a file that count.
  enum Extent {
    /// Those on changed lines; the path is relative to the root of the repository.
    case lines(path: String)
    /// All of them.
    case whole
  }

  /// The inputs that changed.
  private(set) var list: InputList
  /// The number of inputs that did not change.
  private(set) var unchanged = 0
  /// The changed files that decide which findings are reported, such as the configuration; then all inputs count as a
  /// whole.
  private(set) var policyFiles: [String] = []
  /// Whether the run compares with the last commit.
  private(set) var isSinceLastCommit = false
  /// The collections that the change touches: a file in the folder of the manifest changed, or was removed.
  private(set) var collections: [CollectedFiles] = []
  private let lines: ChangedLines
  private let earlier: EarlierContents
  private var extents: [String: Extent] = [:]

  /// Reads from git what changed, and selects the inputs.
  ///
  /// - Parameters:
  ///   - found: the inputs that were found in the working tree.
  ///   - manifests: the manifests of collections that were found in the working tree.
  ///   - scope: the arguments.
  ///   - configuration: the configuration, whose `exclude` applies to files that only git knows.
  ///   - policyFiles: the files that decide which findings are reported, relative to the workspace.
  ///   - readsIgnoreFiles: whether ignore files apply.
  init(
    _ change: LintRequest.Change, found: InputList, manifests: [Input], scope: InputScope, in folder: WorkspaceFolder,
    configuration: Configuration, policyFiles: [String], readsIgnoreFiles: Bool
  ) throws(WorkspaceError) {
    list = found
    // Without arguments, a run in which nothing changed does not report that it read no export.
    list.arguments = []
    do throws(GitRepository.Failure) {
      let repository = try GitRepository(in: folder.base)
      let changes: GitChanges
      switch change {
      case .staged: changes = try repository.stagedChanges()
      case .since(let revision):
        changes = try repository.changes(since: revision)
        isSinceLastCommit = changes.base == repository.lastCommit
      }
      earlier = EarlierContents(patch: changes.patch)
      lines = ChangedLines(diff: changes.patch)
      var selection = try ChangedSelection(
        repository: repository, tracked: try repository.trackedFiles(), changes: changes, lines: lines,
        isStaged: change == .staged, scope: scope, configuration: configuration, readsIgnoreFiles: readsIgnoreFiles)
      self.policyFiles = changes.policyFiles(among: policyFiles, of: repository, in: folder)
      selection.select(from: found, everything: !self.policyFiles.isEmpty)
      list.inputs = selection.inputs.values.sorted { $0.name < $1.name }
      _ = list.removeManifests()
      collections = selection.collections(of: manifests)
      list.problems = selection.problems(of: found)
      extents = selection.extents
      unchanged = selection.unchanged
    } catch {
      throw WorkspaceError("cannot determine the changed files: \(error.message)")
    }
  }

  /// Returns the findings of a file that count; nil if the file did not change.
  ///
  /// - Parameter name: the name in reports; all findings in members of a changed archive count.
  func extent(of name: String) -> Extent? {
    if let extent = extents[name] { return extent }
    let bytes = Array(name.utf8)
    for index in bytes.indices.dropLast() where bytes[index] == UInt8(ascii: "!") && bytes[index + 1] == ASCII.slash {
      if extents[String(decoding: bytes[..<index], as: UTF8.self)] != nil { return .whole }
    }
    return nil
  }

  /// Returns an export before the change; nil if all of its findings count anyway, or all of its lines are new.
  func earlierVersion(of export: ParsedExport) -> EarlierContents.Version? {
    guard case .lines(let path)? = extent(of: export.file.name) else { return nil }
    return earlier.version(of: path, before: export.file.bytes)
  }

  /// Whether a finding counts.
  func includes(_ finding: Finding) -> Bool {
    switch extent(of: finding.location.file) {
    case .whole?: true
    case .lines(let path)?: lines.touches(finding, in: path)
    // A finding about an exception is at the place of the exception, in the configuration.
    case nil: !policyFiles.isEmpty
    }
  }
}
