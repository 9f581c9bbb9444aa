import CLibYAML

/// Reads the events of libyaml into trees with positions, without a String or an object per node.
///
/// Accepts the same texts as libyaml. Duplicate keys are kept, keys can be any node, anchors and tags are skipped, and
/// an alias is a node that refers to its target. Every alias of a finished document can be followed: an alias of one of
/// its own ancestors, or one whose expansion would exceed a limit, refers to itself.
package enum YAMLReader {
  /// Reads every document of a stream.
  ///
  /// - Parameters:
  ///   - file: the bytes; UTF-16 is transcoded first, and the documents then refer to the transcoded bytes.
  ///   - vocabulary: the scalars to recognize.
  ///   - limits: the limits of size, depth and number.
  ///   - hasLines: whether lines and columns of `file` are useful to a person.
  package static func read(
    _ file: SourceFile, vocabulary: Vocabulary = Vocabulary(), limits: ReadLimits = .yaml, hasLines: Bool = true
  ) -> ReadResult {
    do throws(Problem) {
      try limits.checkSize(of: file)
      let file = try TextEncoding.utf8(file)
      let isASCII = try TextEncoding.checkUTF8(file)
      try limits.checkDirectives(of: file)
      var reading = YAMLReading(
        file: file, isASCII: isASCII, vocabulary: vocabulary, limits: limits, hasLines: hasLines)
      unsafe file.bytes.withUnsafeBufferPointer { bytes in unsafe reading.run(bytes) }
      return reading.result
    } catch {
      return ReadResult(problems: [hasLines ? error : error.withoutPosition])
    }
  }
}

/// The state of reading one stream.
private struct YAMLReading {
  private let file: SourceFile
  private let isASCII: Bool
  private let vocabulary: Vocabulary
  private let limits: ReadLimits
  private let hasLines: Bool
  private let origin: Int
  private let marks: YAMLMarkConverter
  private var builder: TreeBuilder
  private var aliases = YAMLAliases()
  /// The number of open flow collections.
  private var flowDepth = 0
  private lazy var lines = LineIndex(file.bytes)
  private static let maximumProblems = 20
  var result = ReadResult()

  init(file: SourceFile, isASCII: Bool, vocabulary: Vocabulary, limits: ReadLimits, hasLines: Bool) {
    self.file = file
    self.isASCII = isASCII
    self.vocabulary = vocabulary
    self.limits = limits
    self.hasLines = hasLines
    origin = TextEncoding.markLength(of: file.bytes)
    marks = YAMLMarkConverter(file.bytes.span, origin: origin, isASCII: isASCII)
    builder = TreeBuilder(nodeCapacity: 0)
  }

