package import BlindspotEncoding
public import BlindspotParser

/// A text range with personal data. Its texts contain only ordinary words and masks, so the value cannot be recovered from
/// a finding. (``value`` is set only on request.)
public struct Finding: Sendable, Hashable {
  /// Everything that was found. Copies share it: a run has up to 100,000 findings, and copies each of them several times.
  private var content: Shared<FindingContent>
  /// The number of findings of the same identity before this one.
  var ordinal = 0

  package init(
    rule: String, category: Category, severity: Severity, confidence: Double, message: ShownText, reason: ShownText,
    location: Location, field: FieldReference, range: Range<Int>, masked: ShownText, fingerprint: String? = nil,
    help: String, excerpt: Excerpt?, value: String? = nil, match: Match? = nil, identity: FindingIdentity? = nil,
    target: FindingTarget? = nil, lines: [ClosedRange<Int>] = []
  ) {
    self.init(
      Shared(RuleTexts(rule: rule, category: category, message: .own(message), help: help)), severity: severity,
      confidence: confidence, reason: reason,
      file: Shared(FindingFile(name: location.file, identityName: identity?.file ?? location.file)),
      location: location, field: field, range: range, masked: masked, fingerprint: fingerprint, excerpt: excerpt,
      value: value, match: match, identity: identity, target: target, lines: lines)
  }

  init(
    _ texts: Shared<RuleTexts>, severity: Severity, confidence: Double, reason: ShownText, file: Shared<FindingFile>,
    location: Location, field: FieldReference, range: Range<Int>, masked: ShownText, fingerprint: String? = nil,
    excerpt: Excerpt?, value: String?, match: Match?, identity: FindingIdentity?, target: FindingTarget?,
    lines: [ClosedRange<Int>]
  ) {
    let rare = FindingContent.RareParts(
      fingerprint: fingerprint, value: value, match: match, keyedValue: identity?.value,
      versionOnePlace: identity?.versionOnePlace)
    content = Shared(
      FindingContent(
        file: file, texts: texts, confidence: confidence, reason: reason, masked: masked, field: field,
        severity: severity, position: FindingContent.Position(location),
        range: UInt32(clamping: range.lowerBound)..<UInt32(clamping: range.upperBound),
        excerpt: FindingContent.CompactExcerpt(excerpt), place: identity?.place,
        textNumber: UInt32(clamping: identity?.text ?? 0), target: FindingContent.CompactTarget(target),
        lines: FindingContent.CompactLines(lines), rare: rare.isEmpty ? nil : Shared(rare)))
  }

  /// The rule's id.
  public var rule: String { content.value.texts.value.rule }
  /// The category of the personal data.
  public var category: Category { content.value.texts.value.category }
  /// The severity.
  public var severity: Severity { content.value.severity }
  /// The confidence, 0 to 1, rounded to hundredths.
  public var confidence: Double { content.value.confidence }
  /// One sentence: `Task name holds a person's name (K•••• N••••)`. Made on demand.
  public var message: ShownText {
    switch content.value.texts.value.message {
    case .own(let text): text
    case .found(let noun): FindingMessage.found(noun, in: field.kind, masked: masked)
    }
  }

  /// Writes the ``message``. Takes a tenth of the instructions of making it.
  package func writeMessage(to text: inout ByteWriter) {
    switch content.value.texts.value.message {
    case .own(let message): text.write(message.string)
    case .found(let noun):
      FindingMessage.writeFound(noun, in: content.value.field.kind, masked: content.value.masked, to: &text)
    }
  }
  /// The reason of the detector, in a phrase.
  public var reason: ShownText { content.value.reason }
  /// The location in the file.
  public internal(set) var location: Location {
    get { content.value.position.location(in: content.value.file.value.name) }
    set {
      var moved = content.value
      if newValue.file != moved.file.value.name {
        moved.file = Shared(FindingFile(name: newValue.file, identityName: moved.file.value.identityName))
      }
      moved.position = FindingContent.Position(newValue)
      content = Shared(moved)
    }
  }
  /// The start position in the file; nil if the file has no lines.
  package var start: SourcePosition? { content.value.position.start }
  /// The name of the file as given.
  package var file: String { content.value.file.value.name }
  /// Whether another finding is in the same file.
  package func isInFile(of other: Finding) -> Bool {
    // The findings of a file share its names, so the names are rarely compared.
    content.value.file === other.content.value.file || file == other.file
  }
  /// The field that contains it.
  public var field: FieldReference { content.value.field }
  /// The kind of the field, without a copy of the field.
  package var kind: FieldKind { content.value.field.kind }
  /// The outermost flow around the field as the object that the findings in it share; nil outside flows, or if the containers
  /// do not come from a document.
  package var sharedFlow: ContainerChain? { content.value.field.innermost?.sharedFlow }
  /// The range in the decoded text of the field, in Unicode scalars, 0-based, end exclusive.
  public var range: Range<Int> { Int(content.value.range.lowerBound)..<Int(content.value.range.upperBound) }
  /// The value, masked.
  public var masked: ShownText { content.value.masked }
  /// The recommendation of the rule.
  public var help: String { content.value.texts.value.help }
  /// The source line with ordinary words and masks; nil if the file has no lines, or without ``FindingDetails/excerpt``.
  public var excerpt: Excerpt? { content.value.excerpt.excerpt }
  /// The value in clear text; nil unless requested.
  public var value: String? { content.value.rare?.value.value }
  /// The person of a request whom the finding is about; nil unless the run searches for people.
  public var match: Match? { content.value.rare?.value.match }
  /// The identity of the finding across runs; nil for a finding about the run itself, or without ``FindingDetails/identity``.
  package var identity: FindingIdentity? { content.value.identity }
  /// Whether the finding has an identity.
  package var hasIdentity: Bool { content.value.place != nil }
  /// The keyed hash of the value in the identity; nil without a key or an identity.
  package var keyedValue: String? { hasIdentity ? content.value.rare?.value.keyedValue : nil }
  /// A hash of the identity, which is equal for equal identities; nil without one.
  var identityHash: UInt64? { content.value.identityHash }
  /// The place in the tree of the export; nil for a finding about the run itself.
  package var target: FindingTarget? { content.value.target.target }
  /// The lines that decide whether a change affects the finding, 1-based: those of the text, of its key and of its
  /// aliases. Empty if only the lines of the location do, or without ``FindingDetails/lines``.
  package var lines: [ClosedRange<Int>] { content.value.lines.ranges }

