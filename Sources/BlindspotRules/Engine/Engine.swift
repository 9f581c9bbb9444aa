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
    /// The regions whose national forms apply, most likely first, upper-case ISO 3166 codes; empty: by language.
    public var regions: [String] = []
    /// The key of the fingerprints; nil leaves values out of them.
    public var key: [UInt8]?

    /// The defaults.
    public init() {}
  }

  package let detectors: [any Detector]
  package let rules: RuleTable
  package let policy: any EnginePolicy
  package let options: Options

  /// An engine with the built-in rules.
  public init(options: Options = Options()) {
    self.init(detectors: BuiltInDetectors.all, options: options)
  }

  /// An engine of any parts.
  package init(
    detectors: [any Detector], rules: RuleTable = RuleTable(), policy: any EnginePolicy = DefaultPolicy(),
    options: Options = Options()
  ) {
    self.detectors = detectors
    self.rules = rules
    self.policy = policy
    self.options = options
  }

  /// Checks every text of `export`.
  public func check(_ export: ParsedExport) -> FileReport {
    var report = FileReport(file: export.file.name, problems: export.problems)
    let levels = policy.levels(for: export.file.name, rules: rules)
    let exceptions = policy.exceptions(for: export)
    var scanner = TextScanner(detectors: detectors, rules: rules, minConfidence: options.minConfidence)
    for (number, document) in export.documents.enumerated() {
      report.fields += document.fields.count
      let found = scanner.scan(document, regions: options.regions, levels: levels)
      guard !found.isEmpty else { continue }
      var maker = FindingMaker(
        engine: self, file: export.file.name, number: number, document: document, found: found, scanner: scanner)
      for hit in found { maker.add(hit, levels: levels, exceptions: exceptions, to: &report) }
    }
    report.findings += export.gaps.compactMap { coverageFinding($0, in: export.file.name, levels: levels) }
    return report
  }
}

/// The candidates of one field, overlaps resolved.
package struct FieldHits {
  /// The field's index in its document.
  package let field: Int
  /// What was found, in order of place.
  package let candidates: [Candidate]
}