  /// Reads the stream to its end or to the first error.
  mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    let text = unsafe UnsafeBufferPointer(rebasing: bytes[origin...])
    guard let events = unsafe YAMLEvents(text, isASCII: isASCII) else { return }
    let source = unsafe bytes.span
    var count = 0
    while true {
      guard events.advance() else { return fail(events.error, in: source) }
      count &+= 1
      if count.isMultiple(of: ReadLimits.nodesPerDeadlineCheck), let deadline = limits.deadline, deadline.hasSearchEnded
      {
        return report(
          .limitReached, at: marks.offset(of: events.start, in: source), ReadLimits.deadlineMessage)
      }
      guard aliases.expanded <= limits.expandedNodes else {
        let offset = marks.offset(of: events.start, in: source)
        return report(
          .limitReached, at: offset, "the document has more than \(limits.expandedNodes) nodes (limit nodes)")
      }
      switch events.type {
      case YAML_SCALAR_EVENT: scalar(events, in: source)
      case YAML_MAPPING_START_EVENT:
        guard open(.mapping, events, in: source) else { return }
      case YAML_SEQUENCE_START_EVENT:
        guard open(.sequence, events, in: source) else { return }
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: close(events, in: source)
      case YAML_ALIAS_EVENT: alias(events, in: source)
      case YAML_DOCUMENT_START_EVENT:
        guard result.documents.count < limits.documents else {
          let offset = marks.offset(of: events.start, in: source)
          return report(
            .limitReached, at: offset, "the file has more than \(limits.documents) documents (limit documents)")
        }
        aliases = YAMLAliases()
        let rest = source.count - marks.offset(of: events.start, in: source)
        builder = TreeBuilder(nodeCapacity: nodeCapacity(for: rest))
      case YAML_DOCUMENT_END_EVENT:
        if !builder.isEmpty {
          result.documents.append(builder.finish(source: file.bytes, hasLines: hasLines))
        }
      case YAML_STREAM_END_EVENT: return
      default: break
      }
    }
  }

  /// Returns the room for the nodes of the next document in a number of bytes. Exports have a node per 11 to 14 bytes, and the
  /// documents of a stream are mostly of similar size.
  private func nodeCapacity(for bytes: Int) -> Int {
    let most = bytes / 10
    return min(most, result.documents.last.map { $0.nodes.count + $0.nodes.count / 8 } ?? most) + 16
  }

  private mutating func scalar(_ events: borrowing YAMLEvents, in source: Span<UInt8>) {
    let value = unsafe events.scalar
    let style = events.scalarStyle
    var start = marks.offset(of: events.start, in: source)
    let end = marks.offset(of: events.end, in: source)
    let hasProperties = events.scalarHasProperties
    if hasProperties {
      noteAnchor(events)
      if events.scalarIsBinary {
        report(.unreadable, at: start, "a text in base64 (!!binary) is not read; write it as text")
      }
      start = contentStart(from: start, to: end, in: source)
    }
    let text = unsafe value.span
    var symbol = vocabulary.symbol(of: text)
    if symbol == .unknown, style == .plain, text.matches("<<") {
      symbol = .merge
    }
    let quotes = style.quotes
    var isVerbatim = style.isFlow && end - start == value.count + 2 * quotes
    // In one line, only the escapes of double quotes can change a text without its length. After an anchor or a tag, the start
    // is not libyaml's.
    if isVerbatim, style == .doubleQuoted || hasProperties || events.start.line != events.end.line {
      isVerbatim = source.extracting(start + quotes..<end - quotes).hasSameBytes(as: text)
    }
    aliases.expanded += 1
    if isVerbatim { return builder.append(style, symbol: symbol, start: start, end: end, textLength: text.count) }
    let slice = TextSlice(start: builder.decoded.count, count: text.count, isInDecodedBuffer: true)
    unsafe builder.decoded.append(contentsOf: value)
    builder.append(style, symbol: symbol, start: start, end: end, text: slice)
  }

  /// Opens a collection. Returns false if it exceeds the depth limit.
  private mutating func open(_ kind: Node.Kind, _ events: borrowing YAMLEvents, in source: Span<UInt8>) -> Bool {
    let start = marks.offset(of: events.start, in: source)
    guard builder.depth < limits.depth else {
      report(
        .limitReached, at: start,
        "collections are nested more than \(limits.depth) deep; the rest is not read (limit depth)")
      return false
    }
    if events.startsFlowCollection {
      flowDepth += 1
      guard flowDepth <= limits.flowDepth else {
        report(
          .limitReached, at: start,
          "flow collections are nested more than \(limits.flowDepth) deep; the rest is not read (limit flow-depth)")
        return false
      }
    }
    if events.hasProperties { noteAnchor(events) }
    aliases.expanded += 1
    builder.openCollection(kind, at: start)
    aliases.reach(depth: builder.depth)
    return true
  }

  private mutating func close(_ events: borrowing YAMLEvents, in source: Span<UInt8>) {
    // A flow collection contains only flow collections.
    flowDepth = max(0, flowDepth - 1)
    // The syntax does not mark the end of a block collection: libyaml reports the start of the next token.
    let isFlow = events.end.index > events.start.index
    let index = builder.closeCollection(at: isFlow ? marks.offset(of: events.end, in: source) : nil)
    if let index { aliases.close(index) }
  }

  private mutating func alias(_ events: borrowing YAMLEvents, in source: Span<UInt8>) {
    let index = builder.nextIndex
    let start = marks.offset(of: events.start, in: source)
    var target = index
    if let name = events.anchor {
      switch aliases.follow(name, depth: builder.depth, limits: limits, isOpen: builder.isOpen) {
      case .target(let found): target = Int(found.index)
      case .undefined: report(.syntaxError, at: start, "the alias refers to an undefined anchor")
      case .recursive: report(.syntaxError, at: start, "the alias refers to one of its own ancestors")
      case .tooLarge(let isFirst):
        guard isFirst else { break }
        report(
          .limitReached, at: start,
          "with every alias followed the document is too large or nests too deep; some are not followed (limits nodes "
            + "and depth)")
      }
    }
    builder.appendAlias(of: target, start: start, end: marks.offset(of: events.end, in: source))
  }

  private mutating func noteAnchor(_ events: borrowing YAMLEvents) {
    guard let name = events.anchor else { return }
    aliases.set(
      name, at: builder.nextNode, isCollection: events.type != YAML_SCALAR_EVENT, depth: builder.depth)
  }

  /// Returns the first byte after an anchor and a tag.
  private func contentStart(from start: Int, to end: Int, in source: Span<UInt8>) -> Int {
    func lineEnd(_ index: Int) -> Int? { YAMLScalarDecoder.lineEnd(at: index, in: start..<end, of: source) }
    var index = start
    while index < end {
      switch source[index] {
      case ASCII.ampersand:  // &
        // The byte that ends the name of an anchor can be the first byte of the text: `&a:b` is the text `:b`.
        index += 1
        while index < end, Self.isAnchorByte(source[index]) { index += 1 }
      case ASCII.exclamationMark:  // !
        while index < end, source[index] > ASCII.space, lineEnd(index) == nil { index += 1 }
      case ASCII.numberSign:  // #
        while index < end, lineEnd(index) == nil { index += 1 }
      case ASCII.tab, ASCII.space: index += 1
      default:
        guard let next = lineEnd(index) else { return index }
        index = next
        // libyaml skips a byte-order mark at the start of any line.
        if index + 2 < end, source[index] == 0xEF, source[index + 1] == 0xBB, source[index + 2] == 0xBF { index += 3 }
      }
    }
    return index
  }

  /// Whether libyaml accepts a byte in the name of an anchor.
  private static func isAnchorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.digits, ASCII.uppercaseLetters, ASCII.lowercaseLetters, ASCII.hyphen, ASCII.underscore: true
    default: false
    }
  }

  private mutating func fail(_ error: YAMLError, in source: Span<UInt8>) {
    let offset = error.byteOffset.map { $0 + origin } ?? marks.offset(of: error.mark, in: source)
    var message = error.problem.map(ShownText.init(nonExport:)) ?? "the text is not YAML"
    if let context = error.context {
      message = "\(message) \(nonExport: context)"
      if error.contextMark.line < error.mark.line, hasLines {
        let start = marks.offset(of: error.contextMark, in: source)
        message = "\(message) that begins on line \(lines.position(of: start).line)"
      }
    }
    report(.syntaxError, at: offset, message)
  }

  /// Adds a problem, up to the maximum: a file can contain millions of undefined aliases.
  private mutating func report(_ code: Problem.Code, at offset: Int, _ message: ShownText) {
    guard result.problems.count < Self.maximumProblems else { return }
    let position = hasLines ? lines.position(of: offset) : nil
    result.problems.append(Problem(file: file.name, position: position, code: code, message: message))
  }
}
