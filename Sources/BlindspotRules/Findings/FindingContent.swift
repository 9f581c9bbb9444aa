import BlindspotParser

/// The content of a ``Finding``, which its copies share. What several findings have in common is an object of its own, numbers
/// have 32 bits, and rare parts take memory only where they occur, since a run can have 100,000 findings.
final class FindingContent: Hashable, Sendable {
  /// The parts of a finding.
  struct Values: Hashable, Sendable {
    var file: FindingFile
    let texts: RuleTexts
    let confidence: Double
    let reason: ShownText
    let masked: ShownText
    let field: Finding.FieldReference
    let severity: Severity
    var position: Position
    let range: Range<UInt32>
    let excerpt: CompactExcerpt
    /// The containers of the ``FindingIdentity``; nil without one.
    let place: String?
    /// The number of the text of the ``FindingIdentity``.
    let textNumber: UInt32
    let target: CompactTarget
    let lines: CompactLines
    let rare: RareParts?
  }

  let values: Values

  init(_ values: Values) { self.values = values }

  static func == (one: FindingContent, other: FindingContent) -> Bool { one === other || one.values == other.values }

  func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

/// The names of a file, which all of its findings share.
final class FindingFile: Hashable, Sendable {
  /// The name as given.
  let name: String
  /// The name in identities: the path relative to the folder of the run, normalized.
  let identityName: String

  init(_ name: String, identityName: String) {
    self.name = name
    self.identityName = identityName
  }

  static func == (one: FindingFile, other: FindingFile) -> Bool {
    one === other || (one.name, one.identityName) == (other.name, other.identityName)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(identityName)
  }
}

extension FindingContent.Values {
  /// The identity of the finding across runs; nil without one.
  var identity: FindingIdentity? {
    place.map {
      FindingIdentity(
        file: file.identityName, rule: texts.rule, kind: field.kind, place: $0, text: Int(textNumber),
        value: rare?.keyedValue, versionOnePlace: rare?.versionOnePlace)
    }
  }

  /// A hash of the parts of ``FindingIdentity/key``; nil without an identity.
  var identityHash: UInt64? {
    guard let place else { return nil }
    var hash = UInt64.fnvSeed.adding(toFNV: UInt64(field.kind.ordinal))
    hash = Self.hash(hash, file.identityName)
    hash = Self.hash(hash, texts.rule)
    hash = Self.hash(hash, place)
    return rare?.keyedValue.map { Self.hash(hash, $0) } ?? hash.adding(toFNV: UInt64(textNumber))
  }

  private static func hash(_ start: UInt64, _ text: String) -> UInt64 {
    text.withBytes { FNV.hash(start, bytes: $0) }
  }
}
