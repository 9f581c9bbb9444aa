public import BlindspotParser

/// Finds one family of personal data in a text.
///
/// A detector is a pure function of its arguments: the same text in the same context always yields the same candidates,
/// so the engine may cache the result. Check ``TextProfile`` first and return without allocating if the text cannot hold
/// the data: most texts hold none.
///
/// The detectors of the built-in rules are listed in `BuiltInDetectors`. A program can add detectors of its own: it
/// declares their rules in ``rules`` and passes them to ``Engine/init(options:adding:)``.
///
/// ```swift
/// struct BadgeDetector: Detector {
///   let rules = [DetectorRule(id: "badge-number", noun: "a badge number", category: .accountNumber)]
///
///   func detect(
///     in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
///   ) {
///     guard profile.digits == 6, text.count == 6 else { return }
///     candidates.append(Candidate(range: TextRange(start: 0, end: 6), confidence: 0.9, reason: "six digits"))
///   }
/// }
/// ```
public protocol Detector: Sendable {
  /// Appends the personal data in `text` to `candidates`.
  ///
  /// - Parameters:
  ///   - text: The decoded UTF-8 bytes of the field. Machine text (variables, templates, GUIDs, markup) is replaced by
  ///     spaces of the same length, so that offsets are offsets into the text of the field; see ``readsMachineText``.
  ///   - profile: The number of bytes in `text` by class.
  ///   - context: The kind of the field, the names of its containers, its languages and its regions.
  ///   - candidates: Candidates of other detectors. Append to them; do not change them.
  func detect(in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate])

  /// Whether the detector receives the text with its machine text. Suitable for a detector that looks for known values,
  /// such as the GUID of a user. The default is false.
  var readsMachineText: Bool { get }

  /// Whether the detector also receives each text with its spelled-out numbers in digits: `five five five` is `555`.
  /// Suitable for a detector of numbers. The default is false.
  var readsSpokenNumbers: Bool { get }

  /// The detector as a ``ShapeDetector``; nil, the default, if it is not one. Conformers to ``ShapeDetector`` inherit the
  /// implementation. A requirement, since a dynamic cast of all detectors costs 2 million instructions.
  var shapeDetector: (any ShapeDetector)? { get }

  /// The rules of a detector outside this package. A candidate refers to a rule by its index in this array. Detectors of
  /// the built-in rules declare none.
  var rules: [DetectorRule] { get }
}

extension Detector {
  /// False: the detector reads the text without its machine text.
  public var readsMachineText: Bool { false }
  /// False: the detector reads the text only as it is written.
  public var readsSpokenNumbers: Bool { false }
  /// Nil: the cache does not store the shape of a text for the detector.
  public var shapeDetector: (any ShapeDetector)? { nil }
  /// Empty: the detector belongs to built-in rules.
  public var rules: [DetectorRule] { [] }
}

/// A rule that a detector outside this package reports.
public struct DetectorRule: Sendable {
  /// The id in reports. Must differ from the ids of all other rules.
  public let id: String
  /// The noun phrase for the data in a message: `a badge number`.
  public let noun: String
  /// The category of the data.
  public let category: Category
  /// The severity of the findings.
  public let severity: Severity
  /// The field kinds that the rule applies to; nil for the default kinds.
  public let kinds: [FieldKind]?
  /// The recommended fix.
  public let remediation: String

  /// Creates a rule.
  public init(
    id: String, noun: String, category: Category, severity: Severity = .warning, kinds: [FieldKind]? = nil,
    remediation: String = "Remove the data or replace it by a variable."
  ) {
    self.id = id
    self.noun = noun
    self.category = category
    self.severity = severity
    self.kinds = kinds
    self.remediation = remediation
  }
}
