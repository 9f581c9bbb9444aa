public import BlindspotParser

/// The context of a text: the kind of its field, the names of its containers, its languages and its regions.
///
/// The names are read on demand. The context records which keywords a detector looked up in them, so that the cache of
/// clean texts knows under which other names the result holds; see `DetectionCache`.
public struct FieldContext {
  /// The kind of the field.
  public let kind: FieldKind
  /// The language of the flow, lower case (`en-us`), or if the flow has none, the configured languages, most likely
  /// first. Empty if unknown.
  public private(set) var languages: [String]
  /// The regions whose national formats apply, most likely first, as upper-case ISO 3166 codes.
  public let regions: [String]
  /// The minimum confidence of any rule, 0 to 1. A detector may omit less confident candidates.
  public let minConfidence: Float
  /// The first of ``languages``, for the detector of names.
  let language: WordLanguages
  /// Whether the text is a copy with its spoken numbers in digits; see ``SpokenNumbers``.
  private(set) var isSpoken = false
  /// The names of the containers; nil for a text outside an export, such as an example of a rule.
  private let names: ContainerNames?
  /// The vectors of words that the scanner keeps from text to text; nil outside a scanner.
  let wordVectors: WordVectorCache?
  /// What the detectors of the text have determined about it; nil outside a scanner, and for a text of which they keep
  /// nothing.
  private(set) var notes: TextNotes?

  /// Creates the context of a text outside an export.
  public init(kind: FieldKind, languages: [String] = [], regions: [String] = [], minConfidence: Float = 0) {
    self.init(kind: kind, languages: languages, regions: regions, names: nil, minConfidence: minConfidence)
  }

  package init(
    kind: FieldKind, languages: [String], language: WordLanguages? = nil, regions: [String], names: ContainerNames?,
    minConfidence: Float, wordVectors: WordVectorCache? = nil, notes: TextNotes? = nil
  ) {
    self.kind = kind
    self.languages = languages
    self.language = language ?? WordLanguages(code: languages.first ?? "")
    self.regions = regions
    self.names = names
    self.minConfidence = minConfidence
    self.wordVectors = wordVectors
    self.notes = notes
  }

  /// The names of the containers of the field, innermost first.
  public var containerNames: [String] { names?.texts() ?? [] }

  /// Returns the context of a copy with spoken numbers in `languages`.
  func spoken(in languages: [String]) -> FieldContext {
    var context = self
    context.isSpoken = true
    context.languages += languages.filter { !context.languages.contains($0) }
    return context
  }

  /// Returns the context for another form of the text, without the notes about it.
  func withoutNotes() -> FieldContext {
    var context = self
    context.notes = nil
    return context
  }

  /// Whether the name of a container contains one of `keywords` or satisfies their condition.
  func isNamed(_ keywords: Keywords) -> Bool {
    guard let names else { return false }
    names.recordQuery(KeywordSet(keywords.number))
    return names.hold(keywords)
  }

  /// Whether the name of a container may contain a keyword of one of `lists`. False only if none does.
  func mayBeNamed(_ lists: KeywordSet) -> Bool {
    guard let names else { return false }
    names.recordQuery(lists)
    return names.lists().intersects(lists)
  }
}
