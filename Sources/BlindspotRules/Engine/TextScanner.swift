package import BlindspotParser

/// Runs the detectors over texts. Holds the buffers that all texts of a file share.
package struct TextScanner {
  private let detectors: [any Detector]
  private let resolver: OverlapResolver
  private let minConfidence: Float
  private var preparation = TextPreparation()
  private var candidates: [Candidate] = []

  /// A scanner over the detectors of a run. What is less sure than `minConfidence` is dropped before overlaps are
  /// resolved: an unsure guess must not push a sure one aside.
  package init(detectors: [any Detector], rules: RuleTable, minConfidence: Float) {
    self.detectors = detectors
    self.minConfidence = minConfidence
    resolver = OverlapResolver(rules: rules)
  }

  /// Everything found in the texts of `document`, field by field.
  package mutating func scan(_ document: ExportDocument, regions: [String], levels: RuleLevels) -> [FieldHits] {
    var hits: [FieldHits] = []
    for (index, field) in document.fields.enumerated() {
      let context = FieldContext(
        kind: field.kind, language: document.language, regions: regions, document: document, container: field.container)
      let found = document.document.withBytes(of: field.text) { scan($0, context: context, levels: levels) }
      if !found.isEmpty { hits.append(FieldHits(field: index, candidates: found)) }
    }
    return hits
  }

  /// Everything found in one text, overlaps resolved. Without a candidate nothing is allocated.
  package mutating func scan(_ text: Span<UInt8>, context: FieldContext, levels: RuleLevels) -> [Candidate] {
    candidates.removeAll(keepingCapacity: true)
    let profile = TextProfile(text)
    if preparation.prepare(text, profile: profile) {
      let prepared = preparation.text
      detect(in: prepared.span, profile: TextProfile(prepared.span), context: context)
    } else {
      detect(in: text, profile: profile, context: context)
    }
    guard !candidates.isEmpty else { return [] }
    var found = candidates.filter { $0.confidence >= minConfidence && levels[$0.rule, context.kind] != nil }
    resolver.resolve(&found)
    return found
  }

  private mutating func detect(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) {
    for detector in detectors { detector.detect(in: text, profile: profile, context: context, into: &candidates) }
  }
}
