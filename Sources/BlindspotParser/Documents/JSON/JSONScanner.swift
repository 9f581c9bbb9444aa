/// The grammar of RFC 8259 as a loop without recursion: bytes in, nodes out.
struct JSONScanner {
  /// Where and why a text is no JSON.
  struct Failure: Error {
    let offset: Int
    let code: Problem.Code
    let message: String
  }

  private let vocabulary: Vocabulary
  private let limits: ReadLimits
  /// The next byte to look at.
  private var index: Int
  private var isFirst = true

  /// The texts of the tree being read that escapes changed.
  private var decoded: [UInt8] = []
  /// How many collections are open.
  private var depth = 0
  /// The innermost open collection, if one is.
  private var innermost = 0
  /// Whether that is an object.
  private var isInObject = false
  /// Whether nothing of it was read yet, so that it may end.
  private var mayEnd = false
  /// Which item of an array comes next.
  private var item: UInt32 = 0
  /// How the texts come in pages; nil if they are read whole.
  private let paging: JSONPaging?
  /// For how many nodes there is to be room.
  private var capacity = 0
  /// What stands before the items of the array that is read in pages; empty outside of one.
  private var around: [Node] = []
  /// How many nodes were handed over with the pages of the text.
  private var handedOver = 0
  /// The nodes of the text up to its first syntax error, with all collections closed; empty without an error.
  private(set) var partialNodes: [Node] = []

  /// A JSON text, or a page of one.
  struct Page {
    let nodes: [Node]
    /// The texts that escapes changed.
    let decoded: [UInt8]
    /// Whether the text ends with it.
    let isLast: Bool
  }

  /// Why a stretch of scanning ended.
  private enum Stop {
    case noRoom
    /// There are as many nodes as a page may have, and the next item of the long array follows.
    case page
    case end
  }

  init(vocabulary: Vocabulary, limits: ReadLimits, start: Int, paging: JSONPaging? = nil) {
    self.vocabulary = vocabulary
    self.limits = limits
    self.paging = paging
    index = start
  }

  /// Whether only white space is left; in `single` mode anything else fails.
  mutating func isAtEnd(of source: Span<UInt8>, mode: JSONReader.Mode) throws(Failure) -> Bool {
    index = source.endOfJSONWhiteSpace(from: index)
    if index == source.count { return true }
    if mode == .single { throw failure("unexpected content after the JSON value") }
    return false
  }

  /// Scans one JSON text, or the next page of it.
  @inline(never)
  mutating func scanPage(in source: Span<UInt8>) throws(Failure) -> Page {
    if around.isEmpty { begin(source) }
    var nodes = around
    while true {
      let scanned = nodes
      var stop = Stop.noRoom
      var failure: Failure?
      nodes = [Node](capacity: capacity) { (nodes: inout OutputSpan<Node>) in
        for node in scanned { nodes.append(node) }
        do throws(Failure) {
          stop = try scan(source, into: &nodes)
        } catch {
          failure = error
        }
      }
      if let failure {
        let isCutOff = failure.code == .limitReached && depth > 0 && !source.endsWithBracket
        if failure.code == .syntaxError { keepPartial(nodes, of: source) }
        throw isCutOff ? endOfInput(false, at: source.count) : failure
      }
      switch stop {
      case .noRoom: capacity *= 2
      case .end:
        around = []
        return Page(nodes: nodes, decoded: decoded, isLast: true)
      case .page:
        // Where all of its nodes keep their places.
        around = Array(nodes[...innermost])
        handedOver += nodes.count - around.count
        endPage(&nodes)
        return Page(nodes: nodes, decoded: decoded, isLast: false)
      }
    }
  }

  private mutating func begin(_ source: Span<UInt8>) {
    // Compact JSON has a node per 10 bytes, indented JSON one per 20; room that is not used is never touched. Of many
    // texts none may reserve for all of them.
    capacity = isFirst ? (source.count - index) / 8 + 16 : 16
    if let paging { capacity = min(capacity, paging.size * 2) }
    isFirst = false
    handedOver = 0
    decoded = []
    depth = 0
    isInObject = false
    mayEnd = false
    item = 0
  }

