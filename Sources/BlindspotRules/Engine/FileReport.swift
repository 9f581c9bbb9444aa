public import BlindspotParser

/// What the engine has to say about one file. Holds no found value.
public struct FileReport: Sendable {
  /// The file's name as given.
  public let file: String
  /// The findings, in reading order.
  public internal(set) var findings: [Finding]
  /// What kept parts of the file from being checked.
  public internal(set) var problems: [Problem]
  /// What the file cannot show, where that is not loud enough to be a finding.
  public internal(set) var gaps: [LintResult.Gap] = []
  /// How many texts were checked.
  public internal(set) var fields: Int
  /// How many of them were passed over when the time was up.
  package internal(set) var unchecked = 0
  /// How many findings were left out because there are too many.
  package internal(set) var unreported = 0
  /// How many findings an exception covers.
  public internal(set) var excepted: Int
  /// The exceptions that were needed, by the policy's own ids.
  package internal(set) var usedExceptions: Set<Int>

  /// Makes the report of a file that was not read: its problems and nothing else.
  public init(file: String, problems: [Problem]) {
    self.file = file
    self.findings = []
    self.problems = problems
    self.fields = 0
    self.excepted = 0
    self.usedExceptions = []
  }
}

extension LintResult {
  /// Puts the reports of all files into one result: sorted by file, place, rule, whatever the order they came in.
  ///
  /// - Parameters:
  ///   - reports: one report a file.
  ///   - skipped: how many files met in folders are no exports.
  ///   - unread: how many of the reports are of files that could not be read as exports.
  public init(of reports: [FileReport], skipped: Int = 0, unread: Int = 0) {
    var summary = Summary()
    summary.files = reports.count - unread
    summary.skipped = skipped
    var findings: [Finding] = []
    var problems: [Problem] = []
    var gaps: [Gap] = []
    // Most files come in the order of the report, each with its findings in theirs: then nothing is left to sort.
    for report in reports.sorted(by: { $0.file < $1.file }) {
      gaps += report.gaps
      findings += report.findings
      problems += report.problems
      summary.fields += report.fields
      summary.excepted += report.excepted
    }
    Self.sort(&findings)
    Self.number(&findings)
    problems.sort { ($0.file, $0.position ?? .start, $0.message) < ($1.file, $1.position ?? .start, $1.message) }
    gaps.sort { ($0.file, $0.message) < ($1.file, $1.message) }
    self.init(findings: findings, problems: problems, gaps: gaps, summary: summary)
    countFindings()
  }

  /// Puts findings into the order of a report.
  package static func sort(_ findings: inout [Finding]) {
    if !areSorted(findings.span) { findings.sort { $0.precedes($1) } }
  }

  /// Looks at the findings in place: one holds so many strings that copying it costs more than comparing it.
  private static func areSorted(_ findings: Span<Finding>) -> Bool {
    for index in findings.indices.dropFirst() where findings[index].precedes(findings[index - 1]) { return false }
    return true
  }

  /// Tells findings of the same identity apart by counting them, so that no two fingerprints are alike.
  private static func number(_ findings: inout [Finding]) {
    // The first fingerprint stands for the identity, and is hashed in a tenth of the time. To grow is to hash all again.
    var counts = [String: Int](minimumCapacity: findings.count)
    for index in findings.indices {
      guard let identity = findings[index].identity else { continue }
      let ordinal = counts[findings[index].fingerprint, default: 0]
      counts[findings[index].fingerprint] = ordinal + 1
      if ordinal > 0 { findings[index].fingerprint = identity.fingerprint(ordinal: ordinal) }
    }
  }

  /// Brings the counts of findings and problems up to date, after something was added or taken away.
  public mutating func countFindings() {
    summary.errors = 0
    summary.warnings = 0
    summary.notes = 0
    for index in findings.indices {
      switch findings[index].severity {
      case .error: summary.errors += 1
      case .warning: summary.warnings += 1
      case .note: summary.notes += 1
      }
    }
    summary.problems = problems.count
  }
}

extension SourcePosition {
  /// The first place of a file.
  fileprivate static var start: Self { SourcePosition(line: 1, column: 1) }
}

extension Finding {
  /// The order of a report: file, place, rule.
  package func precedes(_ other: Finding) -> Bool {
    if location.file != other.location.file { return location.file < other.location.file }
    let (start, otherStart) = (
      location.start ?? .init(line: 0, column: 0), other.location.start ?? .init(line: 0, column: 0)
    )
    if start != otherStart { return start < otherStart }
    if field.path != other.field.path { return field.path < other.field.path }
    if range.lowerBound != other.range.lowerBound { return range.lowerBound < other.range.lowerBound }
    return rule < other.rule
  }
}
