public import BlindspotParser

/// The result of checking one file. Contains no found value.
public struct FileReport: Sendable {
  /// The file's name as given.
  public let file: String
  /// The findings, in reading order.
  public internal(set) var findings: [Finding]
  /// The problems that prevented parts of the file from being checked.
  public internal(set) var problems: [Problem]
  /// The parts of the file that cannot be checked, if their severity is too low for a finding.
  public internal(set) var gaps: [Gap] = []
  /// The number of texts that were checked.
  public internal(set) var fields: Int
  /// The number of texts that were not checked, or not to their end, because the time limit was reached.
  package internal(set) var unchecked = 0
  /// The number of findings that were left out because the time limit was reached before they were described.
  package internal(set) var unfinished = 0
  /// The number of findings that were left out because the limit was reached.
  package internal(set) var unreported = 0
  /// The number of findings that an exception covers.
  public internal(set) var excepted: Int
  /// The features that identify the file after it is renamed; nil unless requested.
  package internal(set) var signature: FileSignature?
  /// The number of findings that a comment in the file covers; ``excepted`` includes them.
  package internal(set) var commented = 0
  /// The number of findings that a comment for the whole file covers; ``commented`` includes them.
  package internal(set) var fileCommented = 0
  /// The number of findings whose value is allowed everywhere.
  package internal(set) var allowed = 0
  /// The number of texts of each kind, by ordinal, checked or not.
  package internal(set) var texts: [Int] = []
  /// The kinds of texts that are checked in this file.
  package internal(set) var checkedKinds = FieldKindSet()
  /// Whether the file has texts of kinds that were not requested.
  package internal(set) var hasUnreadTexts = false
  /// The page of a listing that the file is; nil unless the listing has other pages.
  package internal(set) var page: ListingPage?
  /// The places of the findings that an exception covers.
  package internal(set) var exceptedTargets: [FindingTarget] = []
  /// The ids of the exceptions that covered a finding.
  package internal(set) var usedExceptions: Set<Int>

  /// Whether every text of the file was checked and every finding is reported.
  package var isComplete: Bool { problems.isEmpty && unchecked == 0 && unfinished == 0 && unreported == 0 }

  /// Removes the problems with a code.
  package mutating func removeProblems(with code: Problem.Code) { problems.removeAll { $0.code == code } }

  /// Adds the findings about another person in the same file.
  mutating func add(_ other: FileReport) {
    findings += other.findings.filter { $0.match != nil }
    problems += other.problems.filter { !problems.contains($0) }
  }

  /// Makes the report of a file that was not read, with its problems only.
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
  /// Combines the reports of all files into one result, sorted by file, position and rule.
  ///
  /// - Parameters:
  ///   - reports: one report per file.
  ///   - skipped: the number of files in folders that are not exports.
  ///   - unread: the number of reports of files that could not be read as exports.
  public init(of reports: [FileReport], skipped: Int = 0, unread: Int = 0) {
    var coverage = Coverage()
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
      coverage.policy.commented += report.commented
      coverage.policy.fileCommented += report.fileCommented
      coverage.policy.allowed += report.allowed
      if report.hasUnreadTexts { coverage.partlyReadFiles += 1 }
      for kind in FieldKind.allCases where !report.texts.isEmpty && report.texts[kind.ordinal] > 0 {
        let count = report.texts[kind.ordinal]
        if report.checkedKinds.contains(kind) {
          coverage.checkedTexts[kind] += count
        } else {
          coverage.uncheckedTexts[kind] += count
        }
      }
    }
    Self.sort(&findings)
    Self.number(&findings)
    problems.sort {
      ($0.file, $0.position ?? .start, $0.message.string) < ($1.file, $1.position ?? .start, $1.message.string)
    }
    gaps.sort { ($0.file, $0.message.string) < ($1.file, $1.message.string) }
    self.init(findings: findings, problems: problems, gaps: gaps, summary: summary)
    coverage.policy.excepted = summary.excepted - coverage.policy.commented
    self.coverage = coverage
    countFindings()
  }

  /// Sorts findings into the order of a report.
  package static func sort(_ findings: inout [Finding]) {
    if !areSorted(findings.span) { findings.sort { $0.precedes($1) } }
  }

  /// Compares the findings in place: copying one with all its strings costs more than comparing it.
  private static func areSorted(_ findings: Span<Finding>) -> Bool {
    for index in findings.indices.dropFirst() where findings[index].precedes(findings[index - 1]) { return false }
    return true
  }

  /// Numbers findings of the same identity, so that no two fingerprints are equal.
  private static func number(_ findings: inout [Finding]) {
    // Most identities occur once, as their hashes show. Only the others are compared.
    var hashes: [(hash: UInt64, index: Int)] = []
    hashes.reserveCapacity(findings.count)
    for index in findings.indices {
      if let hash = findings[index].identityHash { hashes.append((hash, index)) }
    }
    hashes.sort { $0 < $1 }
    var start = 0
    while start < hashes.count {
      var end = start + 1
      while end < hashes.count, hashes[end].hash == hashes[start].hash { end += 1 }
      if end > start + 1 { number(&findings, at: hashes[start..<end].map(\.index)) }
      start = end
    }
  }

  /// Numbers the findings at some indices, which are ascending.
  private static func number(_ findings: inout [Finding], at indices: [Int]) {
    var counts = [String: Int](minimumCapacity: indices.count)
    for index in indices {
      guard let key = findings[index].identity?.key else { continue }
      let ordinal = counts[key, default: 0]
      counts[key] = ordinal + 1
      findings[index].ordinal = ordinal
    }
  }

  /// Updates the counts of findings and problems after an addition or removal.
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
    if file != other.file { return file < other.file }
    let (start, otherStart) = (start ?? .init(line: 0, column: 0), other.start ?? .init(line: 0, column: 0))
    if start != otherStart { return start < otherStart }
    // Few findings have the same start: those in a file without lines, and in the texts that an alias repeats.
    if self.start == nil, field.path != other.field.path { return field.path.string < other.field.path.string }
    let (place, otherPlace) = (target ?? .none, other.target ?? .none)
    if (place.document, place.field) != (otherPlace.document, otherPlace.field) {
      return (place.document, place.field) < (otherPlace.document, otherPlace.field)
    }
    if range.lowerBound != other.range.lowerBound { return range.lowerBound < other.range.lowerBound }
    return rule < other.rule
  }
}
