package import BlindspotFiles
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
    if choice == .configured { try checkLocation(of: path, origin: policy.configuration.baseline.origin) }
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
  /// - Parameter isConfigured: whether the configuration and not the command line names the file.
  /// - Throws: ``WorkspaceError`` if the file cannot be written.
  public func save(_ baseline: Baseline, to path: String, isConfigured: Bool = false) throws(WorkspaceError) {
    let target = outputTarget(path, isConfigured: isConfigured)
    do throws(OutputFiles.Failure) {
      try OutputFiles.write([OutputFiles.File(target, bytes: Array(baseline.text.utf8))])
    } catch {
      throw WorkspaceError("\(path) cannot be written: \(error.reason)")
    }
  }

  /// Returns a file to write.
  ///
  /// - Parameters:
  ///   - isConfigured: whether the configuration and not the command line names the file.
  ///   - inputs: the inputs of the run, which are never replaced.
  ///   - mayReplace: returns whether an existing file may be replaced, from its beginning; nil allows any.
  package func outputTarget(
    _ path: String, isConfigured: Bool, inputs: [Input] = [],
    replacing mayReplace: (@Sendable (_ beginning: [UInt8]) -> Bool)? = nil
  ) -> OutputTarget {
    let start = folder.base
    let scope: OutputTarget.Scope =
      if isConfigured {
        .configured(FileBoundary(around: FilePath(policy.configuration.folder), from: start))
      } else {
        .named(FileBoundary(around: FilePath("."), from: start))
      }
    return OutputTarget(
      folder.resolve(path), scope: scope,
      inputs: inputs.compactMap { input in
        if case .file(let path) = input.source { return path }
        return nil
      }, replacing: mayReplace)
  }
}
