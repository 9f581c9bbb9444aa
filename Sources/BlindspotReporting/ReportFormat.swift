/// The formats a report can have; the raw values are the command line's (`--format`, `--output FORMAT=FILE`).
public enum ReportFormat: String, Sendable, CaseIterable {
  /// For people at a terminal: the line around the place, the reason and what to write instead.
  case text
  /// One line a finding, as compilers write them: `file:line:column: severity: message [rule]`.
  case concise
  /// The report as one JSON object, version 1.
  case json
  /// The findings and problems of ``json``, one object a line.
  case jsonl
  /// SARIF 2.1.0 (OASIS), for code scanning.
  case sarif
  /// JUnit XML as Jenkins and GitLab read it.
  case junit
  /// Workflow commands that GitHub Actions turns into annotations.
  case github
  /// GitLab Code Quality.
  case gitlab
  /// Checkstyle XML.
  case checkstyle
  /// A table for spreadsheets (RFC 4180).
  case csv
  /// GitHub Flavored Markdown, for comments and job summaries.
  case markdown
  /// One self-contained page.
  case html

  /// Whether findings are printed with the value where a run was asked for it. The others are made to be uploaded.
  package var mayShowValues: Bool {
    switch self {
    case .text, .concise, .json, .jsonl: true
    default: false
    }
  }

  /// Whether findings are printed with the line around them.
  package var showsExcerpts: Bool { self == .text || self == .html }
}
