import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// The names of files in fingerprints and baselines: paths relative to the folder of the configuration, so that the form
/// of an argument and the working folder do not affect them.
struct IdentityFiles: Sendable {
  private let workingFolder: FilePath
  /// The folder that names start from, absolute and normalized.
  private let root: FilePath

  /// Creates the names of a workspace.
  ///
  /// - Parameter configurationFolder: The folder of the configuration; empty for the working folder.
  init(_ workingFolder: FilePath, configurationFolder: String) {
    self.workingFolder = workingFolder
    root = FilePath(configurationFolder).normalized(in: workingFolder)
  }

  /// Returns the name of a file that findings name by `path`.
  func name(of path: String) -> String {
    let file = FilePath(path).normalized(in: workingFolder)
    // A file outside the folder keeps its way up, so that two checkouts agree.
    return (file.climbing(from: root) ?? file).portableName
  }

  /// Returns the absolute path of a file.
  func path(of name: String) -> FilePath { FilePath(name).normalized(in: root) }
}

extension Workspace {
  /// The names of files in fingerprints and baselines.
  var identityFiles: IdentityFiles {
    IdentityFiles(folder.path, configurationFolder: policy.configuration.file == nil ? "" : policy.configuration.folder)
  }

  /// Returns a function that returns the part of the exports that a run has checked. A run without a baseline does not
  /// need the names of its files in identities.
  func baselineRun(of reports: [FileReport], for request: LintRequest) -> @Sendable () -> BaselineRun {
    // Options that select rules or fields, and git, leave parts of each file unchecked.
    let isWhole = !restriction.leavesRulesOut && !restriction.leavesTextsOut && request.change == nil
    // Without the reports, whose findings would stay in memory.
    let files = reports.map { report in
      (path: report.file, file: BaselineRun.File(isComplete: isWhole && report.isComplete, signature: report.signature))
    }
    return { baselineRun(of: files, isWhole: isWhole, for: request) }
  }

  private func baselineRun(
    of read: [(path: String, file: BaselineRun.File)], isWhole: Bool, for request: LintRequest
  ) -> BaselineRun {
    let names = identityFiles
    var files: [String: BaselineRun.File] = [:]
    for (path, file) in read { files[names.name(of: path)] = file }
    let archives = Set(files.keys.compactMap(Self.archive))
    let scopes = request.searchedPaths.map { names.path(of: names.name(of: $0)) }
    return BaselineRun(
      files: files,
      isGone: { name in
        let archive = Self.archive(of: name)
        // A member is gone if the archive was read without it.
        if let archive, archives.contains(archive) { return true }
        do throws(SystemError) {
          _ = try FileSystem.entry(at: names.path(of: archive ?? name), followingLinks: true)
          return false
        } catch {
          return error.isMissing
        }
      },
      covers: { name in isWhole && scopes.contains { names.path(of: name).isWithin($0) } })
  }

  /// Returns the path of the archive of a member (`exports.zip!/main.yaml`); nil for other files.
  private static func archive(of name: String) -> String? {
    let bytes = Array(name.utf8)
    let mark = bytes.indices.dropLast().first { bytes[$0] == UInt8(ascii: "!") && bytes[$0 + 1] == ASCII.slash }
    return mark.map { String(decoding: bytes[..<$0], as: UTF8.self) }
  }
}
