public import BlindspotParser

/// Turns the texts of an export into findings: detects, resolves overlaps, applies the policy, masks.
///
/// A value type without state: one engine serves all files, from any thread.
public struct Engine: Sendable {
  /// The settings of a run.
  public struct Options: Sendable {
    /// Findings below this confidence are not reported.
    public var minConfidence: Float = 0.5
    /// Findings below this severity are not reported.
    public var minSeverity: Severity = .warning
    /// Whether findings contain the value in clear text.
    public var showsValues = false
    /// The details that findings have.
    public var details = FindingDetails.all
    /// The regions whose national formats apply, most likely first, upper-case ISO 3166 codes; empty: by language.
    public var regions: [String] = []
    /// The languages of texts whose flow specifies none, most likely first, lower case (`en`, `de-at`).
    public var languages: [String] = []
    /// The key of the fingerprints; nil leaves values out of them.
    public var key: FindingKey?
    /// Returns the name of a file in fingerprints and baselines; nil uses the name as given.
    package var identityName: (@Sendable (String) -> String)?
    /// Whether reports contain the data that only baselines need: signatures of files, places of version 1.
    package var recordsBaselineData = false
    /// Whether the run leaves out texts or findings that are usually checked, so that unused exceptions are not reported.
    package var leavesTextsOut = false
    /// Whether findings that an exception covers are reported too.
    package var ignoresExceptions = false
    /// The most findings to report per file; nil for all.
    public var maxFindings: Int?
    /// Texts whose words reports show in addition to the built-in ordinary words.
    public var shownWords: [String] = []
    /// Texts whose words reports never show: the names of the people of a request.
    package var hiddenWords: [String] = []
    /// The name of all findings in messages; nil for that of their rule.
    package var finds: String?
    /// The number of the person in the request, from 0.
    package var person = 0
    /// The longest time to check one file; nil for no limit.
    public var maxTime: Duration?
    /// Returns the deadline of a file that may take a time from now. Tests replace the clock.
    package var deadline: @Sendable (Duration) -> Deadline = { Deadline(after: $0) }

    /// The defaults.
    public init() {}
  }

  package let detectors: [any Detector]
  package let custom: CustomDetectors
  package let rules: RuleTable
  package let policy: any EnginePolicy
  package let options: Options
  /// The words that reports show.
  package let ordinaryWords: OrdinaryWords

  /// Creates an engine with the built-in rules and those of `detectors`.
  public init(options: Options = Options(), adding detectors: [any Detector] = []) {
    let rules = RuleSet().adding(detectors)
    self.init(detectors: BuiltInDetectors.all + rules.added, rules: rules.table, options: options)
  }

  /// Creates an engine of any parts.
  package init(
    detectors: [any Detector], custom: CustomDetectors = CustomDetectors([]), rules: RuleTable = RuleTable(),
    policy: any EnginePolicy = DefaultPolicy(), options: Options = Options()
  ) {
    self.detectors = detectors
    self.custom = custom
    self.rules = rules
    self.policy = policy
    self.options = options
    ordinaryWords = OrdinaryWords(adding: options.shownWords, hiding: options.hiddenWords)
  }

  /// Checks every text of `export`.
  public func check(_ export: ParsedExport) -> FileReport {
    var scanner = makeScanner()
    return check(export, with: &scanner)
  }

