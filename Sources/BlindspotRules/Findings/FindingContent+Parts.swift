import BlindspotParser

extension FindingContent {
  /// The parts that few findings have.
  struct RareParts: Hashable {
    /// A fingerprint that does not follow from the identity.
    let fingerprint: String?
    /// The value in clear text.
    let value: String?
    /// The person of a request.
    let match: Finding.Match?
    /// The keyed hash of the value.
    let keyedValue: String?
    /// The place in baselines of version 1.
    let versionOnePlace: String?

    /// Whether there are none.
    var isEmpty: Bool {
      fingerprint == nil && value == nil && match == nil && keyedValue == nil && versionOnePlace == nil
    }
  }

  /// The position of a ``Finding/Location`` in a third of its size.
  struct Position: Hashable {
    private let first: Point
    private let last: Point
    private let sourceStart: UInt32
    private let sourceEnd: UInt32
    private let hasSource: Bool

    /// A line and a column; line 0 is none.
    private struct Point: Hashable {
      let line: UInt32
      let column: UInt32

      init(_ position: SourcePosition?) {
        line = UInt32(clamping: position?.line ?? 0)
        column = UInt32(clamping: position?.column ?? 0)
      }

      var position: SourcePosition? { line == 0 ? nil : SourcePosition(line: Int(line), column: Int(column)) }
    }

    init(_ location: Finding.Location) {
      first = Point(location.start)
      last = Point(location.end)
      sourceStart = UInt32(clamping: location.source?.start ?? 0)
      sourceEnd = UInt32(clamping: location.source?.end ?? 0)
      hasSource = location.source != nil
    }

    var start: SourcePosition? { first.position }

    /// Returns the location in a file.
    func location(in file: String) -> Finding.Location {
      Finding.Location(
        file: file, start: first.position, end: last.position,
        source: hasSource ? SourceRange(start: Int(sourceStart), end: Int(sourceEnd)) : nil)
    }
  }

  /// An ``Excerpt`` or none in half of its size.
  struct CompactExcerpt: Hashable {
    private let lines: [ShownText]?
    private let firstLine: UInt32
    private let markedLine: UInt32
    private let marked: Range<UInt32>

    init(_ excerpt: Excerpt?) {
      lines = excerpt?.lines
      firstLine = UInt32(clamping: excerpt?.firstLine ?? 0)
      markedLine = UInt32(clamping: excerpt?.markedLine ?? 0)
      marked = UInt32(clamping: excerpt?.marked.lowerBound ?? 0)..<UInt32(clamping: excerpt?.marked.upperBound ?? 0)
    }

    var excerpt: Excerpt? {
      lines.map {
        Excerpt(
          firstLine: Int(firstLine), lines: $0, marked: Int(marked.lowerBound)..<Int(marked.upperBound),
          markedLine: Int(markedLine))
      }
    }
  }

  /// A ``FindingTarget`` or none in half of its size.
  struct CompactTarget: Hashable {
    /// The index of the document; ``none`` for no target.
    private let document: UInt32
    private let field: UInt32
    private let start: UInt32
    private let end: UInt32

    private static let none = UInt32.max

    init(_ target: FindingTarget?) {
      document = target.map { UInt32(clamping: $0.document) } ?? Self.none
      field = UInt32(clamping: target?.field ?? 0)
      start = UInt32(clamping: target?.range.start ?? 0)
      end = UInt32(clamping: target?.range.end ?? 0)
    }

    var target: FindingTarget? {
      document == Self.none
        ? nil
        : FindingTarget(
          document: Int(document), field: Int(field), range: TextRange(start: Int(start), end: Int(end)))
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
