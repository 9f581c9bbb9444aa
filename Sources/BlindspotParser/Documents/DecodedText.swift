/// Receives the parts of a text from a decoder, in their order.
///
/// Each syntax has one decoder. It fills an array of bytes where only the text is needed, and a ``DecodedText`` where
/// the positions are needed too, so that both always agree.
protocol DecodingTarget {
  /// Appends bytes that represent themselves.
  mutating func copy(_ range: Range<Int>, of source: Span<UInt8>)

  /// Appends the scalar that an escape sequence or a line fold represents.
  mutating func replace(_ range: Range<Int>, by scalar: Unicode.Scalar)

  /// Appends the bytes `kept`, which the longer sequence `range` represents.
  mutating func replace(_ range: Range<Int>, byBytes kept: Range<Int>, of source: Span<UInt8>)
}

extension [UInt8]: DecodingTarget {
  mutating func copy(_ range: Range<Int>, of source: Span<UInt8>) { append(contentsOf: source.extracting(range)) }

  mutating func replace(_ range: Range<Int>, by scalar: Unicode.Scalar) { append(scalar) }

  mutating func replace(_ range: Range<Int>, byBytes kept: Range<Int>, of source: Span<UInt8>) {
    append(contentsOf: source.extracting(kept))
  }
}

/// A decoded text together with its source map.
///
/// ```
/// source    Call \"Ana\"
/// pieces    [Call ][\"][Ana][\"]
/// text      Call "Ana"
/// ```
package struct DecodedText: DecodingTarget, Sendable {
  /// The decoded bytes.
  package private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  /// A run of decoded bytes with one kind of source.
  private struct Piece {
    /// The index of the first byte of the run in ``bytes``.
    let start: Int
    /// The source bytes of the run.
    var source: Range<Int>
    /// Whether the source has the same bytes.
    let isVerbatim: Bool
  }

  mutating func copy(_ range: Range<Int>, of source: Span<UInt8>) {
    guard !range.isEmpty else { return }
    if let last = pieces.indices.last, pieces[last].isVerbatim, pieces[last].source.upperBound == range.lowerBound {
      pieces[last].source = pieces[last].source.lowerBound..<range.upperBound
    } else {
      pieces.append(Piece(start: bytes.count, source: range, isVerbatim: true))
    }
    bytes.append(contentsOf: source.extracting(range))
  }

  mutating func replace(_ range: Range<Int>, by scalar: Unicode.Scalar) {
    pieces.append(Piece(start: bytes.count, source: range, isVerbatim: false))
    bytes.append(scalar)
  }

  mutating func replace(_ range: Range<Int>, byBytes kept: Range<Int>, of source: Span<UInt8>) {
    pieces.append(Piece(start: bytes.count, source: range, isVerbatim: false))
    bytes.append(contentsOf: source.extracting(kept))
  }

  /// Returns the source range of a range of ``bytes``. Escape sequences and folded line ends are never split.
  package func sourceRange(of range: Range<Int>) -> Range<Int> {
    guard let first = piece(at: range.lowerBound) else { return 0..<0 }
    let start = sourceRange(ofByte: range.lowerBound, in: first).lowerBound
    guard !range.isEmpty, let last = piece(at: range.upperBound - 1) else { return start..<start }
    return start..<max(sourceRange(ofByte: range.upperBound - 1, in: last).upperBound, start)
  }

  /// Returns the source range of one byte of a piece; an empty range after the piece if the byte is after the text.
  private func sourceRange(ofByte index: Int, in piece: Piece) -> Range<Int> {
    guard index < bytes.count else { return piece.source.upperBound..<piece.source.upperBound }
    guard piece.isVerbatim else { return piece.source }
    let start = piece.source.lowerBound + index - piece.start
    return start..<start + 1
  }

  /// Returns the last piece that starts at or before a byte.
  private func piece(at index: Int) -> Piece? {
    let next = pieces.partitioningIndex { $0.start > index }
    return next > 0 ? pieces[next - 1] : nil
  }
}
