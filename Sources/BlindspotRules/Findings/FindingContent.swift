import BlindspotParser

/// The content of a ``Finding``, which its copies share. What several findings have in common is shared, too, numbers have 32
/// bits, and rare parts take memory only where they occur, since a run can have 100,000 findings.
struct FindingContent: Hashable, Sendable {
  var file: Shared<FindingFile>
  let texts: Shared<RuleTexts>
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
  let rare: Shared<RareParts>?
}

/// The names of a file.
struct FindingFile: Hashable {
  /// The name as given.
  let name: String
  /// The name in identities: the path relative to the folder of the run, normalized.
  let identityName: String
}

extension FindingContent {
  /// The identity of the finding across runs; nil without one.
  var identity: FindingIdentity? {
    place.map {
      FindingIdentity(
        file: file.value.identityName, rule: texts.value.rule, kind: field.kind, place: $0, text: Int(textNumber),
        value: rare?.value.keyedValue, versionOnePlace: rare?.value.versionOnePlace)
    }
  }

  /// A hash of the parts of ``FindingIdentity/key``; nil without an identity.
  var identityHash: UInt64? {
    guard let place else { return nil }
    var hash = UInt64.fnvSeed.adding(toFNV: UInt64(field.kind.ordinal))
    hash = Self.hash(hash, file.value.identityName)
    hash = Self.hash(hash, texts.value.rule)
    hash = Self.hash(hash, place)
    return rare?.value.keyedValue.map { Self.hash(hash, $0) } ?? hash.adding(toFNV: UInt64(textNumber))
  }

  private static func hash(_ start: UInt64, _ text: String) -> UInt64 {
    text.withBytes { FNV.hash(start, bytes: $0) }
  }
}
