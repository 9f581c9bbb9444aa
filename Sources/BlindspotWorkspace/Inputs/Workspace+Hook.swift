import BlindspotFiles
import BlindspotParser
import BlindspotRules

extension Workspace {
  /// Returns the request of a commit hook, whose arguments are the names of files that may be exports.
  ///
  /// If the next commit changes all of the files, or none was passed, the run is restricted to that commit and reads the
  /// index: a file that is staged in part is checked as it will be committed. Otherwise the files are read in the working
  /// tree and checked as a whole, as for `pre-commit run --all-files`.
  ///
  /// If the next commit changes the policy or an ignore file, the whole working folder is searched, because such a change
  /// exposes findings in files that the hook did not pass.
  ///
  /// - Throws: ``WorkspaceError`` if no file was passed and the changes cannot be determined.
  public func hookRequest(_ request: LintRequest) throws(WorkspaceError) -> LintRequest {
    guard case .paths(let names) = request.inputs else { return request }
    var request = request
    request.requiresExports = false
    request.allowsEmpty = true
    do throws(GitRepository.Failure) {
      let repository = try GitRepository(in: folder.base)
      let changes = try repository.stagedChanges()
      let staged = Set(changes.files.filter { !$0.isRemoved }.map { repository.root.appending($0.path.bytes) })
      let locations = names.map { folder.location(of: Environment.path(ofArgument: $0)) }
      guard locations.allSatisfy(staged.contains) else { return request }
      request.change = .staged
      let decides =
        !changes.policyFiles(among: policyFiles(for: request), of: repository, in: folder).isEmpty
        || !changes.ignoreFiles.isEmpty
      if decides { request.inputs = .paths([]) }
    } catch {
      // Without git, named files still can be checked, as a whole.
      if names.isEmpty { throw WorkspaceError("cannot determine the changed files: \(error.message)") }
    }
    return request
  }
}

extension GitChanges {
  /// Returns the changed files among `files` that decide which findings are reported. A removed configuration or baseline
  /// is one of them.
  func policyFiles(among files: [String], of repository: GitRepository, in folder: WorkspaceFolder) -> [String] {
    let names = ConfigurationLoader.fileNames + [Baseline.fileName]
    let locations = Set(
      files.compactMap { try? FileSystem.realPath(of: folder.resolve($0)) }
        .compactMap { $0.relative(to: repository.root) })
    let changed = self.files.filter { file in
      if file.isRemoved || file.oldPath != nil {
        let name = String(decoding: (file.oldPath ?? file.path).lastComponent, as: UTF8.self)
        if names.contains(name) { return true }
      }
      return locations.contains(file.path) || file.oldPath.map(locations.contains) ?? false
    }
    return changed.map(\.path.name)
  }

  /// The ignore files that changed, by their path before the change, with the id of their contents then; nil for one
  /// that was added or was a link.
  var ignoreFiles: [(path: FilePath, oldBlob: String?)] {
    files.flatMap { file -> [(path: FilePath, oldBlob: String?)] in
      let old = file.oldPath ?? file.path
      let added = file.oldPath == nil ? [] : [(path: file.path, oldBlob: String?.none)]
      return ([(path: old, oldBlob: file.oldBlob)] + added).filter { IgnoreRules.isIgnoreFile($0.path) }
    }
  }
}