  /// Keeps the nodes that precede an error, and closes the collections that are open there. A key without a value gets an
  /// empty one.
  private mutating func keepPartial(_ scanned: [Node], of source: Span<UInt8>) {
    guard depth > 0 else { return }
    var nodes = scanned
    let end = UInt32(truncatingIfNeeded: min(index, source.count))
    if isInObject {
      var children = 0
      var child = innermost + 1
      while child < nodes.count {
        child = Int(nodes[child].subtreeEnd)
        children += 1
      }
      if !children.isMultiple(of: 2) {
        nodes.append(
          Node(
            kind: .scalar, style: .synthetic, symbol: .unknown, sourceStart: end, sourceEnd: end, textStart: 0,
            textLength: 0, isInDecodedBuffer: false, subtreeEnd: UInt32(truncatingIfNeeded: nodes.count + 1)))
      }
    }
    var collection = innermost
    for _ in 0..<depth {
      nodes[collection].sourceEnd = end
      nodes[collection].subtreeEnd = UInt32(truncatingIfNeeded: nodes.count)
      collection = Int(nodes[collection].textStart)
    }
    partialNodes = nodes
  }

  /// Returns the document of ``partialNodes``; nil without an error.
  func partialDocument(source: [UInt8], hasLines: Bool) -> Document? {
    partialNodes.isEmpty
      ? nil : Document(source: source, nodes: partialNodes, decoded: decoded, hasLines: hasLines)
  }

  /// Ends the array that is being read, and what is around it, behind the last item.
  private func endPage(_ nodes: inout [Node]) {
    for open in [0, innermost] {
      nodes[open].sourceEnd = UInt32(truncatingIfNeeded: index)
      nodes[open].subtreeEnd = UInt32(truncatingIfNeeded: nodes.count)
    }
  }

  /// Scans on, as far as there is room for two more nodes.
  ///
  /// Written into the room of an array and not with its `append`, which asks anew for each node whether the array is
  /// shared.
  private mutating func scan(_ source: Span<UInt8>, into nodes: inout OutputSpan<Node>) throws(Failure) -> Stop {
    // One comparison for each value: of the bound on nodes, and of the size of a page.
    let bound = min(limits.expandedNodes - handedOver, paging?.size ?? .max)
    while nodes.freeCapacity > 1 {
      var byte = try next(in: source, nodes.isEmpty)
      if isInObject {
        if byte == ASCII.quote {
          try scanString(in: source, into: &nodes)
          guard try next(in: source, false) == ASCII.colon else { throw failure("expected ':' after the key") }
          index += 1
          byte = try next(in: source, false)
          mayEnd = false
        } else {
          guard byte == ASCII.closeBrace, mayEnd else {
            throw failure(mayEnd ? "expected a key in double quotes or '}'" : "expected a key in double quotes")
          }
        }
      }
      switch byte {
      case ASCII.quote: try scanString(in: source, into: &nodes)
      case ASCII.openBrace, ASCII.openBracket:  // { [
        try open(isObject: byte == ASCII.openBrace, into: &nodes)
        continue
      case ASCII.hyphen, ASCII.digits: try scanNumber(in: source, into: &nodes)
      case UInt8(ascii: "t"): try scanLiteral("true", in: source, into: &nodes)
      case UInt8(ascii: "f"): try scanLiteral("false", in: source, into: &nodes)
      case UInt8(ascii: "n"): try scanLiteral("null", in: source, into: &nodes)
      case ASCII.closeBracket where mayEnd && !isInObject, ASCII.closeBrace where mayEnd && isInObject:
        close(in: &nodes)
      default: throw failure(mayEnd ? "expected a value or ']'" : "expected a value")
      }
      while true {
        if depth == 0 { return .end }
        byte = try next(in: source, false)
        if byte == ASCII.comma { break }  // ,
        guard byte == (isInObject ? ASCII.closeBrace : ASCII.closeBracket) else {
          throw failure(isInObject ? "expected ',' or '}'" : "expected ',' or ']'")
        }
        close(in: &nodes)
      }
      index += 1
      item += 1
      mayEnd = false
      if nodes.count >= bound {
        try checkNodes(nodes.count)
        if isPaged(nodes) { return .page }
      }
    }
    return .noRoom
  }

