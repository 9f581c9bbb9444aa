/// Detects the text encoding of a file and converts it to UTF-8.
package enum TextEncoding {
  /// Returns the file in UTF-8. UTF-8 is returned unchanged, including a byte-order mark.
  ///
  /// UTF-16 is detected by its byte-order mark or, without one, by the zero bytes of ASCII text (as in YAML 1.2.2
  /// section 5.2 and RFC 4627 section 3).
  ///
  /// - Throws: a ``Problem`` of code `encoding` at the first byte that is not valid.
  package static func utf8(_ file: SourceFile) throws(Problem) -> SourceFile {
    if isUTF32(file.bytes) {
      throw Problem(file: file.name, code: .encoding, message: "the file is UTF-32; save it as UTF-8")
    }
    if let order = utf16Order(of: file.bytes) {
      // Every export in UTF-16 has characters of ASCII, each with a zero byte.
      guard file.bytes.prefix(8192).contains(0) || file.bytes.count < 16 else {
        throw Problem(
          file: file.name, code: .encoding,
          message: "the file has the mark of UTF-16 and is not UTF-16; save it as UTF-8"
        )
      }
      return SourceFile(name: file.name, bytes: try transcode(file, order: order))
    }
    _ = try checkUTF8(file)
    return file
  }

  /// Returns the length in bytes of the byte-order mark at the start: 3 or 0.
  package static func markLength(of bytes: [UInt8]) -> Int { markLength(of: bytes.span) }

  /// Returns the length in bytes of the byte-order mark at the start: 3 or 0.
  package static func markLength(of bytes: Span<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// Checks that the bytes are valid UTF-8, and returns whether all of them are ASCII.
  ///
  /// Only the runs between ASCII bytes are passed to the standard library, which validates byte by byte after the first
  /// byte beyond ASCII.
  static func checkUTF8(_ file: SourceFile) throws(Problem) -> Bool {
    let bytes = file.bytes.span
    let start = bytes.endOfASCII(from: 0)
    if start == bytes.count { return true }
    guard let place = invalidUTF8(in: bytes, from: start) else { return false }
    throw Problem(
      file: file.name, position: LineIndex(file.bytes).position(of: place), code: .encoding,
      message: isBinary(file.bytes)
        ? "the file is binary, not text" : "the file is not valid UTF-8 here; save it as UTF-8")
  }

  /// Whether the bytes are valid UTF-8.
  static func isUTF8(_ bytes: Span<UInt8>) -> Bool { invalidUTF8(in: bytes, from: bytes.endOfASCII(from: 0)) == nil }

  /// Returns the offset of the first bytes from `start` on that are not valid UTF-8; nil if all are.
  private static func invalidUTF8(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var start = start
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] >= 0x80 { end &+= 1 }
      do {
        _ = try UTF8Span(validating: bytes.extracting(start..<end))
      } catch let error {
        return start + error.byteOffsets.lowerBound
      }
      start = bytes.endOfASCII(from: end)
    }
    return nil
  }

  /// The byte order of UTF-16.
  enum ByteOrder {
    case little
    case big
  }

  /// Returns the byte order if the bytes look like UTF-16; nil otherwise.
  static func utf16Order(of bytes: [UInt8]) -> ByteOrder? {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    // FF FE 00 00 is the mark of UTF-32.
    case (0xFF, 0xFE): return bytes.count >= 4 && bytes[2] == 0 && bytes[3] == 0 ? nil : .little
    case (0xFE, 0xFF): return .big
    default: break
    }
    guard bytes.count >= 4, bytes.count.isMultiple(of: 2) else { return nil }
    if bytes[0] != 0, bytes[1] == 0, bytes[2] != 0, bytes[3] == 0 { return .little }
    if bytes[0] == 0, bytes[1] != 0, bytes[2] == 0, bytes[3] != 0 { return .big }
    return nil
  }

  /// Whether the bytes are UTF-32: by the byte-order mark, or by the zero bytes of two characters of ASCII.
  static func isUTF32(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 8, bytes.count.isMultiple(of: 4) else { return bytes == [0xFF, 0xFE, 0, 0] }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF): return true
    case (0, 0, 0, 1...): return bytes[4] == 0 && bytes[5] == 0 && bytes[6] == 0 && bytes[7] != 0
    case (1..., 0, 0, 0): return bytes[4] != 0 && bytes[5] == 0 && bytes[6] == 0 && bytes[7] == 0
    default: return false
    }
  }

  /// Whether the start of the file contains a zero byte, which no text does.
  private static func isBinary(_ bytes: [UInt8]) -> Bool { bytes.prefix(8192).contains(0) }

  private static func transcode(_ file: SourceFile, order: ByteOrder) throws(Problem) -> [UInt8] {
    let bytes = file.bytes
    func unit(_ index: Int) -> UInt16 {
      switch order {
      case .little: UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
      case .big: UInt16(bytes[index + 1]) | UInt16(bytes[index]) << 8
      }
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2 + 16)
    func failure() -> Problem {
      Problem(
        file: file.name, position: LineIndex(text).position(of: text.count), code: .encoding,
        message: "the file is not valid UTF-16 here; save it as UTF-8")
    }
    var index = 0
    while index + 1 < bytes.count {
      let first = unit(index)
      index += 2
      if UTF16.isLeadSurrogate(first), index + 1 < bytes.count, UTF16.isTrailSurrogate(unit(index)) {
        text.append(Unicode.Scalar(lead: first, trail: unit(index)))
        index += 2
      } else {
        guard let scalar = Unicode.Scalar(first) else { throw failure() }
        text.append(scalar)
      }
    }
    if index < bytes.count { throw failure() }
    return text
  }
}

extension Span<UInt8> {
  /// Returns the first index at or after `start` of a byte that is not ASCII.
  fileprivate func endOfASCII(from start: Int) -> Int {
    precondition(start >= 0)
    var index = start
    while index &+ 64 <= count {
      // In bounds by the condition. Four blocks are checked at once, because each file is read for this alone.
      let raw = unsafe bytes
      let first = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: SIMD4<UInt64>.self)
      let second = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index &+ 32, as: SIMD4<UInt64>.self)
      let words = first | second
      let pair = words.lowHalf | words.highHalf
      guard (pair.x | pair.y) & 0x8080_8080_8080_8080 == 0 else { break }
      index &+= 64
    }
    return firstIndex(from: index, { .!$0.marks(below: 0x80) }, { $0 >= 0x80 })
  }
}

extension Span<UInt8> {
  /// The index of the first byte after a byte-order mark and white space; the count if no byte follows.
  var contentStart: Int {
    var start = TextEncoding.markLength(of: self)
    while start < count, self[start] <= ASCII.space { start += 1 }
    return start
  }
}