  /// Checks every text of `export` with a scanner that has served other files and may know their texts.
  package func check(_ export: ParsedExport, with scanner: inout EngineScanner) -> FileReport {
    var report = FileReport(file: export.file.name, problems: export.problems)
    let levels = policy.levels(for: export.file.name, rules: rules)
    let kinds = levels.kinds
    let exceptions = policy.exceptions(for: export)
    report.texts = [Int](repeating: 0, count: FieldKind.allCases.count)
    report.checkedKinds = kinds
    report.hasUnreadTexts = export.hasUnreadTexts
    report.page = export.page
    let deadline = export.deadline ?? options.maxTime.map(options.deadline)
    scanner.texts.begin(deadline: deadline)
    for (number, document) in export.documents.enumerated() {
      for field in document.fields { report.texts[field.kind.ordinal] += 1 }
      let found = scanner.texts.scan(
        document, languages: languages(of: document), regions: options.regions, levels: levels)
      report.problems += problems(of: scanner.texts.giveUps, in: document, file: export.file.name)
      report.unchecked += scanner.texts.unchecked
      guard found.contains(where: { !$0.candidates.isEmpty }) else { continue }
      var builder = FindingBuilder(
        engine: self, export: export, number: number, levels: levels, found: found, deadline: deadline,
        redactor: scanner.redactor.take() ?? TextRedactor(ordinaryWords))
      for hit in found { builder.add(hit, exceptions: exceptions, to: &report) }
      scanner.redactor = builder.textRedactor
    }
    for kind in FieldKind.allCases where kinds.contains(kind) { report.fields += report.texts[kind.ordinal] }
    for gap in export.gaps { add(gap, to: &report, levels: levels) }
    // In a file that was not checked completely, an exception may cover a finding in the rest.
    let isComplete = report.isComplete && !options.leavesTextsOut
    let diagnostics = exceptions.diagnostics(used: report.usedExceptions, levels: levels).filter {
      $0.severity >= options.minSeverity && (isComplete || $0.rule != BuiltInRule.exceptionUnused.index)
    }
    let room = max(0, (options.maxFindings ?? .max) - report.findings.count)
    report.findings += findings(for: Array(diagnostics.prefix(room)))
    report.unreported += max(0, diagnostics.count - room)
    report.problems += limitProblems(of: report)
    LintResult.sort(&report.findings)
    if options.recordsBaselineData, !report.findings.isEmpty {
      report.signature = FileSignature(of: export, key: options.key)
    }
    return report
  }

  /// The languages of the texts of `document`: its own language, else those of the options.
  func languages(of document: ExportDocument) -> [String] { document.language.map { [$0] } ?? options.languages }

  /// The settings of redaction.
  var redactionSettings: Redactor.Settings {
    Redactor.Settings(
      rules: rules, details: options.details, recordsVersionOnePlaces: options.recordsBaselineData)
  }

  /// A scanner over the detectors of this engine.
  ///
  /// - Parameter cacheLimits: the limits of its cache.
  package func makeScanner(cacheLimits: CacheLimits = .files) -> EngineScanner {
    EngineScanner(
      texts: TextScanner(
        detectors: detectors, custom: custom, rules: rules, minConfidence: options.minConfidence,
        cacheLimits: cacheLimits))
  }

  /// The limits that prevented texts from being checked or findings from being reported.
  private func limitProblems(of report: FileReport) -> [Problem] {
    var problems: [Problem] = []
    if report.unchecked > 0 || report.unfinished > 0, let time = options.maxTime {
      let texts: ShownText = "\(report.unchecked) of \(report.fields) texts were not checked"
      let findings: ShownText =
        report.unfinished == 0
        ? ""
        : report.unfinished == 1
          ? ", 1 finding is not reported" : ", \(report.unfinished) findings are not reported"
      problems.append(
        Problem(
          file: report.file, code: .limitReached,
          message:
            "checking the file took more than \(Int(time.components.seconds)) seconds; \(texts)\(findings) (limit seconds)"
        ))
    }
    if report.unreported > 0, let most = options.maxFindings {
      problems.append(
        Problem(
          file: report.file, code: .limitReached,
          message: "the file has more than \(most) findings; \(report.unreported) are not reported (limit findings)"))
    }
    return problems
  }

  /// The texts that custom rules could not check: one problem per rule, at the first such text.
  private func problems(of giveUps: [TextScanner.LimitExceeded], in document: ExportDocument, file: String) -> [Problem]
  {
    var problems: [Problem] = []
    var seen: Set<RuleIndex> = []
    for giveUp in giveUps where seen.insert(giveUp.rule).inserted {
      let count = giveUps.count { $0.rule == giveUp.rule }
      let start = document.document.sourceRange(of: document.fields[giveUp.field].node).start
      let position = document.lines?.position(of: start)
      problems.append(
        Problem(
          file: file, position: position, code: .limitReached,
          message:
            "the pattern of \(nonExport: rules[giveUp.rule].id) took too many steps on "
            + (count == 1
              ? "this text, which was not checked"
              : "\(count) texts, the first one here, and did not check them\(count < CustomDetectors.maximumTimeouts ? "" : " or any text behind")")
            + "; nested repetition such as (a+)+ does that, write it without (limit pattern-steps)"))
    }
    return problems
  }
}
