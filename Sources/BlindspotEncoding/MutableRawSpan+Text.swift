import BlindspotParser

/// Parts of a text that is written into a buffer. Each function writes at an offset, which it advances by the number of bytes.
extension MutableRawSpan {
  /// Writes one byte.
  @inline(__always) mutating func put(_ byte: UInt8, at end: inout Int) {
    storeBytes(of: byte, toByteOffset: end, as: UInt8.self)
    end &+= 1
  }

  /// Writes bytes unchanged.
  @inline(__always) mutating func put(_ text: Span<UInt8>, at end: inout Int) {
    write(text, at: end)
    end &+= text.count
  }

  /// Writes a text of the program.
  @inline(__always) mutating func put(_ text: StaticString, at end: inout Int) {
    text.withUTF8Buffer { unsafe put($0.span, at: &end) }
  }

  /// Writes the bytes of a text from `start`, the start of a scalar, up to the first scalar that may have to be escaped,
  /// and returns the index of that one; the count if there is none. It can change the sixteen bytes after them.
  @inline(__always) mutating func putPlain(_ text: Span<UInt8>, from start: Int, at end: inout Int) -> Int {
    var index = start
    while index < text.count {
      let block = text.paddedBlock(at: index)
      store(block, at: end &+ index &- start)
      let plain = block.endOfPlainText
      index &+= plain
      if plain < 16 { break }
    }
    if index < text.count { index = text.scalarStart(around: index) }
    end &+= index &- start
    return index
  }

  /// Writes the first of four bytes. It can change the bytes after them.
  @inline(__always) mutating func put(first count: Int, of bytes: (UInt8, UInt8, UInt8, UInt8), at end: inout Int) {
    let low = UInt32(bytes.0) | UInt32(bytes.1) &<< 8
    let word = low | UInt32(bytes.2) &<< 16 | UInt32(bytes.3) &<< 24
    storeBytes(of: word.littleEndian, toByteOffset: end, as: UInt32.self)
    end &+= count
  }

  /// Writes the first bytes of a block, and spaces after the block. It can change the sixteen bytes after them.
  @inline(__always) mutating func put(_ block: ByteBlock, count: Int, at end: inout Int) {
    store(block, at: end)
    var index = 16
    while index < count {
      store(ByteBlock(repeating: ASCII.space), at: end &+ index)
      index &+= 16
    }
    end &+= count
  }

  /// Writes a byte several times. It can change the sixteen bytes after them.
  @inline(__always) mutating func put(_ byte: UInt8, count: Int, at end: inout Int) {
    var index = 0
    repeat {
      store(ByteBlock(repeating: byte), at: end &+ index)
      index &+= 16
    } while index < count
    end &+= count
  }

  /// The number of digits of the largest number, with its sign.
  static var mostDigits: Int { 20 }

  /// Writes a number in decimal digits. It can change the bytes after them.
  @inline(__always) mutating func put(_ number: Int, at end: inout Int) {
    if number < 0 { put(ASCII.hyphen, at: &end) }
    let rest = number.magnitude
    // Most numbers of a page have one digit, and most others no more than four.
    if rest < 10 { return put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest), at: &end) }
    if rest < 10_000 { return put(fourDigits: UInt32(truncatingIfNeeded: rest), at: &end) }
    putLong(rest, at: &end)
  }

  /// Writes a number of at least five digits.
  private mutating func putLong(_ number: UInt, at end: inout Int) {
    var rest = number
    var place = end &+ Decimals.digits(of: rest)
    end = place
    repeat {
      place &-= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      storeBytes(of: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit), toByteOffset: place, as: UInt8.self)
      rest = quotient
    } while rest > 0
  }

  /// Writes a number below 10,000, without a division for each digit. It can change the three bytes after it.
  @inline(__always) private mutating func put(fourDigits number: UInt32, at end: inout Int) {
    // The hundreds in the lower half of a word, the rest in the upper one, then each digit in a byte.
    let hundreds = (number &* 5243) &>> 19
    let pairs = hundreds | (number &- hundreds &* 100) &<< 16
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F
    let digits = tens | (pairs &- tens &* 10) &<< 8
    let zeros = UInt32(truncatingIfNeeded: digits.trailingZeroBitCount) & 0x18
    let characters = (digits | 0x3030_3030) &>> zeros
    storeBytes(of: characters.littleEndian, toByteOffset: end, as: UInt32.self)
    end &+= 4 &- Int(zeros &>> 3)
  }

  /// Writes the first bytes of a word in hexadecimal digits, two for each. It can change the bytes after them.
  @inline(__always) mutating func put(hexadecimal word: UInt32, count: Int = 4, at end: inout Int) {
    // All digits at once: a byte in each lane of 16 bits, the number of each digit in a byte, then the characters.
    var lanes = UInt64(word)
    lanes = (lanes | lanes &<< 16) & 0x0000_FFFF_0000_FFFF
    lanes = (lanes | lanes &<< 8) & 0x00FF_00FF_00FF_00FF
    let digits = (lanes &>> 4 | lanes &<< 8) & 0x0F0F_0F0F_0F0F_0F0F
    let letters = (digits &+ 0x0606_0606_0606_0606) &>> 4 & 0x0101_0101_0101_0101
    let characters = digits &+ 0x3030_3030_3030_3030 &+ letters &* UInt64(UInt8(ascii: "a") - 10 - UInt8(ascii: "0"))
    storeBytes(of: characters.littleEndian, toByteOffset: end, as: UInt64.self)
    end &+= 2 &* count
  }

  @inline(__always) private mutating func store(_ block: ByteBlock, at offset: Int) {
    storeBytes(of: block, toByteOffset: offset, as: ByteBlock.self)
  }
}
