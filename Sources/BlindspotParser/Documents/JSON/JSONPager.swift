/// The settings for reading a JSON text with a long array in pages. Each page is a document: everything before the
/// array, and some of its items. The last page also has everything after the array.
///
/// ```
/// text    {"entities": [a, b, c, d, e], "total": 5}
/// pages   {"entities": [a, b]}  {"entities": [c, d]}  {"entities": [e], "total": 5}
/// ```
struct JSONPaging {
  /// The key of the array in the outermost object. If the whole text is an array, it is read in pages in any case.
  let key: Symbol
  /// The minimum number of nodes of a page, which ends after the item that reaches it.
  var size = 1 << 14

  /// The part of a JSON text that a document is.
  struct Part {
    /// Whether the document is the whole text.
    let isWhole: Bool
    /// Whether the text ends with the document.
    let isLast: Bool
  }
}

/// Reads the JSON texts of a file one after the other, each as a whole or in pages.
struct JSONPager {
  /// A JSON text, or a page of one.
  struct Page {
    let nodes: NodeList
    /// The texts that escape sequences changed.
    let decoded: [UInt8]
    /// Whether the page is the last one of its text.
    let isLast: Bool
  }

  private var scanner: JSONScanner
  private let pageSize: Int?
  /// The number of nodes for which memory is allocated.
  private var capacity = 0
  private var isFirstText = true
  /// The nodes before the items of the array that is read in pages, including the array; empty between texts.
  private var prefix: [NodeWord] = []
  private var prefixDetails: [NodeDetail] = []
  /// The nodes of the text up to its first syntax error, with all collections closed; empty without an error.
  private var partialNodes = NodeList()

  /// Starts at the byte `start`.
  init(vocabulary: Vocabulary, limits: ReadLimits, start: Int, paging: JSONPaging?) {
    scanner = JSONScanner(vocabulary: vocabulary, limits: limits, start: start, paging: paging)
    pageSize = paging?.size
  }

  /// Returns the next text or its next page.
  @inline(never)
  mutating func nextPage(in source: Span<UInt8>) throws(JSONScanner.Failure) -> Page {
    if prefix.isEmpty { startText(source) } else { scanner.details = prefixDetails }
    scanner.details.reserveCapacity(capacity / 2)
    var words = prefix
    while true {
      let scanned = words
      var stop = JSONScanner.Stop.noRoom
      var failure: JSONScanner.Failure?
      words = [NodeWord](capacity: capacity) { (words: inout OutputSpan<NodeWord>) in
        for word in scanned { words.append(word) }
        do throws(JSONScanner.Failure) {
          stop = try scanner.scan(source, into: &words)
        } catch {
          failure = error
        }
      }
      if let failure {
        if failure.code == .syntaxError { partialNodes = scanner.closedNodes(words, of: source) }
        throw scanner.isCutOff(source, by: failure) ? scanner.endOfInput(false, at: source.count) : failure
      }
      switch stop {
      case .noRoom: capacity *= 2
      case .end:
        prefix = []
        return Page(nodes: scanner.takeNodes(words), decoded: scanner.decoded, isLast: true)
      case .page:
        // The nodes before the items have the same indices in all pages.
        prefix = Array(words[...scanner.innermost])
        let innermost = words[scanner.innermost]
        prefixDetails = Array(scanner.details[...(innermost.detailIndex + (innermost.hasTwoDetails ? 1 : 0))])
        scanner.previousNodes += words.count - prefix.count
        // The page contains the outermost collection and the array up to here.
        var nodes = scanner.takeNodes(words)
        nodes.close(scanner.innermost, sourceEnd: scanner.index)
        if scanner.innermost > 0 { nodes.close(0, sourceEnd: scanner.index) }
        return Page(nodes: nodes, decoded: scanner.decoded, isLast: false)
      }
    }
  }

  /// Whether only white space follows; throws if other content follows in `single` mode.
  mutating func isAtEnd(of source: Span<UInt8>, mode: JSONReader.Mode) throws(JSONScanner.Failure) -> Bool {
    try scanner.isAtEnd(of: source, mode: mode)
  }

  /// Returns the document of the text up to its syntax error; nil without an error.
  func partialDocument(source: [UInt8], hasLines: Bool) -> Document? {
    partialNodes.isEmpty
      ? nil : Document(source: source, nodes: partialNodes, decoded: scanner.decoded, hasLines: hasLines)
  }

  /// Throws if a file with `count` texts has too many.
  func checkDocuments(_ count: Int) throws(JSONScanner.Failure) { try scanner.checkDocuments(count) }

  private mutating func startText(_ source: Span<UInt8>) {
    // Compact JSON has a node per 10 bytes, indented JSON one per 20. The operating system does not provide memory that
    // is never used. With many texts in a file, the later ones do not reserve for all of them.
    capacity = isFirstText ? (source.count - scanner.index) / 8 + 16 : 16
    if let pageSize { capacity = min(capacity, pageSize * 2) }
    isFirstText = false
    scanner.startText()
  }
}