  /// Whether the innermost collection is the array that is read in pages: the whole text, or behind the key for that.
  private func isPaged(_ nodes: borrowing OutputSpan<Node>) -> Bool {
    guard paging != nil, !isInObject, nodes[innermost].textStart == 0 else { return false }
    return innermost == 0 || nodes[0].kind == .mapping && nodes[innermost - 1].symbol == paging?.key
  }

  /// The next byte that is no white space.
  @inline(__always)
  private mutating func next(in source: Span<UInt8>, _ isStart: Bool) throws(Failure) -> UInt8 {
    index = source.endOfJSONWhiteSpace(from: index)
    guard index < source.count else { throw endOfInput(isStart) }
    return source[index]
  }

  @inline(__always)
  private mutating func open(isObject: Bool, into nodes: inout OutputSpan<Node>) throws(Failure) {
    guard depth < limits.depth else {
      throw Failure(
        offset: index, code: .limitReached,
        message: "arrays and objects are nested more than \(limits.depth) deep; the text is not read (limit depth)")
    }
    let collection = nodes.count
    let start = UInt32(truncatingIfNeeded: index)
    nodes.append(
      Node(
        kind: isObject ? .mapping : .sequence, style: .jsonToken, symbol: .unknown, sourceStart: start,
        sourceEnd: start,
        textStart: UInt32(truncatingIfNeeded: depth == 0 ? collection : innermost),
        textLength: isInObject ? 0 : item, isInDecodedBuffer: false, subtreeEnd: 0))
    innermost = collection
    isInObject = isObject
    mayEnd = true
    item = 0
    depth += 1
    index += 1
  }

  /// Ends the innermost collection.
  @inline(__always)
  private mutating func close(in nodes: inout OutputSpan<Node>) {
    index += 1
    depth -= 1
    let end = UInt32(truncatingIfNeeded: nodes.count)
    nodes[innermost].sourceEnd = UInt32(truncatingIfNeeded: index)
    nodes[innermost].subtreeEnd = end
    item = nodes[innermost].textLength
    innermost = Int(nodes[innermost].textStart)
    isInObject = nodes[innermost].kind == .mapping
  }

  /// Refuses to go on behind too many texts.
  func checkDocuments(_ count: Int) throws(Failure) {
    guard count > limits.documents else { return }
    throw Failure(
      offset: index, code: .limitReached,
      message: "the file has more than \(limits.documents) JSON texts (limit documents)")
  }

  /// Refuses to go on behind too many nodes.
  private func checkNodes(_ count: Int) throws(Failure) {
    guard handedOver + count >= limits.expandedNodes else { return }
    throw Failure(
      offset: index - 1, code: .limitReached,
      message: "the text has more than \(limits.expandedNodes) values and keys (limit nodes)")
  }

  @inline(__always)
  private mutating func scanString(in source: Span<UInt8>, into nodes: inout OutputSpan<Node>) throws(Failure) {
    let start = index
    let end = source.endOfPlainJSONText(from: start + 1)
    guard end < source.count else {
      index = end
      throw failure("the string is not closed", at: start)
    }
    guard source[end] == ASCII.quote else { return try scanEscapedString(in: source, into: &nodes) }
    index = end + 1
    append(
      .jsonString, start: start, text: start + 1, count: end - start - 1,
      symbol: vocabulary.symbol(of: source.extracting(start + 1..<end)), to: &nodes)
  }

