import BlindspotFiles
import BlindspotRules

/// Narrows a run to what changed: whole files are read, and findings count where they touch a changed line.
struct ChangedInputs {
  private let change: GitRepository.Change
  private let lines: ChangedLines
  private let repository: GitRepository
  private let workingFolder: FilePath
  /// The folder that git names files from.
  private let root: FilePath

  /// Asks git what changed.
  init(_ change: GitRepository.Change, workingFolder: FilePath) throws(Failure) {
    self.change = change
    self.workingFolder = workingFolder
    do throws(GitRepository.Failure) {
      repository = try GitRepository()
      root = repository.root.normalized(in: workingFolder)
      lines = ChangedLines(diff: try repository.diff(change))
    } catch {
      throw Failure("What changed cannot be found out: \(error.message).")
    }
  }

  /// The inputs that changed. For a commit they are what the index holds, not what the working folder does.
  func narrow(_ list: InputList) -> InputList {
    let changed = Set(lines.files)
    var narrowed = list
    // Where nothing changed there is nothing to complain about.
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

  /// Whether a finding touches what changed.
  func touches(_ finding: Finding) -> Bool { lines.touches(finding, in: relativePath(finding.location.file)) }

  /// A file as git names it; for a member of an archive, the archive.
  private func relativePath(_ name: String) -> String {
    let file = archive(of: name) ?? name
    let path = FilePath(file).normalized(in: workingFolder)
    return path.relative(to: root).map { String(decoding: $0, as: UTF8.self) } ?? file
  }

  private func archive(of member: String) -> String? {
    let bytes = Array(member.utf8)
    let mark = bytes.indices.dropLast().first { bytes[$0] == UInt8(ascii: "!") && bytes[$0 + 1] == UInt8.slash }
    return mark.map { String(decoding: bytes[..<$0], as: UTF8.self) }
  }
}
