package import BlindspotParser

/// The texts of one document that a report may show: masked values, names, paths, excerpts.
///
/// The only entry point of redaction, and the only maker of `ShownText` of texts of exports.
///
/// ```
/// value  -> mask(_:as:)            K•••• N••••
/// field  -> reference(to:)         kind, JSON Pointer and breadcrumb: ordinary words and bullets
/// range  -> excerpt(around:in:)    the source line: ordinary words and bullets
/// ```
package struct Redactor {
  /// The settings of a run.
  struct Settings {
    /// The rules of the run.
    let rules: RuleTable
    /// The details of the findings.
    let details: FindingDetails
    /// Whether findings are compared with a baseline that can have version 1.
    let recordsVersionOnePlaces: Bool
  }

  var text: TextRedactor
  private var references: FieldReferences
  private var excerpts: ExcerptBuilder?
  private var versionOnePlaces: VersionOnePlaces?

  /// Creates the redactor of a document.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - number: The index of the document in its file.
  ///   - format: The format of the file.
  ///   - settings: The settings of the run.
  ///   - found: The candidates of the run.
  ///   - lines: The lines of the source; nil for a file without lines.
  ///   - text: The redactor of the texts.
  init(
    _ document: ExportDocument, number: Int, format: ExportFormat, settings: Settings, found: [FieldHits],
    lines: LineIndex?, text: TextRedactor
  ) {
    self.text = text
    let hits = TextHits(found, in: document)
    references = FieldReferences(document, number: number, format: format, hits: hits, settings: settings)
    if settings.details.contains(.excerpt), let lines {
      excerpts = ExcerptBuilder(document: document, found: found, rules: settings.rules, lines: lines)
    }
    if settings.recordsVersionOnePlaces {
      versionOnePlaces = VersionOnePlaces(document, hits: hits, rules: settings.rules)
    }
  }

  /// Returns the mask of a value that was found to be of a category.
  package static func mask(_ value: String, as category: Category) -> ShownText {
    ShownText(redacted: Mask.mask(value, as: category))
  }

  /// Returns a text in which only the words of `words` are shown.
  package static func shown(_ text: String, words: OrdinaryWords = OrdinaryWords()) -> ShownText {
    var redactor = TextRedactor(words)
    return ShownText(redacted: redactor.redact(text.utf8.span).text)
  }

  /// Returns a part of a source with replacements for some ranges, in which only ordinary words are shown otherwise.
  ///
  /// - Parameters:
  ///   - replacements: masks and texts that may be shown, ascending and without overlaps.
  ///   - keys: the ranges of keys of the format, which are shown as they are.
  package static func shown(
    _ source: Span<UInt8>, replacing replacements: [(range: Range<Int>, text: String)], keys: [Range<Int>],
    words: OrdinaryWords = OrdinaryWords()
  ) -> ShownText {
    var redactor = TextRedactor(words)
    let request = TextRedactor.Request(
      replacements: replacements.map { TextRedactor.Replacement(range: $0.range, text: $0.text) }, keys: keys)
    return ShownText(redacted: redactor.redact(source, request).text)
  }

  /// Returns the reason of a detector. Quoted words come from the text, so only ordinary ones are shown.
  mutating func reason(_ reason: String) -> ShownText { text.shownReason(reason) }

  /// Returns the reference to a field.
  ///
  /// - Parameter hasPosition: whether the finding has a position in the file.
  mutating func reference(to field: Field, hasPosition: Bool) -> Finding.FieldReference {
    references.reference(to: field, hasPosition: hasPosition, redactor: &text)
  }

  /// Returns the place of a field in baselines of version 1; nil unless the run records the data of baselines.
  mutating func versionOnePlace(of field: Field) -> String? { versionOnePlaces?.place(of: field.container) }

  /// Returns the source line around `range`, which is a candidate in `field`; nil if the run makes no excerpts.
  mutating func excerpt(around range: SourceRange, in field: Field) -> Excerpt? {
    excerpts?.excerpt(around: range, in: field, redactor: &text)
  }
}
