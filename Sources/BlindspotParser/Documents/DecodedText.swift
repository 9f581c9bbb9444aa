/// A text with its quoting undone, which remembers what each of its bytes was written as.
///
/// ```
/// written   Call \"Ana\"
/// pieces    [Call ][\"][Ana][\"]
/// text      Call "Ana"
/// ```
struct DecodedText {
  /// The decoded bytes.
  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  /// A run of decoded bytes that was written in one way.
  private struct Piece {
    /// Where the run starts in ``bytes``.
    let start: Int
    /// The bytes it was written as.
    var written: Range<Int>
    /// Whether it stands there as it is, byte for byte.
    let isVerbatim: Bool
  }

  /// Adds bytes that are written as they are.
  mutating func copy(_ range: Range<Int>, of written: Span<UInt8>) {
    guard !range.isEmpty else { return }
    if let last = pieces.indices.last, pieces[last].isVerbatim, pieces[last].written.upperBound == range.lowerBound {
      pieces[last].written = pieces[last].written.lowerBound..<range.upperBound
    } else {
      pieces.append(Piece(start: bytes.count, written: range, isVerbatim: true))
    }
    for index in range { bytes.append(written[index]) }
  }

  /// Adds a scalar that is written in another way.
  mutating func replace(_ range: Range<Int>, by scalar: Unicode.Scalar) {
    pieces.append(Piece(start: bytes.count, written: range, isVerbatim: false))
    bytes.append(scalar)
  }

  /// What a range of ``bytes`` was written as. Escapes and folded line ends count as a whole.
  func written(_ range: Range<Int>) -> Range<Int> {
    guard let first = piece(at: range.lowerBound) else { return 0..<0 }
    let start = written(range.lowerBound, in: first).lowerBound
    guard !range.isEmpty, let last = piece(at: range.upperBound - 1) else { return start..<start }
    return start..<max(written(range.upperBound - 1, in: last).upperBound, start)
  }

  /// What one byte of a piece was written as; behind the last byte, the place behind the piece.
  private func written(_ offset: Int, in piece: Piece) -> Range<Int> {
    guard offset < bytes.count else { return piece.written.upperBound..<piece.written.upperBound }
    guard piece.isVerbatim else { return piece.written }
    let start = piece.written.lowerBound + offset - piece.start
    return start..<start + 1
  }

  /// The last piece that starts at or before an offset.
  private func piece(at offset: Int) -> Piece? {
    let next = pieces.partitioningIndex { $0.start > offset }
    return next > 0 ? pieces[next - 1] : nil
  }
}
