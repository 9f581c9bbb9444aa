import BlindspotParser

/// The places of findings in baselines of version 1, which contain names with masked values.
///
/// They are only compared with the entries of such a baseline, and never written.
struct VersionOnePlaces {
  private let document: ExportDocument
  private let rules: RuleTable
  private let hits: TextHits

  init(_ document: ExportDocument, hits: TextHits, rules: RuleTable) {
    self.document = document
    self.rules = rules
    self.hits = hits
  }

  /// Returns the place of the texts in a container.
  mutating func place(of innermost: Int?) -> String {
    var place = StructuralPath()
    for index in document.containers(from: innermost).reversed() {
      let container = document.containers[index]
      place.add(
        container.kind, name: container.nameSlice.map { name($0, of: container.kind) },
        identifier: document.identifier(of: container))
    }
    return place.text
  }

  private func name(_ slice: TextSlice, of kind: Container.Kind) -> String {
    let name = document.document.string(slice)
    let masked =
      kind == .person ? Mask.mask(name, as: .personName) : masking(hits[slice]?.candidates ?? [], in: name)
    return masked.shortened(to: ShownTexts.longestName)
  }

  private func masking(_ candidates: [Candidate], in name: String) -> String {
    guard !candidates.isEmpty else { return name }
    let bytes = Array(name.utf8)
    var masked: [UInt8] = []
    var position = 0
    var masks = LastMask()
    for replacement in candidates.replacements(in: bytes.span, rules: rules, masks: &masks) {
      masked += bytes[position..<replacement.range.lowerBound]
      masked += replacement.text.utf8
      position = replacement.range.upperBound
    }
    return String(decoding: masked + bytes[position...], as: UTF8.self)
  }
}
