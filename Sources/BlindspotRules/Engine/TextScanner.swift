package import BlindspotParser

/// Runs the detectors over texts. Holds the buffers that all texts of a file share.
package struct TextScanner {
  /// A custom rule that reached a bound on a text, which it therefore did not check.
  package struct GiveUp: Hashable {
    /// The rule.
    package let rule: RuleIndex
    /// The field's index in its document.
    package let field: Int
  }

  private let detectors: [any Detector]
  private let custom: CustomDetectors
  private let resolver: OverlapResolver
  private let minConfidence: Float
  private var preparation = TextPreparation()
  private var candidates: [Candidate] = []
  private var gaveUp: [RuleIndex] = []
  private var clean = CleanTexts()
  private var isLate = false
  /// When to stop; nil never.
  package var deadline: ContinuousClock.Instant?
  /// How many texts of the document scanned last were not checked because the time was up.
  package private(set) var unchecked = 0
  /// How many texts are checked between two looks at the clock.
  private static let textsBetweenLooks = 16
  /// The custom rules that gave up in the document scanned last.
  package private(set) var giveUps: [GiveUp] = []

  /// A scanner over the detectors of a run. What is less sure than `minConfidence` is dropped before overlaps are
  /// resolved: an unsure guess must not push a sure one aside.
  package init(
    detectors: [any Detector], custom: CustomDetectors = CustomDetectors([]), rules: RuleTable, minConfidence: Float
  ) {
    self.detectors = detectors
    self.custom = custom
    self.minConfidence = minConfidence
    resolver = OverlapResolver(rules: rules)
  }

  /// Everything found in the texts of `document`, field by field.
  package mutating func scan(_ document: ExportDocument, regions: [String], levels: RuleLevels) -> [FieldHits] {
    var hits: [FieldHits] = []
    giveUps = []
    unchecked = 0
    clean.removeAll()
    let kinds = levels.kinds
    for (index, field) in document.fields.enumerated() where kinds.contains(field.kind) {
      if index % Self.textsBetweenLooks == 0, let deadline, !isLate { isLate = ContinuousClock.now > deadline }
      guard !isLate else {
        unchecked += 1
        continue
      }
      let context = FieldContext(
        kind: field.kind, language: document.language, regions: regions, document: document, container: field.container)
      let before = gaveUp.count
      let found = document.document.withBytes(of: field.text) { scan($0, context: context, levels: levels) }
      giveUps += gaveUp[before...].map { GiveUp(rule: $0, field: index) }
      if !found.isEmpty { hits.append(FieldHits(field: index, candidates: found)) }
    }
    return hits
  }

  /// Everything found in one text, overlaps resolved. Without a candidate nothing is allocated.
  package mutating func scan(_ text: Span<UInt8>, context: FieldContext, levels: RuleLevels) -> [Candidate] {
    let key = clean.key(of: text, kind: context.kind)
    if let key, clean.holds(text, key: key) { return [] }
    candidates.removeAll(keepingCapacity: true)
    let profile = TextProfile(text)
    if preparation.prepare(text, profile: profile) {
      let prepared = preparation.text
      detect(in: prepared.span, profile: TextProfile(prepared.span), context: context)
      custom.detect(in: text, prepared: prepared.span, context: context, into: &candidates, gaveUp: &gaveUp)
    } else {
      detect(in: text, profile: profile, context: context)
      custom.detect(in: text, prepared: nil, context: context, into: &candidates, gaveUp: &gaveUp)
    }
    guard !candidates.isEmpty else {
      if let key, isJudgedByItself(text, profile: profile) { clean.insert(text, key: key) }
      return []
    }
    var found = candidates.filter {
      $0.confidence >= levels.minConfidence(of: $0.rule) ?? minConfidence && levels[$0.rule, context.kind] != nil
    }
    resolver.resolve(&found)
    return found
  }

  /// Whether what stands around a text cannot change the verdict on it: the names of the containers are evidence for
  /// numbers, written or spoken, and for whatever a user's own rule says.
  private func isJudgedByItself(_ text: Span<UInt8>, profile: TextProfile) -> Bool {
    profile.digits == 0 && custom.isEmpty && !SpokenDigits.occur(in: text)
  }

  private mutating func detect(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) {
    for detector in detectors { detector.detect(in: text, profile: profile, context: context, into: &candidates) }
  }
}