  /// Scans a string that contains a backslash or a control character.
  private mutating func scanEscapedString(
    in source: Span<UInt8>, into nodes: inout OutputSpan<Node>
  ) throws(Failure) {
    let start = index
    let textStart = decoded.count
    index = JSONStringDecoder.decode(from: start + 1, of: source, into: &decoded)
    guard index < source.count else { throw failure("the string is not closed", at: start) }
    switch source[index] {
    case ASCII.quote: index += 1
    case ASCII.backslash:
      throw failure("invalid escape sequence; expected \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\uXXXX")
    default: throw controlCharacter(in: source)
    }
    append(
      .jsonString, start: start, text: textStart, count: decoded.count - textStart,
      symbol: vocabulary.symbol(of: decoded.span.extracting(textStart..<decoded.count)), isInDecodedBuffer: true,
      to: &nodes)
  }

  @inline(__always)
  private mutating func scanNumber(in source: Span<UInt8>, into nodes: inout OutputSpan<Node>) throws(Failure) {
    let start = index
    if source[index] == ASCII.hyphen { index += 1 }
    if index < source.count, source[index] == UInt8(ascii: "0") { index += 1 } else { try scanDigits(in: source) }
    if index < source.count, source[index] == ASCII.period {
      index += 1
      try scanDigits(in: source)
    }
    if index < source.count, source[index].lowercased == UInt8(ascii: "e") {
      index += 1
      if index < source.count, source[index] == ASCII.plus || source[index] == ASCII.hyphen { index += 1 }
      try scanDigits(in: source)
    }
    try checkTokenEnds(in: source)
    append(.jsonToken, start: start, text: start, count: index - start, symbol: .unknown, to: &nodes)
  }

  private mutating func scanDigits(in source: Span<UInt8>) throws(Failure) {
    let start = index
    while index < source.count, source[index].isDigit { index += 1 }
    if index == start { throw failure("expected a digit") }
  }

  private mutating func scanLiteral(
    _ literal: StaticString, in source: Span<UInt8>, into nodes: inout OutputSpan<Node>
  ) throws(Failure) {
    let start = index
    guard source.matches(literal, at: start) else { throw failure("expected a value") }
    index += literal.utf8CodeUnitCount
    try checkTokenEnds(in: source)
    append(.jsonToken, start: start, text: start, count: index - start, symbol: .unknown, to: &nodes)
  }

  /// Refuses `01`, `1a` and `truefalse`, which would otherwise pass as two texts of a concatenation.
  private func checkTokenEnds(in source: Span<UInt8>) throws(Failure) {
    guard index < source.count else { return }
    switch source[index] {
    case ASCII.digits, ASCII.uppercaseLetters, ASCII.lowercaseLetters, ASCII.plus, ASCII.hyphen, ASCII.period, 0x80...:
      throw failure("unexpected character after the value")
    default: return
    }
  }

  @inline(__always)
  private func append(
    _ style: Node.Style, start: Int, text: Int, count: Int, symbol: Symbol, isInDecodedBuffer: Bool = false,
    to nodes: inout OutputSpan<Node>
  ) {
    nodes.append(
      Node(
        kind: .scalar, style: style, symbol: symbol, sourceStart: UInt32(truncatingIfNeeded: start),
        sourceEnd: UInt32(truncatingIfNeeded: index), textStart: UInt32(truncatingIfNeeded: text),
        textLength: UInt32(truncatingIfNeeded: count), isInDecodedBuffer: isInDecodedBuffer,
        subtreeEnd: UInt32(truncatingIfNeeded: nodes.count &+ 1)))
  }

  private func failure(_ message: String, at offset: Int? = nil) -> Failure {
    Failure(offset: offset ?? index, code: .syntaxError, message: message)
  }

  private func controlCharacter(in source: Span<UInt8>) -> Failure {
    failure(
      source[index] == ASCII.newline || source[index] == ASCII.carriageReturn
        ? "the string is not closed on its line" : "control characters must be escaped in a string")
  }

  private func endOfInput(_ isStart: Bool, at offset: Int? = nil) -> Failure {
    if isStart { return failure("expected a JSON value") }
    return failure(isInObject ? "the text ends inside an object" : "the text ends inside an array", at: offset)
  }
}
