public import BlindspotRules

/// Turns the result of a run into the bytes of a report.
public enum Report {
  /// The whole report in `format`, ready to be written to a file or a terminal.
  ///
  /// The same result and context always give the same bytes. The time taken grows with the size of the result.
  public static func render(_ result: LintResult, as format: ReportFormat, in context: ReportContext) -> [UInt8] {
    switch format {
    case .text: TextReport(result: result, context: context).render()
    case .concise: ConciseReport(result: result, context: context).render()
    case .json: JSONReport(result: result, context: context).render()
    case .jsonl: JSONLinesReport(result: result).render()
    case .sarif: SARIFReport(result: result, context: context).render()
    case .junit: JUnitReport(result: result, context: context).render()
    case .github: GitHubReport(result: result, context: context).render()
    case .gitlab: GitLabReport(result: result, context: context).render()
    case .checkstyle: CheckstyleReport(result: result, context: context).render()
    case .csv: CSVReport(result: result).render()
    case .markdown: MarkdownReport(result: result, context: context).render()
    case .html: HTMLReport(result: result, context: context).render()
    }
  }

  /// The Markdown that a GitHub job shows on its summary page; append it to the file `GITHUB_STEP_SUMMARY` names.
  ///
  /// Stays under GitHub's limit of 1 MiB a step: what does not fit is counted in a last line.
  public static func gitHubSummary(_ result: LintResult, in context: ReportContext) -> [UInt8] {
    MarkdownReport(result: result, context: context, sizeLimit: 1_000_000).render()
  }
}
