/// Reads base64 (RFC 4648 section 4) a stretch at a time, white space passed over.
struct Base64Reader {
  /// What is wrong with a text.
  enum Failure: Error {
    /// A byte that base64 does not use, at an offset of the text.
    case notBase64(at: Int)
    /// The text ends in the middle of a group of four digits.
    case truncated
  }

  /// What is wrong with the text; nothing is read behind it.
  private(set) var failure: Failure?
  /// Whether there is nothing more to read.
  private(set) var isAtEnd = false
  /// The next byte to look at.
  private var index: Int
  /// The digits read of a group of four.
  private var group: UInt32 = 0
  private var digits = 0
  private var padding = 0

  /// Reads from the byte `start` on.
  init(start: Int) { index = start }

  /// Reads on in `text` until `output` is full, but for its last eight bytes, which are room to write in.
  ///
  /// - Parameter start: where in `output` to write.
  /// - Returns: the place behind what was written.
  mutating func read(_ text: Span<UInt8>, into output: inout MutableRawSpan, from start: Int) -> Int {
    var end = start
    let limit = output.byteCount &- 8
    while end < limit, !isAtEnd {
      if digits == 0, padding == 0 { readWhole(text, into: &output, at: &end) }
      if index < text.count {
        take(text[index], into: &output, at: &end)
      } else {
        finish(&output, at: &end)
      }
    }
    return end
  }

  /// Reads sixteen digits at a time, as far as there is nothing else among them.
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

  /// Takes one byte.
  private mutating func take(_ byte: UInt8, into output: inout MutableRawSpan, at end: inout Int) {
    if padding == 0, let value = Self.value(of: byte) {
      group = group << 6 | value
      digits += 1
      if digits == 4 { write(group << 8, count: 3, into: &output, at: &end) }
    } else if byte == UInt8(ascii: "="), digits >= 2 {
      padding += 1
    } else if byte > 0x20 {
      failure = .notBase64(at: index)
      isAtEnd = true
    }
    index &+= 1
  }

  /// Takes the digits of a last group that is not whole.
  private mutating func finish(_ output: inout MutableRawSpan, at end: inout Int) {
    isAtEnd = true
    guard digits == 0 && padding == 0 || digits >= 2 && digits + padding == 4 else {
      failure = .truncated
      return
    }
    if digits > 0 { write(group << UInt32(32 - digits * 6), count: digits - 1, into: &output, at: &end) }
  }

  /// Writes the first bytes of a group, highest first, and begins the next group.
  private mutating func write(_ bytes: UInt32, count: Int, into output: inout MutableRawSpan, at end: inout Int) {
    output.storeBytes(of: bytes.bigEndian, toByteOffset: end, as: UInt32.self)
    end += count
    group = 0
    digits = 0
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

extension ByteBlock {
  /// The bytes that sixteen base64 digits stand for, six in each word with the first one lowest; nil if there is anything
  /// among them but letters and decimal digits. `+` and `/` are rare enough in what is base64 of ASCII to be read one by
  /// one.
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
  /// The six bytes that the lower six bits of eight bytes make, the first one lowest in both.
  @inline(__always) fileprivate var bytesOfSixBits: UInt64 {
    let digits = littleEndian
    let pairs = (digits & 0x00FF_00FF_00FF_00FF) &<< 6 | digits &>> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs & 0x0000_FFFF_0000_FFFF) &<< 12 | pairs &>> 16 & 0x0000_FFFF_0000_FFFF
    let eight = (fours & 0x0000_0000_FFFF_FFFF) &<< 24 | fours &>> 32
    return (eight &<< 16).byteSwapped
  }
}
