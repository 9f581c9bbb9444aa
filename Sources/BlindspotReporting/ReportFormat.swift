public import BlindspotRules

/// Renders a lint result as the bytes of a report.
///
/// ``ReportFormat`` contains the built-in renderers. Conform a type to this protocol to write reports in another format.
public protocol ReportRenderer: Sendable {
  /// Returns the whole report.
  ///
  /// The same result and context must always return the same bytes. Texts of a result come from outside: escape them with
  /// ``Report/escaped(_:)``, and then for the syntax of the format.
  func render(_ result: LintResult, in context: ReportContext) -> [UInt8]
}

/// A built-in report format. The raw values are the names on the command line (`--format`, `--output FORMAT=FILE`).
///
/// Add a format here: a case, and its properties and renderer in `definition`.
public enum ReportFormat: String, Sendable, CaseIterable, ReportRenderer {
  /// For people at a terminal: the source lines, the reason and the text to write instead.
  case text
  /// One line per finding, as compilers write them: `file:line:column: severity: message [rule]`.
  case concise
  /// One JSON object, version 1.
  case json
  /// The findings and problems of ``json``, one object per line.
  case jsonl
  /// SARIF 2.1.0 (OASIS), for code scanning.
  case sarif
  /// JUnit XML, as Jenkins and GitLab read it.
  case junit
  /// Workflow commands, which GitHub Actions shows as annotations.
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

  /// The properties and the renderer of a format.
  private struct Definition {
    let fileExtension: String
    var mayShowValues = false
    /// The details of findings that the report shows.
    let details: FindingDetails
    let render: (LintResult, ReportContext) -> [UInt8]
  }

  /// The details that locate a finding in the export and across runs.
  private static let place: FindingDetails = [.fieldPath, .containers, .containerIDs, .identity]

  private var definition: Definition {
    switch self {
    case .text:
      Definition(fileExtension: "txt", mayShowValues: true, details: [.excerpt, .containers]) {
        TextReport(result: $0, context: $1).render()
      }
    case .concise:
      Definition(fileExtension: "concise.txt", mayShowValues: true, details: []) {
        ConciseReport(result: $0, context: $1).render()
      }
    case .json:
      Definition(fileExtension: "json", mayShowValues: true, details: Self.place) {
        JSONReport(result: $0, context: $1).render()
      }
    case .jsonl:
      Definition(fileExtension: "jsonl", mayShowValues: true, details: Self.place) {
        JSONLinesReport(result: $0, context: $1).render()
      }
    case .sarif:
      Definition(fileExtension: "sarif", details: Self.place) { SARIFReport(result: $0, context: $1).render() }
    case .junit:
      Definition(fileExtension: "junit.xml", details: [.fieldPath, .containers]) {
        JUnitReport(result: $0, context: $1).render()
      }
    case .github:
      Definition(fileExtension: "github.txt", details: .containers) { GitHubReport(result: $0, context: $1).render() }
    case .gitlab:
      Definition(fileExtension: "gitlab.json", details: .identity) { GitLabReport(result: $0, context: $1).render() }
    case .checkstyle:
      Definition(fileExtension: "checkstyle.xml", details: []) { CheckstyleReport(result: $0, context: $1).render() }
    case .csv:
      Definition(fileExtension: "csv", details: Self.place) { CSVReport(result: $0, context: $1).render() }
    case .markdown:
      Definition(fileExtension: "md", details: [.containers, .containerIDs]) {
        MarkdownReport(result: $0, context: $1).render()
      }
    case .html:
      Definition(fileExtension: "html", details: Self.place.union(.excerpt)) {
        HTMLReport(result: $0, context: $1).render()
      }
    }
  }

  /// Returns the report of `result` in this format.
  ///
  /// With a request in the context, `text`, `json`, `csv`, `markdown` and `html` are the inventory or the dossier of the
  /// request.
  public func render(_ result: LintResult, in context: ReportContext) -> [UInt8] {
    if let inventory = context.inventory?.render(result, as: self, in: context) { return inventory }
    guard let dossier = context.dossier else { return definition.render(result, context) }
    func content() -> DossierContent {
      DossierContent(result, dossier, in: context, showsValues: dossier.showsValues && mayShowValues)
    }
    return switch self {
    case .text: DossierText(content: content(), context: context).render()
    case .json: DossierJSON(content: content(), context: context).render()
    case .csv: DossierCSV(content: content()).render()
    case .markdown: DossierMarkdown(content: content(), context: context).render()
    case .html: DossierHTML(content: content(), context: context).render()
    case .concise, .jsonl, .sarif, .junit, .github, .gitlab, .checkstyle: definition.render(result, context)
    }
  }

  /// The usual end of a report's file name, without the first dot: `junit.xml`.
  public var fileExtension: String { definition.fileExtension }

  /// Whether the report contains the values of findings, if the user requested them. All other formats are made
  /// to be uploaded and never contain values.
  package var mayShowValues: Bool { definition.mayShowValues }

  /// Returns the details of findings that the report shows. An inventory and a dossier have no excerpts.
  package func details(in context: ReportContext) -> FindingDetails {
    context.inventory == nil && context.dossier == nil ? definition.details : Self.place
  }
}
