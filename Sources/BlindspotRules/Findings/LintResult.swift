public import BlindspotParser

/// All that a run has to say, sorted and ready for a writer. Holds no found value.
public struct LintResult: Sendable {
  /// The findings at or above the reported severity and confidence, sorted by file, place, rule.
  public var findings: [Finding]
  /// What could not be checked, sorted by file and place.
  public var problems: [Problem]
  /// What the exports cannot show and no finding says, sorted by file.
  public var gaps: [Gap]
  /// The counts of the run.
  public var summary: Summary

  /// Makes the result.
  public init(findings: [Finding], problems: [Problem], gaps: [Gap] = [], summary: Summary) {
    self.findings = findings
    self.problems = problems
    self.gaps = gaps
    self.summary = summary
  }

  /// Something a file cannot show, so that silence about it must not be taken for clean.
  public struct Gap: Hashable, Sendable {
    /// The file's name as given.
    public var file: String
    /// What could not be checked and how to export it, in one sentence.
    public var message: String

    /// Makes a gap of `file`.
    public init(file: String, message: String) {
      self.file = file
      self.message = message
    }
  }

  /// What a run counted.
  public struct Summary: Sendable, Hashable {
    /// Exports that were read.
    public var files = 0
    /// Files met in folders that are no exports.
    public var skipped = 0
    /// Texts that were checked.
    public var fields = 0
    /// Findings of severity error.
    public var errors = 0
    /// Findings of severity warning.
    public var warnings = 0
    /// Findings of severity note that were asked for.
    public var notes = 0
    /// Findings that an exception covers.
    public var excepted = 0
    /// Findings that the baseline knows.
    public var baselined = 0
    /// Problems.
    public var problems = 0

    /// Makes a summary that has counted nothing.
    public init() {}
  }
}
