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
  private let lines: ChangedLines
  private var extents: [String: Extent] = [:]

  /// Reads from git what changed, and selects the inputs.
  ///
  /// - Parameters:
  ///   - found: the inputs that were found in the working tree.
  ///   - paths: the arguments.
  ///   - policy: the configuration, whose `exclude` applies to files that only git knows.
  ///   - policyFiles: the files that decide which findings are reported, relative to the workspace.
  init(
    _ change: LintRequest.Change, found: InputList, paths: [FilePath], in folder: WorkspaceFolder,
    configuration: Configuration, policyFiles: [String]
  ) throws(WorkspaceError) {
    list = found
    // Without arguments, a run in which nothing changed does not report that it read no export.
    list.arguments = []
    do throws(GitRepository.Failure) {
      let repository = try GitRepository(in: folder.base)
      let changes: GitChanges
      switch change {
      case .staged: changes = try repository.stagedChanges()
      case .since(let revision): changes = try repository.changes(since: revision)
      }
      lines = ChangedLines(diff: changes.patch)
      var selection = ChangedSelection(
        repository: repository, tracked: try repository.trackedFiles(), changes: changes, lines: lines,
        isStaged: change == .staged, scope: InputScope(paths, workingFolder: folder.path, base: folder.base),
        configuration: configuration)
      self.policyFiles = selection.changedPolicyFiles(policyFiles, in: folder)
      selection.select(from: found, everything: !self.policyFiles.isEmpty)
      list.inputs = selection.inputs.values.sorted { $0.name < $1.name }
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
