import BlindspotEncoding
import BlindspotParser

/// The content of a ``Finding``, which its copies share. Numbers have 32 bits and nothing that follows from other values is
/// stored, since a run can have 100,000 findings.
final class FindingContent: Hashable, Sendable {
  /// The parts of a finding.
  struct Values: Hashable, Sendable {
    let rule: String
    let category: Category
    let severity: Severity
    let confidence: Double
    let message: Message
    let reason: ShownText
    var location: CompactLocation
    let field: Finding.FieldReference
    let range: Range<UInt32>
    let masked: ShownText
    /// A fingerprint that does not follow from the identity.
    let fingerprint: String?
    let help: String
    let excerpt: Excerpt?
    let value: String?
    let match: Finding.Match?
    let identity: CompactIdentity?
    let target: FindingTarget?
    let lines: CompactLines
  }

  /// The message of a finding.
  enum Message: Hashable {
    case own(ShownText)
    /// The sentence about a value, which is a noun: `a person's name`.
    case found(String)
  }

  let values: Values

  init(_ values: Values) { self.values = values }

  static func == (one: FindingContent, other: FindingContent) -> Bool { one === other || one.values == other.values }

  func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

extension FindingContent {
  /// A ``Finding/Location`` in half of its size.
  struct CompactLocation: Hashable {
    let file: String
    private let first: Position
    private let last: Position
    private let sourceStart: UInt32
    private let sourceEnd: UInt32
    private let hasSource: Bool

    /// A position; line 0 is none.
    private struct Position: Hashable {
      let line: UInt32
      let column: UInt32

      init(_ position: SourcePosition?) {
        line = UInt32(clamping: position?.line ?? 0)
        column = UInt32(clamping: position?.column ?? 0)
      }

      var position: SourcePosition? { line == 0 ? nil : SourcePosition(line: Int(line), column: Int(column)) }
    }

    init(_ location: Finding.Location) {
      file = location.file
      first = Position(location.start)
      last = Position(location.end)
      sourceStart = UInt32(clamping: location.source?.start ?? 0)
      sourceEnd = UInt32(clamping: location.source?.end ?? 0)
      hasSource = location.source != nil
    }

    var start: SourcePosition? { first.position }

    var location: Finding.Location {
      Finding.Location(
        file: file, start: first.position, end: last.position,
        source: hasSource ? SourceRange(start: Int(sourceStart), end: Int(sourceEnd)) : nil)
    }
  }

  /// A ``FindingIdentity`` without the parts that the finding has, too.
  struct CompactIdentity: Hashable {
    private let file: String
    private let place: String
    private let text: UInt32
    private let value: String?
    private let versionOnePlace: String?

    init(_ identity: FindingIdentity) {
      file = identity.file
      place = identity.place
      text = UInt32(clamping: identity.text)
      value = identity.value
      versionOnePlace = identity.versionOnePlace
    }

    /// Returns a hash of the parts of ``FindingIdentity/key``.
    func hash(rule: String, kind: FieldKind) -> UInt64 {
      var hash = UInt64.fnvSeed.adding(toFNV: UInt64(kind.ordinal))
      hash = Self.hash(hash, file)
      hash = Self.hash(hash, rule)
      hash = Self.hash(hash, place)
      return value.map { Self.hash(hash, $0) } ?? hash.adding(toFNV: UInt64(text))
    }

    private static func hash(_ start: UInt64, _ text: String) -> UInt64 {
      text.withBytes { FNV.hash(start, bytes: $0) }
    }

    /// Writes the text whose hash is the fingerprint of the identity.
    ///
    /// - Parameter ordinal: the number of findings of the same identity before this one.
    func writeHashedText(rule: String, kind: FieldKind, ordinal: Int, to out: inout ByteWriter) {
      out.write(literal: "2\0")
      out.write(file)
      out.write(byte: ASCII.null)
      out.write(rule)
      out.write(byte: ASCII.null)
      out.write(kind.rawValue)
      out.write(byte: ASCII.null)
      out.write(place)
      out.write(byte: ASCII.null)
      if let value { out.write(value) } else { out.write(Int(text)) }
      out.write(byte: ASCII.null)
      out.write(ordinal)
    }

    func identity(rule: String, kind: FieldKind) -> FindingIdentity {
      FindingIdentity(
        file: file, rule: rule, kind: kind, place: place, text: Int(text), value: value,
        versionOnePlace: versionOnePlace)
    }
  }

  /// Ranges of lines, of which the first takes no memory of its own.
  struct CompactLines: Hashable {
    private let first: Range<UInt32>
    private let others: [ClosedRange<Int>]

    init(_ lines: [ClosedRange<Int>]) {
      first = lines.first.map { UInt32(clamping: $0.lowerBound)..<UInt32(clamping: $0.upperBound + 1) } ?? 0..<0
      others = lines.count > 1 ? Array(lines[1...]) : []
    }

    var ranges: [ClosedRange<Int>] {
      first.isEmpty ? [] : [Int(first.lowerBound)...Int(first.upperBound) - 1] + others
    }
  }
}
