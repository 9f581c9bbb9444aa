import BlindspotParser

/// The texts of one document that a report may show: masked values, masked names, excerpts.
///
/// The only entry point of redaction; nothing outside this folder uses the other types in it.
///
/// ```
/// value  -> mask(_:as:)            K•••• N••••
/// field  -> reference(to:)         kind, JSON Pointer and breadcrumb, with everything personal in them masked
/// range  -> excerpt(around:in:)    the source line, with everything personal in it masked
/// ```
package struct Redactor {
  /// The state that serves all documents of a thread: detectors with their buffers.
  struct Memory {
    fileprivate var detection: RedactionDetector
  }

  private var scanner: RedactionScanner
  private var names: RedactedNames
  private var excerpts: ExcerptBuilder?

  /// Makes the redactor of a document.
  ///
  /// - Parameters:
  ///   - settings: the settings of the run.
  ///   - languages: the languages of the document.
  ///   - number: the index of the document in its file.
  ///   - levels: the severities of the run.
  ///   - found: the candidates of the run.
  ///   - lines: the lines of the source; nil for a file without lines or a run without excerpts.
  ///   - deadline: the end of the time for the file.
  ///   - memory: the state of a previous redactor of the same engine.
  init(
    _ settings: RedactionSettings, document: ExportDocument, languages: [String], number: Int, levels: RuleLevels,
    found: [FieldHits], lines: LineIndex?, deadline: Deadline?, memory: Memory?
  ) {
    scanner = RedactionScanner(
      memory?.detection ?? RedactionDetector(settings), settings: settings, document: document, languages: languages,
      levels: levels, found: found, deadline: deadline)
    names = RedactedNames(document, number: number)
    excerpts = lines.map { ExcerptBuilder(document: document, found: found, rules: settings.rules, lines: $0) }
  }

  /// The state for the redactor of the next document.
  var memory: Memory { Memory(detection: scanner.detection) }

  /// Whether the deadline had passed at the last check. If so, texts around findings may not be masked completely.
  var isPastDeadline: Bool { scanner.isPastDeadline }

  /// Whether the deadline has not passed.
  mutating func hasTime() -> Bool { scanner.hasTime() }

  /// The mask of a value that was found to be of a category.
  package static func mask(_ value: String, as category: Category) -> String { Mask.mask(value, as: category) }

  /// Returns the reference to a field.
  mutating func reference(to field: Field) -> Finding.FieldReference { names.reference(to: field, masks: &scanner) }

  /// Returns the place of a field in baselines of version 1, with masked names.
  mutating func versionOnePlace(of field: Field) -> String { names.versionOnePlace(of: field, masks: &scanner) }

  /// Returns the source line around `range`, which is a candidate in `field`; nil if the run makes no excerpts.
  mutating func excerpt(around range: SourceRange, in field: Field) -> Excerpt? {
    excerpts?.excerpt(around: range, in: field, masks: &scanner)
  }
}
