/// The grammar of RFC 8259 as a loop without recursion: bytes in, nodes out.
struct JSONScanner {
  /// Where and why a text is no JSON.
  struct Failure: Error {
    let offset: Int
    let code: Problem.Code
    let message: String
  }

  /// What may come next.
  private enum Expectation {
    case value
    /// Behind `[`.
    case valueOrEnd
    /// Behind `{`.
    case keyOrEnd
    /// Behind a comma of an object.
    case key
    case colon
    /// Behind a value.
    case separator
  }

  /// The tree of the text that was scanned last.
  var builder = TreeBuilder(nodeCapacity: 0)
  private let vocabulary: Vocabulary
  private let limits: ReadLimits
  /// The next byte to look at.
  private var index: Int
  private var isFirst = true

  init(vocabulary: Vocabulary, limits: ReadLimits, start: Int) {
    self.vocabulary = vocabulary
    self.limits = limits
    index = start
  }

  /// Whether only white space is left; in `single` mode anything else fails.
  mutating func isAtEnd(of source: Span<UInt8>, mode: JSONReader.Mode) throws(Failure) -> Bool {
    skipWhiteSpace(in: source)
    if index == source.count { return true }
    if mode == .single { throw failure("there is more text behind the end of the JSON text") }
    return false
  }

  /// Scans one JSON text into ``builder``.
  mutating func scanText(in source: Span<UInt8>) throws(Failure) {
    // Compact JSON has a node per 10 bytes, indented JSON one per 20. Of many texts none may reserve for all of them.
    builder = TreeBuilder(nodeCapacity: isFirst ? (source.count - index) / 24 + 16 : 16)
    isFirst = false
    var expects = Expectation.value
    while true {
      skipWhiteSpace(in: source)
      guard index < source.count else { throw endOfInput(expects) }
      let byte = source[index]
      switch expects {
      case .separator:
        let isMapping = builder.innermost == .mapping
        if byte == 0x2C {  // ,
          try checkNodes()
          expects = isMapping ? .key : .value
          index += 1
          continue
        }
        guard byte == (isMapping ? 0x7D : 0x5D) else {
          throw failure(isMapping ? "expected a comma or }" : "expected a comma or ]")
        }
        close()
      case .key, .keyOrEnd:
        if byte == 0x22 {
          try scanString(in: source)
          expects = .colon
          continue
        }
        guard byte == 0x7D, expects == .keyOrEnd else {
          throw failure(expects == .key ? "expected a key in double quotes" : "expected a key in double quotes or }")
        }
        close()
      case .colon:
        guard byte == 0x3A else { throw failure("expected a colon behind the key") }
        index += 1
        expects = .value
        continue
      case .value, .valueOrEnd:
        switch byte {
        case 0x22: try scanString(in: source)
        case 0x7B:  // {
          try open(.mapping)
          expects = .keyOrEnd
          continue
        case 0x5B:  // [
          try open(.sequence)
          expects = .valueOrEnd
          continue
        case 0x2D, 0x30...0x39: try scanNumber(in: source)
        case 0x74: try scanLiteral("true", in: source)
        case 0x66: try scanLiteral("false", in: source)
        case 0x6E: try scanLiteral("null", in: source)
        case 0x5D where expects == .valueOrEnd: close()
        default: throw failure(expects == .value ? "expected a value" : "expected a value or ]")
        }
      }
      if builder.depth == 0 { return }
      expects = .separator
    }
  }

