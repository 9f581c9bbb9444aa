import BlindspotReporting
import BlindspotRules

/// The reports of a run, as the options request them.
struct ReportRequest {
  /// A report in a file.
  struct Target: Hashable {
    let format: ReportFormat
    let file: String

    init(format: ReportFormat, file: String) {
      self.format = format
      self.file = file
    }

    /// Parses `sarif=out.sarif`; nil if the format is unknown or the file is missing.
    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[1].isEmpty, let format = ReportFormat(rawValue: String(parts[0])) else {
        return nil
      }
      self.init(format: format, file: String(parts[1]))
    }
  }

  /// The format on standard output; nil for the configured one.
  var format: ReportFormat?
  /// The reports in files; empty for the configured ones.
  var files: [Target] = []
  /// Whether the configuration and not the command line names the files.
  private(set) var hasConfiguredFiles = false
  /// Whether reports may replace files that are not reports.
  var replacesOtherFiles = false
  /// When colors are used.
  var color = ColorChoice.auto
  /// Whether the summary is left out.
  var isQuiet = false
  /// Whether findings are counted by rule, kind of text and file.
  var showsStatistics = false
  /// Whether the files that were found and not read are listed.
  var listsSkipped = false
  /// The address before the id of a rule in links.
  var ruleURL: String?
  /// Whether the names of files below the given folders show only ordinary words.
  var redactsPaths = false
  /// Whether the run prints matched values in clear text.
  var showsValues = false

  /// Returns the request completed with the configured reports.
  func resolved(with configuration: Configuration) -> ReportRequest {
    var resolved = self
    for request in configuration.output.value {
      if let target = Target(argument: request) {
        if files.isEmpty {
          resolved.files.append(target)
          resolved.hasConfiguredFiles = true
        }
      } else if let other = ReportFormat(rawValue: request) {
        resolved.format = resolved.format ?? other
      }
    }
    return resolved
  }

  /// The formats of all reports.
  var formats: Set<ReportFormat> { Set(files.map(\.format) + [format ?? .text]) }
}
