package import BlindspotParser

/// Runs the detectors over texts. Holds the buffers that all texts share, and the texts in which nothing was found.
///
/// One scanner may serve any number of files, one after the other: what it remembers does not show in what it finds.
package struct TextScanner {
  /// A custom rule that reached a bound on a text, which it therefore did not check.
  package struct LimitExceeded: Hashable {
    /// The rule.
    package let rule: RuleIndex
    /// The field's index in its document.
    package let field: Int
  }

  private let detectors: [any Detector]
  /// Those of the detectors that read machine text, too.
  private let exactDetectors: [any Detector]
  private let custom: CustomDetectors
  private let resolver: OverlapResolver
  private let minConfidence: Float
  private var preparation = MachineTextBlanker()
  /// Whether the text scanned last was blanked in part, and its copy was looked at.
  private var isBlanked = false
  private var candidates: [Candidate] = []
  private var gaveUp: [RuleIndex] = []
  private var clean = DetectionCache()
  /// Whether all detectors note when the value of a digit had a say, so that what is clean by its shape need not be looked
  /// at. Those that look for values they know do not.
  private let allTrackDigitDependency: Bool
  /// What the verdict on the text scanned last hangs on.
  private let grounds = DetectionDependencies()
  /// The languages of the document scanned last: numbers and a user's own rules are judged by them.
  private var languages: [String] = []
  /// The least confidence that any rule reports in that document: the detectors leave out what is less sure.
  private var leastConfidence: Float = 0
  private var isLate = false
  /// When to stop; nil never.
  private var deadline: ContinuousClock.Instant?
  /// How many texts of the document scanned last were not checked because the time was up.
  package private(set) var unchecked = 0
  /// How many texts are checked between two looks at the clock.
  private static let textsBetweenLooks = 16
  /// The custom rules that gave up in the document scanned last.
  package private(set) var giveUps: [LimitExceeded] = []

  /// A scanner over the detectors of a run. What is less sure than `minConfidence` is dropped before overlaps are
  /// resolved: an unsure guess must not push a sure one aside.
  package init(
    detectors: [any Detector], custom: CustomDetectors = CustomDetectors([]), rules: RuleTable, minConfidence: Float
  ) {
    self.detectors = detectors.filter { !$0.readsMachineText }
    exactDetectors = detectors.filter(\.readsMachineText)
    allTrackDigitDependency = detectors.allSatisfy(\.tracksDigitDependency)
    self.custom = custom
    self.minConfidence = minConfidence
    resolver = OverlapResolver(rules: rules)
  }

  /// Turns to the next file, for which there is time until `deadline`.
  package mutating func begin(deadline: ContinuousClock.Instant?) {
    self.deadline = deadline
    isLate = false
    gaveUp.removeAll(keepingCapacity: true)
  }

  /// Everything found in the texts of `document`, field by field.
  ///
  /// - Parameters:
  ///   - languages: what it may be in.
  ///   - regions: whose national forms apply.
  package mutating func scan(
    _ document: ExportDocument, languages: [String], regions: [String], levels: RuleLevels
  ) -> [FieldHits] {
    var hits: [FieldHits] = []
    giveUps = []
    unchecked = 0
    let least = levels.leastConfidence(minConfidence)
    if self.languages != languages || leastConfidence != least { clean.removeAll() }
    self.languages = languages
    leastConfidence = least
    let names = ContainerNames(document)
    let kinds = levels.kinds
    for (index, field) in document.fields.enumerated() where kinds.contains(field.kind) {
      if index % Self.textsBetweenLooks == 0, let deadline, !isLate { isLate = ContinuousClock.now > deadline }
      guard !isLate else {
        unchecked += 1
        continue
      }
      let before = gaveUp.count
      let found = document.document.withBytes(of: field.text) { text in
        let isOwnName = field.container.map { document.containers[$0].nameSlice == field.text } ?? false
        let key = CleanTextCache.key(of: text, kind: field.kind, isOwnName: isOwnName)
        var known: DetectionCache.Known?
        if let key { known = clean.verdict(on: text, key: key, under: names, from: field.container) }
        if known == .text || known == .shape && allTrackDigitDependency { return [Candidate]() }
        names.move(to: field.container)
        grounds.removeAll()
        let context = FieldContext(
          kind: field.kind, languages: languages, regions: regions, names: names, grounds: grounds,
          leastConfidence: leastConfidence)
        let found = scan(text, context: context, levels: levels, isCleanByShape: known == .shape)
        if let key, known == nil, custom.isEmpty, candidates.allSatisfy({ $0.confidence < leastConfidence }) {
          if isBlanked {
            let prepared = preparation.text
            clean.keep(text, read: prepared.span, key: key, grounds: grounds, under: names)
          } else {
            clean.keep(text, read: text, key: key, grounds: grounds, under: names)
          }
        }
        return found
      }
      if gaveUp.count > before { giveUps += gaveUp[before...].map { LimitExceeded(rule: $0, field: index) } }
      if !found.isEmpty { hits.append(FieldHits(field: index, candidates: found)) }
    }
    return hits
  }

  /// Everything found in one text, overlaps resolved. Without a candidate nothing is allocated.
  ///
  /// - Parameter isCleanByShape: whether those detectors find nothing that note when the value of a digit has a say.
  package mutating func scan(
    _ text: Span<UInt8>, context: FieldContext, levels: RuleLevels, isCleanByShape: Bool = false
  ) -> [Candidate] {
    candidates.removeAll(keepingCapacity: true)
    let profile = TextProfile(text)
    isBlanked = preparation.prepare(text, profile: profile)
    if isBlanked {
      let prepared = preparation.text
      detect(in: prepared.span, profile: TextProfile(prepared.span), context: context, isCleanByShape)
      custom.detect(in: text, prepared: prepared.span, context: context, into: &candidates, gaveUp: &gaveUp)
    } else {
      detect(in: text, profile: profile, context: context, isCleanByShape)
      custom.detect(in: text, prepared: nil, context: context, into: &candidates, gaveUp: &gaveUp)
    }
    for detector in exactDetectors { detector.detect(in: text, profile: profile, context: context, into: &candidates) }
    guard !candidates.isEmpty else { return [] }
    var found = candidates.filter {
      $0.confidence >= levels.minConfidence(of: $0.rule) ?? minConfidence && levels[$0.rule, context.kind] != nil
    }
    resolver.resolve(&found)
    return found
  }

  private mutating func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, _ isCleanByShape: Bool
  ) {
    for detector in detectors where !isCleanByShape || !detector.tracksDigitDependency {
      detector.detect(in: text, profile: profile, context: context, into: &candidates)
    }
  }
}
