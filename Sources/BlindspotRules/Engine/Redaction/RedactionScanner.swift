import BlindspotParser

/// Finds everything to mask in the texts around the findings of one document: names, mapping keys, source lines.
///
/// Uses all detectors and all rules, and the values found elsewhere in the document.
struct RedactionScanner {
  /// The detectors, which serve several documents.
  private(set) var detection: RedactionDetector
  private let document: ExportDocument
  /// The rules of the run.
  let rules: RuleTable
  private let regions: [String]
  /// Whether the run uses the same detectors and rules, so that its candidates need not be computed again.
  private let isForRun: Bool
  private let names: ContainerNames
  /// The candidates of the run by ``TextSlice/key``. All dictionaries of redaction have keys of one type: the first
  /// dictionary with keys of a type takes 270,000 instructions.
  private let found: [Int: FieldHits]
  private let values: KnownValueIndex

  /// - Parameters:
  ///   - languages: the languages of the document.
  ///   - levels: the severities of the run.
  ///   - found: the candidates of the run.
  ///   - deadline: the end of the time for the file.
  init(
    _ detection: RedactionDetector, settings: RedactionSettings, document: ExportDocument, languages: [String],
    levels: RuleLevels, found: [FieldHits], deadline: Deadline?
  ) {
    self.detection = detection
    self.detection.begin(languages: languages, deadline: deadline)
    self.document = document
    rules = settings.rules
    regions = settings.regions
    isForRun =
      settings.maskers.isEmpty && settings.minConfidence == detection.minConfidence
      && detection.levels.hasSameRules(as: levels)
    names = ContainerNames(document, index: .builtIn)
    values = KnownValueIndex(found, in: document)
    self.found = Dictionary(
      found.map { (document.fields[$0.field].text.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether the deadline had passed at the last check.
  var isPastDeadline: Bool { detection.isPastDeadline }

  /// Whether the deadline has not passed.
  mutating func hasTime() -> Bool { detection.hasTime() }

  /// The occurrences of values found anywhere in the document, in order of position.
  func elsewhere(in slice: TextSlice) -> [Candidate] {
    let values = values
    return document.document.withBytes(of: slice) { values.candidates(in: $0) }
  }

  /// The candidates in a name: those of the run if the name is a field, and those in the name alone. The containers around
  /// a number affect its kind and its range, so the two may differ.
  ///
  /// - Parameter shown: the beginning of the name that reports show.
  mutating func candidates(inName slice: TextSlice, shown: TextSlice) -> [Candidate] {
    names.move(to: nil)
    var candidates: [Candidate] = []
    for var candidate in found[slice.key]?.candidates ?? [] where candidate.range.start < shown.count {
      candidate.range = TextRange(start: candidate.range.start, end: min(candidate.range.end, shown.count))
      candidates.append(candidate)
    }
    return candidates + self.candidates(in: shown, kind: .taskName)
  }

  /// The longest text that is searched again, in bytes. Limits the time for the description of a finding.
  private static let longestSearched = 64 << 10

  /// The candidates in a text, depending on the containers around it; nil if the text is too long to be searched again.
  ///
  /// - Parameter index: the index of the field in the document; nil for a text that is not a field.
  mutating func candidates(in text: Field, index: Int?) -> [Candidate]? {
    // A text of an extended kind is checked as a name, because few rules apply to its own kind.
    let isExtended = text.kind.group == .extended
    if isForRun, !isExtended, let index, let hits = found[text.text.key], hits.field == index { return hits.candidates }
    guard text.text.count <= Self.longestSearched else { return nil }
    names.move(to: text.container)
    return candidates(in: text.text, kind: isExtended ? .taskName : text.kind)
  }

  private mutating func candidates(in slice: TextSlice, kind: FieldKind) -> [Candidate] {
    document.document.withBytes(of: slice) { text in
      detection.candidates(in: text, kind: kind, regions: regions, names: names)
    }
  }
}

extension TextSlice {
  /// A number that differs for different slices of a document, whose offsets have 32 bits.
  fileprivate var key: Int { start &<< 32 | count &<< 1 | (isInDecodedBuffer ? 1 : 0) }
}
