import BlindspotEncoding
public import BlindspotRules

/// Renders the result of a run as a report.
public enum Report {
  /// Returns the whole report, ready to be written to a file or a terminal.
  ///
  /// The same result and context always return the same bytes. The time is proportional to the size of the result.
  ///
  /// - Parameter format: A built-in ``ReportFormat``.
  public static func render(_ result: LintResult, as format: ReportFormat, in context: ReportContext) -> [UInt8] {
    format.render(result, in: context)
  }

  /// Returns the whole report in a custom format.
  public static func render(
    _ result: LintResult, as renderer: some ReportRenderer, in context: ReportContext
  ) -> [UInt8] {
    renderer.render(result, in: context)
  }

  /// Returns the lines that a command prints beside a report in a format without a place for the coverage: the outcome and
  /// its basis. For a report without its summary (``ReportContext/isQuiet``), one line counts what was left out.
  public static func notes(
    on result: LintResult, as format: ReportFormat, in context: ReportContext
  ) -> [String] {
    guard format == .concise || format == .gitlab || format == .text && context.isQuiet else { return [] }
    return context.isQuiet ? [result.omissions].compactMap { $0 } : [result.headline] + result.statements
  }

  /// Returns the Markdown for the summary page of a GitHub job. Append it to the file that `GITHUB_STEP_SUMMARY` names.
  ///
  /// The text stays below GitHub's limit of 1 MiB per step; its last line counts what did not fit.
  public static func gitHubSummary(_ result: LintResult, in context: ReportContext) -> [UInt8] {
    MarkdownReport(result: result, context: context, limit: .jobSummary).render()
  }

  /// Returns `text` with every invisible character, and every character that drives a terminal or a build server,
  /// replaced by a visible escape such as `\u{1B}`.
  public static func escaped(_ text: String) -> String { VisibleText.escaped(text) }
}
