/// The grammar of RFC 8259 as a loop without recursion: it reads bytes and appends nodes.
struct JSONScanner {
  /// The reason why a text is not JSON, with the offset of the error in bytes.
  struct Failure: Error {
    let offset: Int
    let code: Problem.Code
    let message: ShownText
  }

  /// The reason why ``scan(_:into:)`` returned.
  enum Stop {
    /// There is not enough room for more nodes.
    case noRoom
    /// The page is full, and the next item of the array that is read in pages follows.
    case page
    /// The text ends here.
    case end
  }

  let vocabulary: Vocabulary
  private let limits: ReadLimits
  private let paging: JSONPaging?
  /// The offset of the next byte.
  var index: Int
  /// The texts of the current tree that escape sequences changed.
  var decoded: [UInt8] = []
  /// The details of the nodes of the current tree.
  var details: [NodeDetail] = []
  /// The number of nodes on earlier pages of the text, without those that each page repeats.
  var previousNodes = 0
  /// The index of the innermost open collection.
  private(set) var innermost = 0
  /// Whether the innermost open collection is an object.
  private(set) var isInObject = false
  /// Whether the innermost open collection is empty so far, so that it can be closed without a value.
  private var mayClose = false
  /// The index of the next item, 0-based, if the innermost open collection is an array.
  private var item = 0
  /// The number of open collections.
  private(set) var depth = 0

  /// Starts at the byte `start`.
  init(vocabulary: Vocabulary, limits: ReadLimits, start: Int, paging: JSONPaging?) {
    self.vocabulary = vocabulary
    self.limits = limits
    self.paging = paging
    index = start
  }

  /// Prepares for the next text.
  mutating func startText() {
    previousNodes = 0
    decoded = []
    details = []
    depth = 0
    isInObject = false
    mayClose = false
    item = 0
  }

  /// Returns the nodes of the current tree, and removes their details here.
  mutating func takeNodes(_ words: [NodeWord]) -> NodeList {
    let nodes = NodeList(words: words, details: details)
    details = []
    return nodes
  }

  /// Whether only white space follows; throws if other content follows in `single` mode.
  mutating func isAtEnd(of source: Span<UInt8>, mode: JSONReader.Mode) throws(Failure) -> Bool {
    index = source.endOfJSONWhiteSpace(from: index)
    if index == source.count { return true }
    if mode == .single { throw failure("unexpected content after the JSON value") }
    return false
  }

