import BlindspotParser
import BlindspotReporting
import BlindspotRules

extension FuzzTarget {
  /// Renders a result in every format. The readers must accept JSON and CSV reports without a problem.
  static func render(_ result: LintResult, in context: ReportContext = Self.context) {
    for format in ReportFormat.allCases {
      let file = SourceFile(name: format.rawValue, bytes: Report.render(result, as: format, in: context))
      switch format {
      case .json, .sarif, .gitlab: precondition(JSONReader.read(file).problems.isEmpty, "a report is not valid JSON")
      case .jsonl where !file.bytes.isEmpty:
        precondition(
          JSONReader.read(file, mode: .concatenated).problems.isEmpty, "a line of a report is not valid JSON")
      case .csv: precondition(CSVReader.read(file).problems.isEmpty, "a report is not valid CSV")
      default: precondition(String(validating: file.bytes, as: UTF8.self) != nil, "a report is not valid UTF-8")
      }
    }
    _ = Report.gitHubSummary(result, in: context)
  }

  /// Renders a result that contains the bytes in every text: names, messages, masks, excerpts.
  static func report(_ bytes: [UInt8]) {
    let texts = bytes.split(separator: 0xFF, omittingEmptySubsequences: false).prefix(8)
      .map { String(decoding: $0, as: UTF8.self) }
    let findings = texts.enumerated().map { number, text in
      let other = texts[(number + 1) % texts.count]
      return Finding(
        rule: text, category: Category.allCases[number % Category.allCases.count],
        severity: Severity.allCases[number % Severity.allCases.count], confidence: 0.5,
        message: .init(nonExport: other), reason: .init(nonExport: text),
        location: .init(
          file: other, start: .init(line: number + 1, column: 1), end: .init(line: number + 1, column: 2)),
        field: .init(
          kind: .tts, path: .init(nonExport: text), flow: .init(nonExport: other),
          breadcrumb: [.init(kind: .flow, name: .init(nonExport: text))]),
        range: 0..<1, masked: .init(nonExport: other), fingerprint: text, help: other,
        excerpt: Excerpt(
          firstLine: 1, lines: [.init(nonExport: text), .init(nonExport: other)], marked: 0..<text.unicodeScalars.count,
          markedLine: 0),
        value: number == 7 ? text : nil)
    }
    let problems = texts.map { Problem(file: $0, code: .syntaxError, message: .init(nonExport: $0)) }
    let gaps = texts.map { Gap(file: $0, message: .init(nonExport: $0)) }
    var result = LintResult(findings: findings, problems: problems, gaps: gaps, summary: .init())
    result.countFindings()
    render(result)
    var terminal = context
    (terminal.usesColor, terminal.usesHyperlinks, terminal.showsStatistics) = (true, true, true)
    (terminal.width, terminal.workingFolder) = (40, texts[0])
    for format in [ReportFormat.text, .html] { _ = Report.render(result, as: format, in: terminal) }
  }
}
