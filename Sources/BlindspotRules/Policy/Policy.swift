public import BlindspotParser

/// The decisions of a team, ready for a run: the configuration with its rules.
///
/// ```
/// ConfigurationLoader -> Configuration -> Policy -> Engine -> FileReport …
///                                            └── diagnostics on exceptions, after all files are checked
/// ```
public struct Policy: Sendable {
  /// The decisions, each with its origin.
  public let configuration: Configuration
  /// The built-in rules and the custom ones.
  public let rules: RuleSet
  /// The mistakes in the configuration and the rule files. A problem makes the exit status 2; every valid part of the
  /// configuration applies nevertheless.
  public let problems: [Problem]
  /// The rules in use that are deprecated or renamed, one line each, with the place that names the rule.
  public let notices: [String]
  /// The decisions as the engine queries them.
  package let resolved: ResolvedPolicy

  /// Resolves a configuration against the rules that it names.
  ///
  /// - Parameters:
  ///   - today: the day on which exceptions are evaluated; nil lets none expire.
  ///   - problems: the problems of the configuration and rule files.
  package init(_ configuration: Configuration, rules: RuleSet, today: Day?, problems: [Problem]) {
    var problems = problems
    self.configuration = configuration
    self.rules = rules
    resolved = ResolvedPolicy(configuration, rules: rules, today: today, problems: &problems)
    notices = RuleNameChecker(rules: rules).notices(on: configuration)
    problems.sort {
      ($0.file, $0.position ?? .init(line: 0, column: 0)) < ($1.file, $1.position ?? .init(line: 0, column: 0))
    }
    if problems.count > Self.maximumProblems {
      let (more, next) = (problems.count - Self.maximumProblems, problems[Self.maximumProblems])
      problems.removeSubrange(Self.maximumProblems...)
      problems.append(
        Problem(
          file: next.file, code: next.code,
          message: "the configuration and the rule files have \(more) more mistakes, which are not listed"))
    }
    self.problems = problems
  }

  /// The most mistakes that are listed.
  private static let maximumProblems = 1000

  /// Returns the mistakes in the exceptions of the configuration (unused, expired, without a reason), after all files
  /// were checked. ``Engine/findings(for:)`` turns them into findings.
  ///
  /// - Parameters:
  ///   - reports: the reports of all files.
  ///   - isPartial: whether only a part of the exports was checked (standard input, staged files). An exception that
  ///     names no file may then apply to another one and is not reported as unused.
  package func diagnostics(for reports: [FileReport], isPartial: Bool = false) -> [PolicyDiagnostic] {
    diagnostics(for: reports) { exception in
      !(isPartial && exception.files.isEmpty) && reports.contains { exception.files.selects($0.file) }
    }
  }

  /// Returns the mistakes in the exceptions of the configuration, after all files were checked.
  ///
  /// - Parameters:
  ///   - reports: the reports of all files.
  ///   - covers: whether the run checked everything that an exception can apply to. Otherwise it is not reported as unused.
  package func diagnostics(for reports: [FileReport], covers: (PolicyException) -> Bool) -> [PolicyDiagnostic] {
    resolved.diagnostics(for: reports, covers: covers)
  }
}
