import BlindspotParser
import BlindspotRules

/// The mistakes in one file of a configuration.
struct PolicyMistakes {
  private(set) var problems: [Problem] = []
  private(set) var findings: [Finding] = []

  /// Returns the mistakes in a configuration and in its rule files, by file.
  ///
  /// - Parameter folder: the folder of the workspace; absolute and normalized.
  static func all(in policy: Policy, of folder: FilePath) -> [FilePath: Self] {
    var mistakes: [FilePath: Self] = [:]
    for problem in policy.problems {
      mistakes[FilePath(problem.file).normalized(in: folder), default: Self()].problems.append(problem)
    }
    // Which exceptions are unused is known only after all files were checked.
    for finding in policy.engine().findings(for: policy.diagnostics(for: []) { _ in false }) {
      mistakes[FilePath(finding.location.file).normalized(in: folder), default: Self()].findings.append(finding)
    }
    return mistakes
  }
}
