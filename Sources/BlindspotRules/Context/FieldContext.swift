public import BlindspotParser

/// The context of a text: the kind of its field, the names of its containers, its languages and its regions.
///
/// The names are read on demand. The context records which keywords a detector looked up in them, so that the cache of
/// clean texts knows under which other names the result holds; see `DetectionCache`.
public struct FieldContext {
  /// The kind of the field.
  public let kind: FieldKind
  private let shared: Shared
  /// Whether the text is a copy with its spoken numbers in digits; see ``SpokenNumbers``.
  private(set) var isSpoken = false
  /// Whether the text is the name of the innermost container, as it is written there.
  private let isOwnName: Bool
  /// Whether detectors keep what they determine about the text.
  private var hasNotes = true

  /// Creates the context of a text outside an export.
  public init(kind: FieldKind, languages: [String] = [], regions: [String] = [], minConfidence: Float = 0) {
    self.init(kind: kind, languages: languages, regions: regions, names: nil, minConfidence: minConfidence)
  }

  package init(
    kind: FieldKind, languages: [String], language: WordLanguages? = nil, regions: [String], names: ContainerNames?,
    minConfidence: Float, wordVectors: WordVectorCache? = nil, notes: TextNotes? = nil
  ) {
    self.init(
      kind: kind,
      shared: Shared(
        languages: languages, language: language, regions: regions, names: names, minConfidence: minConfidence,
        wordVectors: wordVectors, notes: notes))
  }

  /// Creates the context of a text of a document.
  init(kind: FieldKind, shared: Shared, isOwnName: Bool = false) {
    self.kind = kind
    self.shared = shared
    self.isOwnName = isOwnName
  }

  /// The parts that all texts of a document have in common. One object, since each detector that copies a context retains
  /// what it refers to.
  final class Shared {
    fileprivate let languages: [String]
    fileprivate let language: WordLanguages
    fileprivate let regions: [String]
    fileprivate let names: ContainerNames?
    fileprivate let minConfidence: Float
    fileprivate let wordVectors: WordVectorCache?
    fileprivate let notes: TextNotes?

    init(
      languages: [String], language: WordLanguages? = nil, regions: [String], names: ContainerNames?,
      minConfidence: Float, wordVectors: WordVectorCache? = nil, notes: TextNotes? = nil
    ) {
      self.languages = languages
      self.language = language ?? WordLanguages(code: languages.first ?? "")
      self.regions = regions
      self.names = names
      self.minConfidence = minConfidence
      self.wordVectors = wordVectors
      self.notes = notes
    }
  }

  /// The language of the flow, lower case (`en-us`), or if the flow has none, the configured languages, most likely
  /// first. Empty if unknown.
  public var languages: [String] { shared.languages }
  /// The regions whose national formats apply, most likely first, as upper-case ISO 3166 codes.
  public var regions: [String] { shared.regions }
  /// The minimum confidence of any rule, 0 to 1. A detector may omit less confident candidates.
  public var minConfidence: Float { shared.minConfidence }
  /// The first of ``languages``, for the detector of names.
  var language: WordLanguages { shared.language }
  /// The vectors of words that the scanner keeps from text to text; nil outside a scanner.
  var wordVectors: WordVectorCache? { shared.wordVectors }
  /// What the detectors of the text have determined about it; nil outside a scanner, and for a text of which they keep
  /// nothing.
  var notes: TextNotes? { hasNotes ? shared.notes : nil }
  /// The names of the containers; nil for a text outside an export, such as an example of a rule.
  private var names: ContainerNames? { shared.names }

  /// The names of the containers of the field, innermost first.
  public var containerNames: [String] { names?.texts() ?? [] }

  /// Returns the context of a copy with spoken numbers in `languages`.
  func spoken(in languages: [String]) -> FieldContext {
    var context = FieldContext(
      kind: kind,
      shared: Shared(
        languages: self.languages + languages.filter { !self.languages.contains($0) }, language: language,
        regions: regions, names: names, minConfidence: minConfidence, wordVectors: wordVectors, notes: notes))
    context.isSpoken = true
    return context
  }

  /// Returns the context for another form of the text, without the notes about it.
  func withoutNotes() -> FieldContext {
    var context = self
    context.hasNotes = false
    return context
  }

  /// Prepares the notes for the text. If it is the name of the innermost container, what the detectors determine about it holds
  /// for that name, too.
  ///
  /// - Parameters:
  ///   - isWritten: Whether the detectors read the text as it is written, and not a copy.
  ///   - profile: The profile of the text.
  func beginNotes(isWritten: Bool, _ profile: TextProfile) {
    guard let notes else { return }
    notes.begin(profile.wordRuns)
    if isOwnName, isWritten { names?.share(notes) }
  }

  /// Whether the name of a container contains one of `keywords` or satisfies their condition.
  func isNamed(_ keywords: Keywords) -> Bool {
    guard let names else { return false }
    return names.hold(keywords)
  }

  /// Records that `lists` were asked for in the names of the containers.
  func recordQuery(_ lists: KeywordSet) { names?.recordQuery(lists) }

  /// Returns the lists that may have a keyword in the name of a container, and records that `lists` were asked for.
  func listsOfNames(asking lists: KeywordSet) -> KeywordSet {
    names?.lists(asking: lists) ?? KeywordSet()
  }
}
