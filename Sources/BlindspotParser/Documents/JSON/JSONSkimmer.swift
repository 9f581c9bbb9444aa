/// Reads the tokens of a JSON text one after the other, without a tree.
///
/// It knows the part of the grammar that programs write. In any other text, valid or not, it throws ``Doubt``: the caller
/// then reads the text with ``JSONReader``, which knows the whole grammar and reports errors.
struct JSONSkimmer {
  /// The text has something that the skimmer does not know.
  struct Doubt: Error {}

  /// A scalar of a text.
  struct Scalar {
    /// The range of its text in the source, without quotation marks.
    let range: Range<Int>
    /// Whether it is a string.
    let isString: Bool
    /// Whether its text has escape sequences; see ``JSONSkimmer/text(of:in:)``.
    var isDecoded = false
  }

  /// The offset of the next byte.
  var index: Int

  /// Starts at the byte `start`.
  init(from start: Int) { index = start }

  /// Skips white space and returns the byte after it, which is not skipped.
  @inline(__always) mutating func next(in source: Span<UInt8>) throws(Doubt) -> UInt8 {
    index = source.endOfJSONWhiteSpace(from: index)
    guard index < source.count else { throw Doubt() }
    return source[index]
  }

  /// Skips white space and the colon after a key, and returns the byte that the value starts with.
  @inline(__always) mutating func value(in source: Span<UInt8>) throws(Doubt) -> UInt8 {
    guard try next(in: source) == ASCII.colon else { throw Doubt() }
    index &+= 1
    // Most tools write one space here. A general search for white space takes more instructions.
    if index &+ 1 < source.count, source[index] == ASCII.space { index &+= 1 }
    return try next(in: source)
  }

  /// Skips the comma after a value, and returns true; skips the bracket that closes the collection, and returns false.
  @inline(__always) mutating func continues(to bracket: UInt8, in source: Span<UInt8>) throws(Doubt) -> Bool {
    let byte = try next(in: source)
    guard byte == ASCII.comma || byte == bracket else { throw Doubt() }
    index &+= 1
    return byte == ASCII.comma
  }

  /// Skips the bracket that opens a collection, and also closes it if it is empty.
  ///
  /// - Returns: whether the collection is empty.
  @inline(__always) mutating func opensEmpty(to bracket: UInt8, in source: Span<UInt8>) throws(Doubt) -> Bool {
    index &+= 1
    guard try next(in: source) == bracket else { return false }
    index &+= 1
    return true
  }

  /// Reads the scalar that starts here.
  @inline(__always) mutating func scalar(in source: Span<UInt8>) throws(Doubt) -> Scalar {
    guard source[index] == ASCII.quote else { return try token(in: source) }
    let start = index &+ 1
    let end = source.endOfPlainJSONText(from: start)
    guard end < source.count else { throw Doubt() }
    guard source[end] == ASCII.quote else { return try escapedString(in: source) }
    index = end &+ 1
    return Scalar(range: start..<end, isString: true)
  }

  private mutating func escapedString(in source: Span<UInt8>) throws(Doubt) -> Scalar {
    let start = index + 1
    var decoded: [UInt8] = []
    let end = JSONStringDecoder.decode(from: start, of: source, into: &decoded)
    guard end < source.count, source[end] == ASCII.quote else { throw Doubt() }
    index = end + 1
    return Scalar(range: start..<end, isString: true, isDecoded: true)
  }

  /// Whether a scalar can start with a byte.
  @inline(__always) static func startsScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.quote, ASCII.hyphen, ASCII.digits, UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): true
    default: false
    }
  }

  /// Returns the text of a string that has escape sequences.
  static func text(of scalar: Scalar, in source: Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    _ = JSONStringDecoder.decode(from: scalar.range.lowerBound, of: source, into: &text)
    return text
  }

  /// Reads a literal, or a number without an exponent.
  private mutating func token(in source: Span<UInt8>) throws(Doubt) -> Scalar {
    let start = index
    switch source[start] {
    case UInt8(ascii: "t") where source.matches("true", at: start): index = start + 4
    case UInt8(ascii: "f") where source.matches("false", at: start): index = start + 5
    case UInt8(ascii: "n") where source.matches("null", at: start): index = start + 4
    case ASCII.hyphen, ASCII.digits: try number(in: source)
    default: throw Doubt()
    }
    guard JSONScanner.endsValue(source.byte(at: index)) else { throw Doubt() }
    return Scalar(range: start..<index, isString: false)
  }

  private mutating func number(in source: Span<UInt8>) throws(Doubt) {
    if source[index] == ASCII.hyphen { index += 1 }
    if source.byte(at: index) == UInt8(ascii: "0") { index += 1 } else { try digits(in: source) }
    guard source.byte(at: index) == ASCII.period else { return }
    index += 1
    try digits(in: source)
  }

  private mutating func digits(in source: Span<UInt8>) throws(Doubt) {
    let start = index
    while source.byte(at: index).isDigit { index += 1 }
    guard index > start else { throw Doubt() }
  }
}