  /// A stable identity without line numbers: keyed hash or, without a key, structure only. Hexadecimal. Empty without
  /// ``FindingDetails/identity``.
  ///
  /// Made on demand: the hashes take 12,000 instructions, and few formats contain it. For many findings, a
  /// ``FingerprintMaker`` takes less than half.
  public var fingerprint: String {
    var maker = FingerprintMaker()
    return maker.fingerprint(of: self)
  }

  /// A fingerprint that is not made of the identity; nil for most findings.
  var givenFingerprint: String? { content.value.rare?.value.fingerprint }

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
    /// further documents. Empty for a finding about the run itself, and in a file with lines without
    /// ``FindingDetails/fieldPath``.
    public let path: ShownText
    private let surroundings: Surroundings

    /// The containers around a field.
    private enum Surroundings: Hashable {
      case containers(ContainerChain?)
      indirect case given(flow: ShownText?, breadcrumb: [Crumb], containers: [ContainerReference])
    }

    /// Creates the reference.
    public init(
      kind: FieldKind, path: ShownText, flow: ShownText?, breadcrumb: [Crumb], containers: [ContainerReference] = []
    ) {
      self.kind = kind
      self.path = path
      surroundings = .given(flow: flow, breadcrumb: breadcrumb, containers: containers)
    }

    /// Creates the reference to a field in a container.
    init(kind: FieldKind, path: ShownText, in innermost: ContainerChain?) {
      self.kind = kind
      self.path = path
      surroundings = .containers(innermost)
    }

    /// The flow's name; nil outside flows, or without ``FindingDetails/containers``.
    public var flow: ShownText? {
      switch surroundings {
      case .containers(let innermost): innermost?.flow
      case .given(let flow, _, _): flow
      }
    }

    /// The outermost flow around the field; nil outside flows.
    package var outermostFlow: ContainerReference? {
      switch surroundings {
      case .containers(let innermost): innermost?.outermostFlow
      case .given(_, _, let containers): containers.first { $0.kind == .flow }
      }
    }

    /// The innermost container; nil if there is none, or if the containers do not come from a document.
    package var innermost: ContainerChain? {
      switch surroundings {
      case .containers(let innermost): innermost
      case .given: nil
      }
    }

    /// Calls `body` with each container, outermost first, without the array of ``containers``.
    package func forEachContainer(_ body: (ContainerReference) -> Void) {
      switch surroundings {
      case .containers(let innermost): innermost?.forEach(body)
      case .given(_, _, let containers): containers.forEach(body)
      }
    }

    /// Calls `body` with the kind and the name of each container that has a name, outermost first, without the array of
    /// ``breadcrumb``.
    package func forEachCrumb(_ body: (Container.Kind, ShownText) -> Void) {
      switch surroundings {
      case .containers(let innermost):
        innermost?.forEach { container in
          if let name = container.name { body(container.kind, name) }
        }
      case .given(_, let breadcrumb, _):
        for crumb in breadcrumb { body(crumb.kind, crumb.name) }
      }
    }

    /// The names from the outermost container to the field: flow, task, action. Empty without
    /// ``FindingDetails/containers``.
    public var breadcrumb: [Crumb] {
      if case .given(_, let breadcrumb, _) = surroundings { return breadcrumb }
      var crumbs: [Crumb] = []
      forEachCrumb { crumbs.append(Crumb(kind: $0, name: $1)) }
      return crumbs
    }

    /// All containers from the outermost one to the field, with their ids. Empty without ``FindingDetails/containers``;
    /// the ids are nil without ``FindingDetails/containerIDs``.
    public var containers: [ContainerReference] {
      switch surroundings {
      case .containers(let innermost): innermost?.containers ?? []
      case .given(_, _, let containers): containers
      }
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
