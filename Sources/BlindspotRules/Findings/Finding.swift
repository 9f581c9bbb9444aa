public import BlindspotParser

/// One place that holds personal data. Made by the engine, masked at birth: nothing here can be turned back into the
/// value. (``value`` is set only where the user asked to see values.)
public struct Finding: Sendable {
  /// The rule's id.
  public let rule: String
  /// What was found.
  public let category: Category
  /// How loud.
  public let severity: Severity
  /// How sure, 0 to 1, rounded to hundredths.
  public let confidence: Double
  /// One sentence: `Task name holds a person's name (K•••• N••••)`.
  public let message: String
  /// Why the detector thinks so, in a phrase.
  public let reason: String
  /// Where it stands.
  public let location: Location
  /// The field it stands in.
  public let field: FieldReference
  /// The place in the field's decoded text, in Unicode scalars, 0-based, end exclusive.
  public let range: Range<Int>
  /// The value, masked.
  public let masked: String
  /// A stable identity without line numbers: keyed hash or, without a key, structure only. Hexadecimal.
  public internal(set) var fingerprint: String
  /// What to write instead.
  public let help: String
  /// The source lines around the place, every found value in them masked; nil where the file has no lines or the
  /// run was not asked for them.
  public let excerpt: Excerpt?
  /// The found text itself; nil unless values were asked for.
  public let value: String?
  /// What makes it the same finding in the next run; nil for a complaint about the run itself.
  package let identity: FindingIdentity?

  package init(
    rule: String, category: Category, severity: Severity, confidence: Double, message: String, reason: String,
    location: Location, field: FieldReference, range: Range<Int>, masked: String, fingerprint: String, help: String,
    excerpt: Excerpt?, value: String? = nil, identity: FindingIdentity? = nil
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
    self.fingerprint = fingerprint
    self.help = help
    self.excerpt = excerpt
    self.value = value
    self.identity = identity
  }

  /// A place in a file.
  public struct Location: Sendable, Hashable {
    /// The file's name as given.
    public let file: String
    /// Where it starts; nil where the file has no lines a person could use (`.i3`).
    public let start: SourcePosition?
    /// The position after its end.
    public let end: SourcePosition?

    /// Makes the place in `file` from `start` to `end`.
    public init(file: String, start: SourcePosition?, end: SourcePosition?) {
      self.file = file
      self.start = start
      self.end = end
    }
  }

  /// The field a finding stands in, with everything personal in its names masked.
  public struct FieldReference: Sendable {
    /// What the text is for.
    public let kind: FieldKind
    /// The JSON Pointer (RFC 6901) of the text, with `#n` and `#docN` as the contract says.
    public let path: String
    /// The flow's name; nil outside flows.
    public let flow: String?
    /// The names from the outermost container to the field: flow, task, action.
    public let breadcrumb: [Crumb]

    /// Makes the reference; names must be masked already.
    public init(kind: FieldKind, path: String, flow: String?, breadcrumb: [Crumb]) {
      self.kind = kind
      self.path = path
      self.flow = flow
      self.breadcrumb = breadcrumb
    }
  }

  /// One step of the way from the flow to the field.
  public struct Crumb: Sendable, Hashable {
    /// What it is.
    public let kind: Container.Kind
    /// Its name, masked where it holds a finding.
    public let name: String

    /// Makes the step `name`, masked already.
    public init(kind: Container.Kind, name: String) {
      self.kind = kind
      self.name = name
    }
  }
}

/// Source lines with every found value masked, and the place of the mask.
public struct Excerpt: Sendable, Hashable {
  /// The number of the first line, 1-based.
  public let firstLine: Int
  /// The lines without their ends; control characters are kept (a writer escapes for its own syntax).
  public let lines: [String]
  /// The underlined part: scalars of ``lines``[`markedLine`], 0-based, after masking.
  public let marked: Range<Int>
  /// Which of ``lines`` holds the place.
  public let markedLine: Int

  package init(firstLine: Int, lines: [String], marked: Range<Int>, markedLine: Int) {
    self.firstLine = firstLine
    self.lines = lines
    self.marked = marked
    self.markedLine = markedLine
  }
}
