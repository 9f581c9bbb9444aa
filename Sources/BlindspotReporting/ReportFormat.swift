/// The formats a report can have; the raw values are the command line's (contract, "Formats").
public enum ReportFormat: String, Sendable, CaseIterable {
  case text
  case concise
  case json
  case jsonl
  case sarif
  case junit
  case github
  case gitlab
  case checkstyle
  case csv
  case markdown
  case html
}
