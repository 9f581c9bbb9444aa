extension Span<UInt8> {
  /// Whether the last byte that is not white space closes an array or an object.
  var endsWithBracket: Bool {
    var end = count
    while end > 0, self[end - 1] <= ASCII.space { end -= 1 }
    return end > 0 && (self[end - 1] == ASCII.closeBracket || self[end - 1] == ASCII.closeBrace)
  }

  /// Returns the index of the first byte at or after `start` that is not white space (RFC 8259 section 2).
  @inline(__always) func endOfJSONWhiteSpace(from start: Int) -> Int {
    if start < count, self[start] > ASCII.space { return start }
    return firstIndex(from: start) { block in
      .!(block.marks(of: ASCII.space) .| block.marks(of: ASCII.newline) .| block.marks(of: ASCII.carriageReturn)
        .| block.marks(of: ASCII.tab))
    } _: { byte in
      switch byte {
      case ASCII.space, ASCII.newline, ASCII.carriageReturn, ASCII.tab: false
      default: true
      }
    }
  }

  /// Returns the index of the first byte at or after `start` that does not represent itself in a string: a quotation
  /// mark, a backslash or a control character (RFC 8259 section 7).
  @inline(__always) func endOfPlainJSONText(from start: Int) -> Int {
    firstIndex(from: start) { block in
      block.marks(of: ASCII.quote) .| block.marks(of: ASCII.backslash) .| block.marks(below: ASCII.space)
    } _: { byte in
      byte == ASCII.quote || byte == ASCII.backslash || byte < ASCII.space
    }
  }
}
