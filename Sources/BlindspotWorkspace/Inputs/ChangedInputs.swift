import BlindspotFiles
import BlindspotRules

/// Restricts a run to changed lines: whole files are read, and findings count where they touch a changed line.
struct ChangedInputs {
  private let change: LintRequest.Change
  private let lines: ChangedLines
  private let repository: GitRepository
  private let folder: WorkspaceFolder
  /// The folder that git names files from.
  private let root: FilePath

  /// Reads from git what changed.
  init(_ change: LintRequest.Change, in folder: WorkspaceFolder) throws(WorkspaceError) {
    self.change = change
    self.folder = folder
    do throws(GitRepository.Failure) {
      repository = try GitRepository(in: folder.base)
      root = repository.root.normalized(in: folder.path)
      switch change {
      case .staged: lines = ChangedLines(diff: try repository.diff(.staged))
      case .since(let revision): lines = ChangedLines(diff: try repository.diff(.since(revision)))
      }
    } catch {
      throw WorkspaceError("cannot determine the changed files: \(error.message)")
    }
  }

  /// Returns the inputs that changed. For staged changes their bytes are those of the index, not of the working folder.
  func narrow(_ list: InputList) -> InputList {
    let changed = Set(lines.files)
    var narrowed = list
    // Without arguments, a run in which nothing changed does not report that it read no export.
    narrowed.arguments = []
    narrowed.inputs = list.inputs.compactMap { input in
      let path = relativePath(input.name)
      guard changed.contains(path) else { return nil }
      guard case .staged = change else { return input }
      return repository.stagedContents(of: path).map { bytes in
        Input(name: input.name, source: .bytes(bytes), size: bytes.count, isNamed: input.isNamed)
      }
    }
    return narrowed
  }

  /// Whether a finding touches a changed line.
  func touches(_ finding: Finding) -> Bool { lines.touches(finding, in: relativePath(finding.location.file)) }

  /// Returns the name of a file in git; for a member of an archive, that of the archive.
  private func relativePath(_ name: String) -> String {
    let file = archive(of: name) ?? name
    let path = FilePath(file).normalized(in: folder.path)
    return path.relative(to: root).map { String(decoding: $0, as: UTF8.self) } ?? file
  }

  private func archive(of member: String) -> String? {
    let bytes = Array(member.utf8)
    let mark = bytes.indices.dropLast().first { bytes[$0] == UInt8(ascii: "!") && bytes[$0 + 1] == .slash }
    return mark.map { String(decoding: bytes[..<$0], as: UTF8.self) }
  }
}