  private mutating func skipWhiteSpace(in source: Span<UInt8>) {
    while index < source.count {
      switch source[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private mutating func open(_ kind: Node.Kind) throws(Failure) {
    guard builder.depth < limits.depth else {
      throw Failure(
        offset: index, code: .limitReached,
        message: "arrays and objects are nested more than \(limits.depth) deep; the text is not read (limit depth)")
    }
    builder.openCollection(kind, style: .jsonToken, at: UInt32(truncatingIfNeeded: index))
    index += 1
  }

  /// Refuses to go on behind too many texts.
  func checkDocuments(_ count: Int) throws(Failure) {
    guard count > limits.documents else { return }
    throw Failure(
      offset: index, code: .limitReached,
      message: "the file has more than \(limits.documents) JSON texts (limit documents)")
  }

  private func checkNodes() throws(Failure) {
    guard builder.nextIndex >= limits.expandedNodes else { return }
    throw Failure(
      offset: index, code: .limitReached,
      message: "the text has more than \(limits.expandedNodes) values and keys (limit nodes)")
  }

  private mutating func close() {
    index += 1
    builder.closeCollection(at: UInt32(truncatingIfNeeded: index))
  }

  private mutating func scanString(in source: Span<UInt8>) throws(Failure) {
    let start = index
    var position = start + 1
    while position < source.count {
      let byte = source[position]
      if byte == 0x22 {
        index = position + 1
        return append(
          .jsonString, start: start, text: start + 1, count: position - start - 1,
          symbol: vocabulary.symbol(of: source.extracting(start + 1..<position)))
      }
      if byte == 0x5C { return try scanEscapedString(in: source, from: position) }
      if byte < 0x20 { break }
      position += 1
    }
    index = position
    throw position < source.count ? controlCharacter(in: source) : failure("the string has no end", at: start)
  }

  /// Scans on in a string whose first backslash stands at `backslash`.
  private mutating func scanEscapedString(in source: Span<UInt8>, from backslash: Int) throws(Failure) {
    let start = index
    let textStart = builder.decoded.count
    for position in start + 1..<backslash { builder.decoded.append(source[position]) }
    index = backslash
    while index < source.count {
      let byte = source[index]
      switch byte {
      case 0x22:
        index += 1
        let symbol = vocabulary.symbol(of: builder.decoded.span.extracting(textStart..<builder.decoded.count))
        return append(
          .jsonString, start: start, text: textStart, count: builder.decoded.count - textStart, symbol: symbol,
          isDecodedApart: true)
      case 0x5C:
        guard let escape = JSONEscape(in: source, at: index) else {
          throw failure("this escape is none of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")
        }
        escape.append(to: &builder.decoded)
        index += escape.length
      case 0x00..<0x20: throw controlCharacter(in: source)
      default:
        builder.decoded.append(byte)
        index += 1
      }
    }
    throw failure("the string has no end", at: start)
  }

  private mutating func scanNumber(in source: Span<UInt8>) throws(Failure) {
    let start = index
    if source[index] == 0x2D { index += 1 }
    if index < source.count, source[index] == 0x30 { index += 1 } else { try scanDigits(in: source) }
    if index < source.count, source[index] == 0x2E {
      index += 1
      try scanDigits(in: source)
    }
    if index < source.count, source[index] | 0x20 == 0x65 {
      index += 1
      if index < source.count, source[index] == 0x2B || source[index] == 0x2D { index += 1 }
      try scanDigits(in: source)
    }
    try checkTokenEnds(in: source)
    append(.jsonToken, start: start, text: start, count: index - start, symbol: .unknown)
  }

  private mutating func scanDigits(in source: Span<UInt8>) throws(Failure) {
    let start = index
    while index < source.count, source[index] >= 0x30, source[index] <= 0x39 { index += 1 }
    if index == start { throw failure("expected a digit") }
  }

  private mutating func scanLiteral(_ literal: StaticString, in source: Span<UInt8>) throws(Failure) {
    let start = index
    let end = start + literal.utf8CodeUnitCount
    guard end <= source.count, literal.matches(source.extracting(start..<end)) else {
      throw failure("expected a value")
    }
    index = end
    try checkTokenEnds(in: source)
    append(.jsonToken, start: start, text: start, count: end - start, symbol: .unknown)
  }

  /// Refuses `01`, `1a` and `truefalse`, which would otherwise pass as two texts of a concatenation.
  private func checkTokenEnds(in source: Span<UInt8>) throws(Failure) {
    guard index < source.count else { return }
    switch source[index] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x80...:
      throw failure("this does not belong to a value")
    default: return
    }
  }

  private mutating func append(
    _ style: Node.Style, start: Int, text: Int, count: Int, symbol: Symbol, isDecodedApart: Bool = false
  ) {
    builder.append(
      Node(
        kind: .scalar, style: style, symbol: symbol, sourceStart: UInt32(truncatingIfNeeded: start),
        sourceEnd: UInt32(truncatingIfNeeded: index), textStart: UInt32(truncatingIfNeeded: text),
        textLength: UInt32(truncatingIfNeeded: count), isDecodedApart: isDecodedApart,
        subtreeEnd: builder.nextIndex + 1))
  }

  private func failure(_ message: String, at offset: Int? = nil) -> Failure {
    Failure(offset: offset ?? index, code: .syntaxError, message: message)
  }

  private func controlCharacter(in source: Span<UInt8>) -> Failure {
    failure(
      source[index] == 0x0A || source[index] == 0x0D
        ? "the string has no end on its line" : "control characters must be escaped in a string")
  }

  private func endOfInput(_ expects: Expectation) -> Failure {
    if builder.isEmpty { return failure("there is no JSON text") }
    return failure(
      builder.innermost == .mapping ? "the text ends inside an object" : "the text ends inside an array")
  }
}

extension StaticString {
  /// Whether `bytes` are those of this ASCII text.
  fileprivate func matches(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == utf8CodeUnitCount else { return false }
    for index in bytes.indices where unsafe utf8Start[index] != bytes[index] { return false }
    return true
  }
}
