public import BlindspotParser

/// A text range with personal data. Its texts contain only ordinary words and masks, so the value cannot be recovered from
/// a finding. (``value`` is set only on request.)
public struct Finding: Sendable, Hashable {
  /// The rule's id.
  public let rule: String
  /// The category of the personal data.
  public let category: Category
  /// The severity.
  public let severity: Severity
  /// The confidence, 0 to 1, rounded to hundredths.
  public let confidence: Double
  /// One sentence: `Task name holds a person's name (K•••• N••••)`.
  public let message: ShownText
  /// The reason of the detector, in a phrase.
  public let reason: ShownText
  /// The location in the file.
  public internal(set) var location: Location
  /// The field that contains it.
  public let field: FieldReference
  /// The range in the decoded text of the field, in Unicode scalars, 0-based, end exclusive.
  public let range: Range<Int>
  /// The value, masked.
  public let masked: ShownText
  /// The recommendation of the rule.
  public let help: String
  /// The source line with ordinary words and masks; nil if the file has no lines or the run makes no excerpts.
  public let excerpt: Excerpt?
  /// The value in clear text; nil unless requested.
  public let value: String?
  /// The person of a request whom the finding is about; nil unless the run searches for people.
  public internal(set) var match: Match?
  /// The identity of the finding across runs; nil for a finding about the run itself.
  package let identity: FindingIdentity?
  /// The number of findings of the same identity before this one.
  var ordinal = 0
  /// A fingerprint that does not follow from the identity.
  private let ownFingerprint: String?
  /// The place in the tree of the export; nil for a finding about the run itself.
  package let target: FindingTarget?
  /// The lines that decide whether a change affects the finding, 1-based: those of the text, of its key and of its
  /// aliases. Empty if only the lines of the location do.
  package let lines: [ClosedRange<Int>]

  package init(
    rule: String, category: Category, severity: Severity, confidence: Double, message: ShownText, reason: ShownText,
    location: Location, field: FieldReference, range: Range<Int>, masked: ShownText, fingerprint: String? = nil,
    help: String, excerpt: Excerpt?, value: String? = nil, match: Match? = nil, identity: FindingIdentity? = nil,
    target: FindingTarget? = nil, lines: [ClosedRange<Int>] = []
  ) {
    self.rule = rule
    self.category = category
    self.severity = severity
    self.confidence = confidence
    self.message = message
    self.reason = reason
    self.location = location
    self.field = field
    self.range = range
    self.masked = masked
    ownFingerprint = fingerprint
    self.help = help
    self.excerpt = excerpt
    self.value = value
    self.match = match
    self.identity = identity
    self.target = target
    self.lines = lines
  }

  /// A stable identity without line numbers: keyed hash or, without a key, structure only. Hexadecimal.
  ///
  /// Made on demand: a hash takes 14,000 instructions, a seventh of what a finding takes, and few formats contain it.
  public var fingerprint: String { ownFingerprint ?? identity?.fingerprint(ordinal: ordinal) ?? "" }

  /// A location in a file.
  public struct Location: Sendable, Hashable {
    /// The file's name as given.
    public let file: String
    /// The start position; nil if the file has no lines (`.i3`).
    public let start: SourcePosition?
    /// The position after the end.
    public let end: SourcePosition?
    /// The range in the bytes of the file as UTF-8; nil if the file has no lines or the finding no position. A file in
    /// UTF-16 is converted to UTF-8 before it is read, so the offsets are not those of the original file.
    public let source: SourceRange?

    /// Makes the location in `file` from `start` to `end`.
    public init(file: String, start: SourcePosition?, end: SourcePosition?, source: SourceRange? = nil) {
      self.file = file
      self.start = start
      self.end = end
      self.source = source
    }
  }

  /// The field of a finding.
  public struct FieldReference: Sendable, Hashable {
    /// The kind of field.
    public let kind: FieldKind
    /// The JSON Pointer (RFC 6901) of the text, with the suffix `#n` for a part of a scalar and the prefix `#docN` for
    /// further documents.
    public let path: ShownText
    /// The flow's name; nil outside flows.
    public let flow: ShownText?
    /// The names from the outermost container to the field: flow, task, action.
    public let breadcrumb: [Crumb]
    /// All containers from the outermost one to the field, with their ids.
    public let containers: [ContainerReference]

    /// Creates the reference.
    public init(
      kind: FieldKind, path: ShownText, flow: ShownText?, breadcrumb: [Crumb], containers: [ContainerReference] = []
    ) {
      self.kind = kind
      self.path = path
      self.flow = flow
      self.breadcrumb = breadcrumb
      self.containers = containers
    }
  }

  /// A container around a field, as it can be opened in the platform.
  public struct ContainerReference: Sendable, Hashable {
    /// The kind of container.
    public let kind: Container.Kind
    /// The name: ordinary words and masks; nil if it has none.
    public let name: ShownText?
    /// The id of the flow, task, action or user: a GUID, or ordinary words and masks; nil if the export contains none.
    public let id: ShownText?
    /// The tracking number of a state, task or action; nil if the export contains none.
    public let trackingID: Int?
    /// The type of a flow or an action; nil if unknown.
    public let type: ShownText?
    /// The address of a Terraform resource: `genesyscloud_flow.main`; nil for other containers.
    public let address: ShownText?

    /// Creates the reference.
    public init(
      kind: Container.Kind, name: ShownText? = nil, id: ShownText? = nil, trackingID: Int? = nil,
      type: ShownText? = nil, address: ShownText? = nil
    ) {
      self.kind = kind
      self.name = name
      self.id = id
      self.trackingID = trackingID
      self.type = type
      self.address = address
    }
  }

  /// A container on the path from the flow to the field.
  public struct Crumb: Sendable, Hashable {
    /// The kind of container.
    public let kind: Container.Kind
    /// The name: ordinary words and masks.
    public let name: ShownText

    /// Creates the step with a name.
    public init(kind: Container.Kind, name: ShownText) {
      self.kind = kind
      self.name = name
    }
  }
}

/// Source lines with ordinary words and masks, and the range of the mask.
public struct Excerpt: Sendable, Hashable {
  /// The number of the first line, 1-based.
  public let firstLine: Int
  /// The lines without line ends. Control characters are kept; a writer escapes them for its format.
  public let lines: [ShownText]
  /// The underlined part: scalars of ``lines``[`markedLine`], 0-based, after masking.
  public let marked: Range<Int>
  /// The index of the line that contains the range.
  public let markedLine: Int

  package init(firstLine: Int, lines: [ShownText], marked: Range<Int>, markedLine: Int) {
    self.firstLine = firstLine
    self.lines = lines
    self.marked = marked
    self.markedLine = markedLine
  }
}
