extension Span<UInt8> {
  /// Returns the first index at or after `start` of a byte that a writer of reports may have to escape; the count if there
  /// is none. Printable ASCII needs no escape, except `"`, `#`, `\` and `:`.
  package func endOfPlainText(from start: Int) -> Int {
    firstIndex(from: start, Self.mayNeedEscape) { byte in
      switch byte {
      case ASCII.quote, ASCII.numberSign, ASCII.backslash, ASCII.colon: true
      case ASCII.space...ASCII.tilde: false
      default: true
      }
    }
  }

  @inline(__always) private static func mayNeedEscape(_ block: ByteBlock) -> ByteBlockMask {
    let controls = block.marks(below: ASCII.space) .| .!block.marks(below: 0x7F)
    let marks = block.marks(of: ASCII.quote) .| block.marks(of: ASCII.numberSign)
    return controls .| marks .| block.marks(of: ASCII.backslash) .| block.marks(of: ASCII.colon)
  }
}
