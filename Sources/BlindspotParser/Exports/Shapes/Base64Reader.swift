/// Decodes base64 (RFC 4648 section 4) in parts, and skips white space.
struct Base64Reader {
  /// An error in the text.
  enum Failure: Error {
    /// A byte that is not base64, at an offset of the text.
    case notBase64(at: Int)
    /// The text ends in the middle of a group of four digits.
    case truncated
  }

  /// The first error of the text; nothing after it is read.
  private(set) var failure: Failure?
  /// Whether the whole text was read.
  private(set) var isAtEnd = false
  /// The index of the next byte.
  private var index: Int
  /// The bits of the digits of the current group of four.
  private var group: UInt32 = 0
  private var digits = 0
  private var padding = 0

  /// Creates a reader that starts at the byte `start`.
  init(start: Int) { index = start }

  /// Reads more of `text`, until `output` is full except for its last eight bytes, to which whole words may extend.
  ///
  /// - Parameters:
  ///   - text: the base64 text; the same at every call.
  ///   - output: the buffer for the decoded bytes.
  ///   - start: the index in `output` to write at.
  /// - Returns: the index after the last byte that was written.
  mutating func read(_ text: Span<UInt8>, into output: inout MutableRawSpan, from start: Int) -> Int {
    var end = start
    let limit = output.byteCount &- 8
    while end < limit, !isAtEnd {
      if digits == 0, padding == 0 { readWhole(text, into: &output, at: &end) }
      if index < text.count {
        readByte(text[index], into: &output, at: &end)
      } else {
        finish(&output, at: &end)
      }
    }
    return end
  }

  /// Reads sixteen digits at a time, as long as there are only digits.
  private mutating func readWhole(_ text: Span<UInt8>, into output: inout MutableRawSpan, at end: inout Int) {
    var (from, to) = (index, end)
    let limit = output.byteCount &- 16
    while to < limit, from &+ 16 <= text.count, let bytes = text.block(at: from).bytesOfBase64Digits {
      output.storeBytes(of: bytes[0].littleEndian, toByteOffset: to, as: UInt64.self)
      output.storeBytes(of: bytes[1].littleEndian, toByteOffset: to &+ 6, as: UInt64.self)
      from &+= 16
      to &+= 12
    }
    (index, end) = (from, to)
  }

  /// Reads one byte.
  private mutating func readByte(_ byte: UInt8, into output: inout MutableRawSpan, at end: inout Int) {
    if padding == 0, let value = Self.value(of: byte) {
      group = group << 6 | value
      digits += 1
      if digits == 4 { write(group << 8, count: 3, into: &output, at: &end) }
    } else if byte == ASCII.equals, digits >= 2 {
      padding += 1
    } else if byte > ASCII.space {
      failure = .notBase64(at: index)
      isAtEnd = true
    }
    index &+= 1
  }

  /// Reads the digits of a last group that is not complete.
  private mutating func finish(_ output: inout MutableRawSpan, at end: inout Int) {
    isAtEnd = true
    guard digits == 0 && padding == 0 || digits >= 2 && digits + padding == 4 else {
      failure = .truncated
      return
    }
    if digits > 0 { write(group << UInt32(32 - digits * 6), count: digits - 1, into: &output, at: &end) }
  }

  /// Writes the first bytes of a group, the highest first, and starts the next group.
  private mutating func write(_ bytes: UInt32, count: Int, into output: inout MutableRawSpan, at end: inout Int) {
    output.storeBytes(of: bytes.bigEndian, toByteOffset: end, as: UInt32.self)
    end += count
    group = 0
    digits = 0
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case ASCII.uppercaseLetters: UInt32(digit) - 65
    case ASCII.lowercaseLetters: UInt32(digit) - 71
    case ASCII.digits: UInt32(digit) + 4
    case ASCII.plus: 62
    case ASCII.slash: 63
    default: nil
    }
  }
}

extension ByteBlock {
  /// The bytes that sixteen base64 digits encode, six in each word with the first one lowest; nil if not all of them are
  /// letters or decimal digits. `+` and `/` are so rare in the base64 form of ASCII that they are read one by one.
  @inline(__always) fileprivate var bytesOfBase64Digits: SIMD2<UInt64>? {
    let belowUpper = marks(below: UInt8(ascii: "A"))
    let belowLower = marks(below: UInt8(ascii: "a"))
    let decimals = marks(below: UInt8(ascii: "0")) .^ marks(below: UInt8(ascii: "9") + 1)
    let upper = belowUpper .^ marks(below: UInt8(ascii: "Z") + 1)
    let lower = belowLower .^ marks(below: UInt8(ascii: "z") + 1)
    guard (.!(decimals .| upper .| lower)).first == 16 else { return nil }
    // `a` is 26, `A` 0 and `0` 52.
    let zero = ByteBlock(repeating: 0)
    let digits =
      self &- ByteBlock(repeating: 71) &+ zero.replacing(with: ByteBlock(repeating: 6), where: belowLower)
      &+ zero.replacing(with: ByteBlock(repeating: 69), where: belowUpper)
    let words = unsafe unsafeBitCast(digits, to: SIMD2<UInt64>.self)
    return SIMD2(words[0].bytesOfSixBits, words[1].bytesOfSixBits)
  }
}

extension UInt64 {
  /// The six bytes that the lower six bits of eight bytes form, the first one lowest in both.
  @inline(__always) fileprivate var bytesOfSixBits: UInt64 {
    let digits = littleEndian
    let pairs = (digits & 0x00FF_00FF_00FF_00FF) &<< 6 | digits &>> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs & 0x0000_FFFF_0000_FFFF) &<< 12 | pairs &>> 16 & 0x0000_FFFF_0000_FFFF
    let eight = (fours & 0x0000_0000_FFFF_FFFF) &<< 24 | fours &>> 32
    return (eight &<< 16).byteSwapped
  }
}
