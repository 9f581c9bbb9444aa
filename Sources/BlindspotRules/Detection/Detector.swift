package import BlindspotParser

/// Finds one family of personal data in a text.
///
/// A detector is a pure function of the text and its context. It looks at ``TextProfile`` first and returns at once,
/// without allocating, when the text cannot hold what it looks for.
package protocol Detector: Sendable {
  /// Appends what it finds in `text` to `candidates`.
  ///
  /// - Parameters:
  ///   - text: the field's decoded UTF-8 bytes after ``MachineTextBlanker``: machine text (variables, templates, GUIDs,
  ///     markup) is blanked byte for byte, so that offsets are those of the field's text. Unless ``readsMachineText``.
  ///   - profile: which classes of bytes occur.
  ///   - context: what stands around the text.
  func detect(in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate])

  /// Whether the detector is given texts as they stand, machine text and all: one that knows what it looks for, such
  /// as the GUID of a user, takes nothing else for it.
  var readsMachineText: Bool { get }

  /// Whether the detector notes when a verdict hangs on the value of a digit: ``FieldContext/recordDigitDependency()``.
  var tracksDigitDependency: Bool { get }
}

extension Detector {
  /// Guesses are not made about machine text.
  package var readsMachineText: Bool { false }
  /// Most detectors know nothing of it.
  package var tracksDigitDependency: Bool { false }
}

/// What stands around a text: the kind of its field, the names of the containers, language and region.
package struct FieldContext {
  /// What the text is for.
  package let kind: FieldKind
  /// The flow's language, lower case (`en-us`); where the flow names none, those that the configuration expects, most
  /// likely first. Empty if unknown.
  package let languages: [String]
  /// The regions whose national forms apply, most likely first, upper-case ISO 3166 codes.
  package let regions: [String]
  /// The names around the field; nil for a text on its own (an example of a rule, say).
  private let names: ContainerNames?
  /// Where it is noted what the verdict hangs on; nil where nobody asks.
  private let grounds: DetectionDependencies?
  /// The least confidence that any rule of the run reports, 0 to 1: what is less sure need not be made a candidate.
  package let leastConfidence: Float

  package init(
    kind: FieldKind, languages: [String] = [], regions: [String] = [], names: ContainerNames? = nil,
    grounds: DetectionDependencies? = nil, leastConfidence: Float = 0
  ) {
    self.kind = kind
    self.languages = languages
    self.regions = regions
    self.names = names
    self.grounds = grounds
    self.leastConfidence = leastConfidence
  }

  /// Notes that the value of a digit had a say in what was found or not found, and not only where digits stand.
  func recordDigitDependency() { grounds?.recordDigitDependency() }

  /// Whether one of `keywords` stands in one of the names of the containers around the text.
  func isNamed(_ keywords: Keywords) -> Bool {
    guard let names else { return false }
    grounds?.noteAsked(KeywordSet(keywords.number))
    return names.hold(keywords)
  }

  /// Whether a keyword of one of `lists` may stand in one of these names; says no only where none does.
  func mayBeNamed(_ lists: KeywordSet) -> Bool {
    guard let names else { return false }
    grounds?.noteAsked(lists)
    return names.lists().intersects(lists)
  }

  /// Whether a word for a birth stands in one of these names.
  var isNamedForBirth: Bool {
    guard let names else { return false }
    grounds?.noteAsked(KeywordSet(Keywords.births))
    return names.mentionsBirth()
  }
}
