public import BlindspotParser

/// The result of a run, sorted for a report. Contains no found value.
public struct LintResult: Sendable, Hashable {
  /// The findings at or above the reported severity and confidence, sorted by file, place, rule.
  public var findings: [Finding]
  /// The problems, sorted by file and position.
  public var problems: [Problem]
  /// The parts of exports that cannot be checked and are not findings, sorted by file.
  public var gaps: [Gap]
  /// The counts of the run.
  public var summary: Summary
  /// The inputs, texts and decisions of the run.
  public var coverage = Coverage()

  /// Makes the result.
  public init(findings: [Finding], problems: [Problem], gaps: [Gap] = [], summary: Summary) {
    self.findings = findings
    self.problems = problems
    self.gaps = gaps
    self.summary = summary
  }

  /// The counts of a run.
  public struct Summary: Sendable, Hashable {
    /// Exports that were read.
    public var files = 0
    /// Files in folders that are not exports.
    public var skipped = 0
    /// Texts that were checked.
    public var fields = 0
    /// Findings of severity error.
    public var errors = 0
    /// Findings of severity warning.
    public var warnings = 0
    /// Findings of severity note.
    public var notes = 0
    /// Findings that an exception covers.
    public var excepted = 0
    /// Findings that the baseline contains.
    public var baselined = 0
    /// Problems.
    public var problems = 0

    /// Makes a summary that has counted nothing.
    public init() {}
  }
}
