import BlindspotParser
import BlindspotReporting
import BlindspotRules

/// What a fuzz run can be aimed at. Each takes any bytes, goes through public doors alone, and must come back.
enum FuzzTarget: String, CaseIterable {
  /// An export as it lies on disk: syntax by content, texts, findings, every report.
  case exports
  /// The JSON inside an `.i3` file. It is wrapped here, so that the fuzzer need not learn base64 and percent escapes.
  case envelope
  /// One text on its own, before all detectors. Its first byte chooses the kind of field.
  case texts
  /// A configuration and a rule file of the same bytes, then a run under what they say.
  case settings
  /// The smaller files that a run reads: a baseline, the request about a data subject, a diff.
  case records

  func run(_ bytes: [UInt8]) {
    switch self {
    case .exports: Self.lint(bytes, as: "export")
    case .envelope: Self.lint(Self.envelope(around: bytes), as: "export.i3InboundFlow")
    case .texts: Self.match(bytes)
    case .settings: Self.configure(bytes)
    case .records: Self.readRecords(bytes)
    }
  }
}

extension FuzzTarget {
  private static let engine: Engine = {
    var options = Engine.Options()
    options.minConfidence = 0
    options.minSeverity = .note
    return Engine(options: options)
  }()

  private static let context = ReportContext(toolVersion: "0")

  /// Reads, checks and reports; the second check of the same export must say the same.
  private static func lint(_ bytes: [UInt8], as name: String) {
    let file = SourceFile(name: name, bytes: bytes)
    switch ExportReader.read(file, options: ReadOptions(readsExtended: true)) {
    case .notAnExport: return
    case .failed(let problems): report(LintResult(of: [FileReport(file: name, problems: problems)], unread: 1))
    case .export(let export):
      _ = FieldListing(format: .jsonl, kinds: Set(FieldKind.allCases)).lines(of: export)
      _ = FieldListing(format: .text, kinds: Set(FieldKind.allCases)).lines(of: export)
      let first = LintResult(of: [engine.check(export)])
      let second = LintResult(of: [engine.check(export)])
      precondition(
        Report.render(first, as: .json, in: context) == Report.render(second, as: .json, in: context),
        "two checks of one export differ")
      report(first)
    }
  }

  private static func report(_ result: LintResult) {
    for format in ReportFormat.allCases { _ = Report.render(result, as: format, in: context) }
    _ = Report.gitHubSummary(result, in: context)
  }

  private static func match(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let kinds = FieldKind.allCases
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    for match in engine.matches(in: text, as: kinds[Int(choice) % kinds.count]) {
      precondition(0 <= match.range.start && match.range.start < match.range.end, "a match is empty")
      precondition(match.range.end <= text.utf8.count, "a match ends behind its text")
    }
  }

  private static func configure(_ bytes: [UInt8]) {
    let files = MemoryFiles(configuration: bytes)
    let rules = RuleSet.load(files: [MemoryFiles.ruleFile], access: files)
    _ = RuleText.page(of: rules.rules.rules)
    let policy = Policy.load(
      MemoryFiles.configurationFile, workingFolder: "/", files: files, today: Day(year: 2026, month: 1, day: 1))
    _ = ConfigurationText.resolved(policy.configuration)
    guard case .export(let export) = ExportReader.read(MemoryFiles.export) else { return }
    let engine = policy.engine()
    let reports = [engine.check(export)]
    _ = policy.complaints(about: reports, engine: engine)
    report(LintResult(of: reports))
  }

  private static func readRecords(_ bytes: [UInt8]) {
    let file = SourceFile(name: "record", bytes: bytes)
    if let baseline = try? Baseline(file) { _ = baseline.compare([], key: FindingKey(bytes)) }
    _ = try? Subject(request: file)
    _ = ChangedLines(diff: String(decoding: bytes, as: UTF8.self))
  }
}

extension FuzzTarget {
  /// `base64(encodeURIComponent(bytes))`, every byte escaped.
  private static func envelope(around bytes: [UInt8]) -> [UInt8] {
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    // An escape has three characters, which are one group of base64: no padding is ever needed.
    return bytes.flatMap { byte in
      let group =
        UInt32(UInt8(ascii: "%")) << 16 | UInt32(hexadecimal[Int(byte >> 4)]) << 8 | UInt32(hexadecimal[Int(byte & 15)])
      return stride(from: 18, through: 0, by: -6).map { alphabet[Int(group >> UInt32($0) & 63)] }
    }
  }
}
