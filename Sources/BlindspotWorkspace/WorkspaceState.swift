package import BlindspotFiles
package import BlindspotParser
import BlindspotRules

/// The state of the files of a run: of the inputs, and of the configuration and the files that it names. A run after which
/// the state is the same has the same result.
package struct WorkspaceState: Hashable, Sendable {
  private var files: [String: FileSystem.Entry?] = [:]
  /// The state of the files that decide the policy. A change needs a new ``Workspace``.
  package private(set) var policy: [FilePath: FileSystem.Entry?] = [:]

  /// Reads the state of the files of a request.
  package init(of workspace: Workspace, for request: LintRequest) {
    func entry(_ path: FilePath) -> FileSystem.Entry? { try? FileSystem.entry(at: path, followingLinks: true) }
    for input in workspace.files(in: request) {
      guard case .file(let path) = input.source else { continue }
      files[input.name] = .some(entry(path))
    }
    for path in workspace.policyPaths(for: request) { policy[path] = .some(entry(path)) }
  }
}

extension Workspace {
  /// Returns the paths of the files whose change can change the policy of a request, existing or not; absolute and
  /// normalized.
  package func policyPaths(for request: LintRequest) -> [FilePath] {
    let names = policyFiles(for: request) + policy.configuration.ruleFiles.map(\.value)
    return WorkspaceFolder.configurationCandidates(in: folder.path)
      + names.map { FilePath($0).normalized(in: folder.path) }
  }
}

extension WorkspaceFolder {
  /// Returns the places of a configuration file that applies to a folder, the nearest first.
  ///
  /// - Parameter folder: an absolute, normalized path.
  package static func configurationCandidates(in folder: FilePath) -> [FilePath] {
    var folder = folder
    var candidates: [FilePath] = []
    while true {
      candidates += ConfigurationLoader.fileNames.map(folder.appending)
      if folder.isRoot { return candidates }
      folder = folder.parent
    }
  }
}
