import BlindspotFiles
import BlindspotParser
public import BlindspotRules

extension Workspace {
  /// Returns the path of the baseline, whether it exists or not; nil if the run uses none.
  public func baselinePath(_ choice: LintRequest.BaselineFile = .configured) -> String? {
    switch choice {
    case .none: return nil
    case .file(let path): return path
    case .configured: break
    }
    switch policy.configuration.baseline.value {
    case .off: return nil
    case .file(let path): return path
    case .automatic where isIsolated: return nil
    case .automatic:
      if folder.contains(Baseline.fileName) { return Baseline.fileName }
      return FilePath(policy.configuration.folder).appending(Baseline.fileName).name
    }
  }

  /// Reads the baseline; nil if the run uses none, or if none exists where none was named.
  ///
  /// - Parameter mergesConflicts: Whether a file with conflict markers is read with the entries of both sides.
  /// - Throws: ``WorkspaceError`` if a baseline that was named does not exist, or one that exists cannot be read.
  public func baseline(
    _ choice: LintRequest.BaselineFile = .configured, mergingConflicts mergesConflicts: Bool = false
  ) throws(WorkspaceError) -> Baseline? {
    guard let path = baselinePath(choice) else { return nil }
    do throws(Problem) {
      if let bytes = try files.contents(of: path) {
        return try Baseline(SourceFile(name: path, bytes: bytes), mergingConflicts: mergesConflicts)
      }
    } catch {
      throw WorkspaceError(error.line)
    }
    if choice == .configured, policy.configuration.baseline.value == .automatic { return nil }
    throw WorkspaceError("the baseline \(path) does not exist; create it with 'blindspot baseline create'")
  }

  /// Writes a baseline, completely or not at all.
  ///
  /// - Throws: ``WorkspaceError`` if the file cannot be written.
  public func save(_ baseline: Baseline, to path: String) throws(WorkspaceError) {
    do throws(OutputFiles.Failure) {
      try OutputFiles.write([OutputFiles.File(path: folder.resolve(path), bytes: Array(baseline.text.utf8))])
    } catch {
      throw WorkspaceError("\(path) cannot be written: \(error.reason)")
    }
  }
}
