import BlindspotFiles
import BlindspotParser
import BlindspotPatterns
import BlindspotRules

/// The parts of the policy that options leave out, so that a run judges only what it checked.
struct PolicyRestriction: Sendable {
  /// Whether rules are left out.
  let leavesRulesOut: Bool
  /// Whether texts or findings are left out that are checked and reported by default.
  let leavesTextsOut: Bool

  /// Creates the restriction of overrides.
  init(_ overrides: ConfigurationLayer) {
    let standard = Configuration()
    let kinds = Configuration(layers: [overrides]).kinds
    leavesRulesOut = !overrides.only.isEmpty || !(overrides.rules?.entries.isEmpty ?? true)
    leavesTextsOut =
      !kinds.isSuperset(of: standard.kinds)
      || (overrides.severity.map { $0.value > standard.severity.value } ?? false)
      || (overrides.minConfidence.map { $0.value > standard.minConfidence.value } ?? false)
  }
}

extension Workspace {
  /// Returns the mistakes in the exceptions of the configuration. An exception counts as unused only if the run checked
  /// all files and texts that it can apply to.
  func exceptionDiagnostics(
    for reports: [FileReport], problems: [Problem], of request: LintRequest
  ) -> [PolicyDiagnostic] {
    let isWhole = request.change == nil && !restriction.leavesTextsOut
    let scopes = request.searchedPaths.map { FilePath($0).normalized(in: folder.path) }
    return policy.diagnostics(for: reports) { exception in
      guard isWhole, !problems.contains(where: { exception.files.selects($0.file) }) else { return false }
      return exception.files.searchedPaths.allSatisfy { path in
        let path = FilePath(path).normalized(in: folder.path)
        return scopes.contains { path.isWithin($0) }
      }
    }
  }
}

extension LintRequest {
  /// The folders and files that the arguments name; for a pattern, the folder before its first wildcard.
  var searchedPaths: [String] {
    guard case .paths(let paths) = inputs else { return [] }
    if paths.isEmpty { return ["."] }
    return paths.map { FilePath($0).splitAtWildcard().folder.name }
  }
}