  /// Reads the text, or continues to read it, while there is room for two more nodes.
  ///
  /// Writes into the memory of an array: `Array.append` checks for every node that the array is not shared.
  mutating func scan(_ source: Span<UInt8>, into nodes: inout OutputSpan<NodeWord>) throws(Failure) -> Stop {
    // One comparison per value covers the limit of nodes, the size of a page and the deadline.
    var bound = nextBound(after: nodes.count)
    while nodes.freeCapacity > 1 {
      var byte = try next(in: source, nodes.isEmpty)
      if isInObject {
        if byte == ASCII.quote {
          try scanString(in: source, into: &nodes)
          guard try next(in: source, false) == ASCII.colon else { throw failure("expected ':' after the key") }
          index += 1
          // Most tools write one space here. A general search for white space takes five times as long.
          if index + 1 < source.count, source[index] == ASCII.space, source[index + 1] > ASCII.space { index += 1 }
          byte = try next(in: source, false)
          mayClose = false
        } else {
          guard byte == ASCII.closeBrace, mayClose else {
            throw failure(mayClose ? "expected a key in double quotes or '}'" : "expected a key in double quotes")
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
      case ASCII.closeBracket where mayClose && !isInObject, ASCII.closeBrace where mayClose && isInObject:
        closeEmpty(in: &nodes)
      default: throw failure(mayClose ? "expected a value or ']'" : "expected a value")
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
      mayClose = false
      if nodes.count >= bound {
        try checkNodes(nodes.count)
        if isPaged(nodes) { return .page }
        bound = nextBound(after: nodes.count)
      }
    }
    return .noRoom
  }

  /// Returns the number of nodes at which a limit must be checked again.
  private func nextBound(after count: Int) -> Int {
    let bound = min(limits.expandedNodes - previousNodes, paging?.size ?? .max)
    return limits.deadline == nil ? bound : min(bound, count + ReadLimits.nodesPerDeadlineCheck)
  }

  /// Whether a page is full, and the innermost collection is the array that is read in pages: the whole text, or the
  /// value of the key.
  private func isPaged(_ nodes: borrowing OutputSpan<NodeWord>) -> Bool {
    guard let paging, nodes.count >= paging.size, !isInObject else { return false }
    guard nodes[innermost].node(at: innermost, details).parent.index == 0 else { return false }
    return innermost == 0
      || nodes[0].kind == .mapping && nodes[innermost - 1].node(at: innermost - 1, details).symbol == paging.key
  }

  /// Skips white space and returns the byte after it.
  @inline(__always)
  private mutating func next(in source: Span<UInt8>, _ isStart: Bool) throws(Failure) -> UInt8 {
    index = source.endOfJSONWhiteSpace(from: index)
    guard index < source.count else { throw endOfInput(isStart) }
    return source[index]
  }

  @inline(__always)
  private mutating func open(isObject: Bool, into nodes: inout OutputSpan<NodeWord>) throws(Failure) {
    guard depth < limits.depth else {
      throw Failure(
        offset: index, code: .limitReached,
        message: "arrays and objects are nested more than \(limits.depth) deep; the text is not read (limit depth)")
    }
    let collection = nodes.count
    nodes.append(
      details.open(
        isObject ? .mapping : .sequence, style: .jsonToken, start: index, at: collection,
        parent: depth == 0 ? collection : innermost, itemIndex: isInObject ? 0 : item))
    innermost = collection
    isInObject = isObject
    mayClose = true
    item = 0
    depth += 1
    index += 1
  }

  /// Closes the innermost collection, which is empty. Not inlined, so that the function that reads strings is.
  @inline(never)
  private mutating func closeEmpty(in nodes: inout OutputSpan<NodeWord>) { close(in: &nodes) }

  /// Closes the innermost collection.
  @inline(__always)
  private mutating func close(in nodes: inout OutputSpan<NodeWord>) {
    index &+= 1
    depth &-= 1
    let closed = details.close(nodes[innermost], at: innermost, count: nodes.count, sourceEnd: index)
    if let word = closed.word { nodes[innermost] = word }
    item = closed.itemIndex
    innermost = closed.parent
    isInObject = nodes[innermost].kind == .mapping
  }

  /// Throws if a file with `count` texts has too many.
  func checkDocuments(_ count: Int) throws(Failure) {
    guard count > limits.documents else { return }
    throw Failure(
      offset: index, code: .limitReached,
      message: "the file has more than \(limits.documents) JSON texts (limit documents)")
  }

  /// Throws if the text has too many nodes or the time is over.
  private func checkNodes(_ count: Int) throws(Failure) {
    if let deadline = limits.deadline, deadline.hasSearchEnded {
      throw Failure(offset: index - 1, code: .limitReached, message: ReadLimits.deadlineMessage)
    }
    guard previousNodes + count >= limits.expandedNodes else { return }
    throw Failure(
      offset: index - 1, code: .limitReached,
      message: "the text has more than \(limits.expandedNodes) values and keys (limit nodes)")
  }

  func failure(_ message: ShownText, at offset: Int? = nil) -> Failure {
    Failure(offset: offset ?? index, code: .syntaxError, message: message)
  }

  /// Returns the error of a text that ends too early.
  func endOfInput(_ isStart: Bool, at offset: Int? = nil) -> Failure {
    if isStart { return failure("expected a JSON value") }
    return failure(isInObject ? "the text ends inside an object" : "the text ends inside an array", at: offset)
  }
}
