extension Span<UInt8> {
  /// The first place at or behind `start` that holds no white space (RFC 8259 section 2).
  @inline(__always) func endOfJSONWhiteSpace(from start: Int) -> Int {
    if start < count, self[start] > 0x20 { return start }
    return firstIndex(from: start) { block in
      .!(block.marks(of: 0x20) .| block.marks(of: 0x0A) .| block.marks(of: 0x0D) .| block.marks(of: 0x09))
    } _: { byte in
      switch byte {
      case 0x20, 0x0A, 0x0D, 0x09: false
      default: true
      }
    }
  }

  /// The first place at or behind `start` of what cannot stand in a string as it is: a quotation mark, a backslash or a
  /// control character (RFC 8259 section 7).
  @inline(__always) func endOfPlainJSONText(from start: Int) -> Int {
    firstIndex(from: start) { block in
      block.marks(of: 0x22) .| block.marks(of: 0x5C) .| block.marks(below: 0x20)
    } _: { byte in
      byte == 0x22 || byte == 0x5C || byte < 0x20
    }
  }
}
