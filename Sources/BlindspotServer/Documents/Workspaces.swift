import BlindspotFiles
import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

/// The workspaces of the open folders, each with its configuration, which is read again when one of its files changed.
struct Workspaces {
  /// A workspace as it was loaded.
  struct Loaded {
    /// The workspace; the reason if it cannot be loaded.
    let workspace: Result<Workspace, WorkspaceError>
    /// The number of loads before this one, by which a document recognizes that its workspace was replaced.
    let generation: Int
    /// The mistakes in the configuration and in its rule files, by file.
    let mistakes: [FilePath: PolicyMistakes]
    /// The states of the files that the workspace depends on.
    fileprivate let stamps: [FilePath: FileStamp]
  }

  /// The folders that the client opened; absolute and normalized.
  var roots: [FilePath] = []
  /// The options of the command.
  private let settings: ServerSettings
  private var loaded: [FilePath: Loaded] = [:]
  /// The number of loads of workspaces.
  private(set) var generation = 0

  init(_ settings: ServerSettings) { self.settings = settings }

  /// Returns the folder whose configuration applies to a file: the nearest one upwards with a configuration file, at most
  /// the folder that the client opened; without one that folder, or for other files their own.
  ///
  /// - Parameter texts: the texts of the open documents.
  func folder(of path: FilePath?, open texts: [FilePath: [UInt8]]) -> FilePath? {
    guard let path else { return roots.first ?? FileSystem.workingFolder() }
    let folder = path.parent
    guard let root = roots.filter(folder.isWithin).max(by: { $0.bytes.count < $1.bytes.count }) else { return folder }
    let configuration = WorkspaceFolder.configurationCandidates(in: folder).first { file in
      file.isWithin(root) && (texts[file] != nil || FileSystem.exists(file, followingLinks: true))
    }
    return configuration?.parent ?? root
  }

  /// Returns the workspace of a folder, loaded again if a file that it depends on changed.
  ///
  /// - Parameters:
  ///   - texts: the texts of the open documents.
  ///   - versions: the numbers of their changes.
  mutating func workspace(of folder: FilePath, open texts: [FilePath: [UInt8]], versions: [FilePath: Int]) -> Loaded {
    if let known = loaded[folder] {
      let isCurrent = known.stamps.allSatisfy { FileStamp($0, versions: versions) == $1 }
      if isCurrent { return known }
    }
    generation += 1
    let files = OverlayFiles(
      root: folder,
      disk: DiskFiles(root: folder.name, allowingOutside: settings.choices.allowsOutsideFiles), texts: texts)
    let workspace = Result { () throws(WorkspaceError) in
      try Workspace(root: folder.name, files: files, choices: settings.choices)
    }
    let current = try? workspace.get()
    let paths =
      current?.policyPaths(for: settings.request) ?? WorkspaceFolder.configurationCandidates(in: folder)
    let stamps = Dictionary(paths.map { ($0, FileStamp($0, versions: versions)) }) { first, _ in first }
    let mistakes = current.map { PolicyMistakes.all(in: $0.policy, of: folder) } ?? [:]
    let result = Loaded(workspace: workspace, generation: generation, mistakes: mistakes, stamps: stamps)
    loaded[folder] = result
    return result
  }
}
