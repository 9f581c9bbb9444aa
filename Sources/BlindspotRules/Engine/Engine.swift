public import BlindspotParser

/// Turns the texts of an export into findings: detect, resolve overlaps, ask the policy, mask.
///
/// A value type without state: one engine serves all files, from any thread.
public struct Engine: Sendable {
  /// What the caller may choose.
  public struct Options: Sendable {
    /// Findings below this confidence are not reported.
    public var minConfidence: Float = 0.5
    /// Findings below this severity are not reported.
    public var minSeverity: Severity = .warning
    /// Whether findings carry the value itself. For the eyes of somebody who may see it.
    public var showsValues = false
    /// Whether findings carry the line around them, which only some reports show.
    public var makesExcerpts = true
    /// The regions whose national forms apply, most likely first, upper-case ISO 3166 codes; empty: by language.
    public var regions: [String] = []
    /// The languages of texts whose flow names none, most likely first, lower case (`en`, `de-at`).
    public var languages: [String] = []
    /// The key of the fingerprints; nil leaves values out of them.
    public var key: FindingKey?
    /// How many findings of a file are reported; nil for all.
    public var maxFindings: Int?
    /// How long a file may be checked; nil for as long as it takes.
    public var maxTime: Duration?

    /// The defaults.
    public init() {}
  }

  package let detectors: [any Detector]
  /// What recognises the personal data that stands around a finding, whether or not the run looks for it.
  package let maskers: [any Detector]
  package let custom: CustomDetectors
  package let rules: RuleTable
  package let policy: any EnginePolicy
  package let options: Options

  /// An engine with the built-in rules.
  public init(options: Options = Options()) {
    self.init(detectors: BuiltInDetectors.all, options: options)
  }

  /// An engine of any parts.
  ///
  /// - Parameter others: detectors that find nothing in this run and only mask what is shown around the findings.
  package init(
    detectors: [any Detector], maskingWith others: [any Detector] = [], custom: CustomDetectors = CustomDetectors([]),
    rules: RuleTable = RuleTable(), policy: any EnginePolicy = DefaultPolicy(), options: Options = Options()
  ) {
    self.detectors = detectors
    maskers = detectors + others
    self.custom = custom
    self.rules = rules
    self.policy = policy
    self.options = options
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
    scanner.texts.begin(deadline: options.maxTime.map { ContinuousClock.now + $0 })
    for (number, document) in export.documents.enumerated() {
      report.fields += document.fields.count { kinds.contains($0.kind) }
      let found = scanner.texts.scan(
        document, languages: languages(of: document), regions: options.regions, levels: levels)
      report.problems += problems(of: scanner.texts.giveUps, in: document, file: export.file.name)
      report.unchecked += scanner.texts.unchecked
      guard !found.isEmpty else { continue }
      let masks = RedactionScanner(
        scanner.masks.take() ?? RedactionDetector(self), engine: self, document: document, levels: levels, found: found)
      var maker = FindingBuilder(
        engine: self, file: export.file.name, number: number, document: document, levels: levels, found: found,
        masks: masks)
      for hit in found { maker.add(hit, exceptions: exceptions, to: &report) }
      scanner.masks = maker.masks.detection
    }
    report.problems += limitProblems(of: report)
    for gap in export.gaps { add(gap, to: &report, levels: levels) }
    report.findings += exceptions.complaints(used: report.usedExceptions, engine: self, levels: levels)
    LintResult.sort(&report.findings)
    return report
  }

  /// What the texts of `document` may be in: what it says itself, else what the options expect.
  func languages(of document: ExportDocument) -> [String] { document.language.map { [$0] } ?? options.languages }

  /// A scanner over the detectors of this engine.
  package func makeScanner() -> EngineScanner {
    EngineScanner(
      texts: TextScanner(detectors: detectors, custom: custom, rules: rules, minConfidence: options.minConfidence))
  }

  /// A scanner for what reports show around findings. What a team switched off or is content to be unsure of stays as
  /// personal as it was, so this one is never stricter than the standard.
  func makeMaskScanner() -> TextScanner {
    TextScanner(detectors: maskers, custom: custom, rules: rules, minConfidence: maskMinConfidence)
  }

  /// What is less sure is shown around findings.
  var maskMinConfidence: Float { min(options.minConfidence, Options().minConfidence) }

  /// The bounds that kept texts from being checked, or findings from being reported.
  private func limitProblems(of report: FileReport) -> [Problem] {
    var problems: [Problem] = []
    if report.unchecked > 0, let time = options.maxTime {
      problems.append(
        Problem(
          file: report.file, code: .limitReached,
          message: "checking the file took more than \(time.components.seconds) seconds; \(report.unchecked) of "
            + "\(report.fields) texts were not checked (limit seconds)"))
    }
    if report.unreported > 0, let most = options.maxFindings {
      problems.append(
        Problem(
          file: report.file, code: .limitReached,
          message: "the file has more than \(most) findings; \(report.unreported) are not reported (limit findings)"))
    }
    return problems
  }

  /// What custom rules could not check, one problem a rule, at the first text that was too much for it.
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
            "the pattern of \(rules[giveUp.rule].id) took too many steps on "
            + (count == 1
              ? "this text and did not check it"
              : "\(count) texts, the first one here, and did not check them\(count < CustomDetectors.maximumTimeouts ? "" : " or any text behind")")
            + "; nested repetition such as (a+)+ does that, write it without (limit pattern-steps)"))
    }
    return problems
  }
}

/// The candidates of one field, overlaps resolved.
package struct FieldHits {
  /// The field's index in its document.
  package let field: Int
  /// What was found, in order of place.
  package let candidates: [Candidate]
}
