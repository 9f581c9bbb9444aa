/// An entry point for fuzzing. Each target accepts any bytes, passes them to one module, and must return.
///
/// A broken property stops the process by `precondition`, so that the fuzzer and the tests report the same failures.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// A YAML stream: tree and source maps.
  case yaml
  /// One or several JSON values.
  case json
  /// A Terraform file.
  case hcl
  /// Comma-separated values.
  case csv
  /// An Architect expression, and the same text as speech markup.
  case expressions
  /// The bytes of an export: format detection, texts, findings, every report.
  case exports
  /// The JSON inside an `.i3` file. The target wraps it, so that mutations reach the content and not only the base64.
  case envelope
  /// A ZIP archive.
  case archives
  /// An ignore file and glob patterns of both kinds, matched against paths.
  case patterns
  /// One text, given to all detectors. Its first byte selects the kind of field.
  case texts
  /// A configuration, and a run with it.
  case settings
  /// A rule file, and a text checked with its rules.
  case rules
  /// The smaller input files: a baseline, a request about a data subject, a diff.
  case records
  /// Findings that contain the bytes in every text, rendered in every format.
  case reports

  /// Runs the target on one input.
  package func run(_ bytes: [UInt8]) {
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
