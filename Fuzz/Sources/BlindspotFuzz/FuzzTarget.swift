/// What a fuzz run can be aimed at. Each takes any bytes, goes through the door of one module, and must come back.
enum FuzzTarget: String, CaseIterable {
  /// A YAML stream: tree and source maps.
  case yaml
  /// A JSON text, or several.
  case json
  /// Terraform's syntax.
  case hcl
  /// Comma-separated values.
  case csv
  /// An Architect expression, and the same text as speech markup.
  case expressions
  /// An export as it lies on disk: syntax by content, texts, findings, every report.
  case exports
  /// The JSON inside an `.i3` file. It is wrapped here, so that the fuzzer need not learn base64 and percent escapes.
  case envelope
  /// A ZIP archive.
  case archives
  /// An ignore file, and globs of both kinds, held against paths.
  case patterns
  /// One text on its own, before all detectors. Its first byte chooses the kind of field.
  case texts
  /// A configuration, then a run under what it says.
  case settings
  /// A rule file, then a text under its rules.
  case rules
  /// The smaller files that a run reads: a baseline, the request about a data subject, a diff.
  case records
  /// Findings that say the bytes wherever they say anything, in every format.
  case reports

  func run(_ bytes: [UInt8]) {
    switch self {
    case .yaml, .json, .hcl, .csv: readDocuments(bytes)
    case .expressions: Self.readExpression(bytes)
    case .exports: Self.lint(bytes, as: "export")
    case .envelope: Self.lint(Self.envelope(around: bytes), as: "export.i3InboundFlow")
    case .archives: Self.unpack(bytes)
    case .patterns: Self.matchPaths(bytes)
    case .texts: Self.matchText(bytes)
    case .settings: Self.configure(bytes)
    case .rules: Self.loadRules(bytes)
    case .records: Self.readRecords(bytes)
    case .reports: Self.report(bytes)
    }
  }
}
