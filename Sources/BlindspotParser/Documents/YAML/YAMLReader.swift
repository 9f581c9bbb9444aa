import CLibYAML

/// Reads YAML through libyaml's events into positioned trees, without a String or an object per node.
///
/// What libyaml accepts is accepted and what it rejects is a problem. Duplicate keys are kept, keys may be any node,
/// anchors and tags are passed over, an alias is a node that names its target. Every alias of a finished document can
/// be followed: one that would lead into its own ancestors, or whose expansion would pass the limit, points at itself.
package enum YAMLReader {
  /// Reads every document of a stream.
  ///
  /// - Parameters:
  ///   - file: the bytes; UTF-16 is transcoded first, and the documents then refer to the transcoded bytes.
  ///   - vocabulary: the scalars to recognise.
  ///   - limits: what is too much.
  ///   - hasLines: whether lines and columns of `file` mean anything to a person.
  package static func read(
    _ file: SourceFile, vocabulary: Vocabulary = Vocabulary(), limits: ReadLimits = .yaml, hasLines: Bool = true
  ) -> ReadResult {
    do throws(Problem) {
      try limits.checkSize(of: file)
      let file = try TextEncoding.utf8(file)
      let isASCII = try TextEncoding.checkUTF8(file)
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
  private let vocabulary: Vocabulary
  private let limits: ReadLimits
  private let hasLines: Bool
  private let origin: Int
  private let places: YAMLMarkConverter
  private var builder: TreeBuilder
  private var aliases = YAMLAliases()
  /// How many flow collections are open.
  private var flowDepth = 0
  private lazy var lines = LineIndex(file.bytes)
  private static let maximumProblems = 20
  var result = ReadResult()

  init(file: SourceFile, isASCII: Bool, vocabulary: Vocabulary, limits: ReadLimits, hasLines: Bool) {
    self.file = file
    self.vocabulary = vocabulary
    self.limits = limits
    self.hasLines = hasLines
    origin = TextEncoding.markLength(of: file.bytes)
    places = YAMLMarkConverter(file.bytes.span, origin: origin, isASCII: isASCII)
    builder = TreeBuilder(nodeCapacity: 0)
  }

  /// Reads the stream to its end or to the first error.
  mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    let text = unsafe UnsafeBufferPointer(rebasing: bytes[origin...])
    guard let events = unsafe YAMLEvents(text) else { return }
    let source = unsafe bytes.span
    while true {
      guard events.advance() else { return fail(events.complaint, in: source) }
      guard aliases.expanded <= limits.expandedNodes else {
        let offset = Int(places.offset(of: events.start, in: source))
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
          let offset = Int(places.offset(of: events.start, in: source))
          return report(
            .limitReached, at: offset, "the file has more than \(limits.documents) documents (limit documents)")
        }
        aliases = YAMLAliases()
        // Exports have a node per 11 to 14 bytes; a stream of many documents must not reserve for all of it each time.
        builder = TreeBuilder(nodeCapacity: result.documents.isEmpty ? source.count / 10 + 16 : 16)
      case YAML_DOCUMENT_END_EVENT:
        if !builder.isEmpty {
          result.documents.append(builder.finish(source: file.bytes, hasLines: hasLines))
        }
      case YAML_STREAM_END_EVENT: return
      default: break
      }
    }
  }

  private mutating func scalar(_ events: borrowing YAMLEvents, in source: Span<UInt8>) {
    let value = unsafe events.scalar
    let style = events.scalarStyle
    var start = Int(places.offset(of: events.start, in: source))
    let end = Int(places.offset(of: events.end, in: source))
    if events.scalarHasProperties {
      noteAnchor(events)
      start = contentStart(from: start, to: end, in: source)
    }
    let text = unsafe value.span
    var symbol = vocabulary.symbol(of: text)
    if symbol == .unknown, text.count == 2, style == .plain, text[0] == ASCII.lessThan, text[1] == ASCII.lessThan {
      symbol = .merge
    }
    let quotes = style == .plain ? 0 : 1
    let isVerbatim =
      style.isFlow && end - start == value.count + 2 * quotes
      && source.extracting(start + quotes..<end - quotes).holdsSameBytes(as: text)
    let textStart = isVerbatim ? start + quotes : builder.decoded.count
    if !isVerbatim { unsafe builder.decoded.append(contentsOf: value) }
    aliases.expanded += 1
    builder.append(
      Node(
        kind: .scalar, style: style, symbol: symbol, sourceStart: UInt32(truncatingIfNeeded: start),
        sourceEnd: UInt32(truncatingIfNeeded: end), textStart: UInt32(truncatingIfNeeded: textStart),
        textLength: UInt32(truncatingIfNeeded: text.count), isInDecodedBuffer: !isVerbatim,
        subtreeEnd: builder.nextIndex + 1))
  }

  /// Opens a collection; false if that is one too deep.
  private mutating func open(_ kind: Node.Kind, _ events: borrowing YAMLEvents, in source: Span<UInt8>) -> Bool {
    let start = places.offset(of: events.start, in: source)
    guard builder.depth < limits.depth else {
      report(
        .limitReached, at: Int(start),
        "collections are nested more than \(limits.depth) deep; the rest is not read (limit depth)")
      return false
    }
    if events.startsFlowCollection {
      flowDepth += 1
      guard flowDepth <= limits.flowDepth else {
        report(
          .limitReached, at: Int(start),
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
    // In a flow collection all collections are flow collections.
    flowDepth = max(0, flowDepth - 1)
    // A block collection has no end of its own: libyaml tells where the next token stands.
    let isFlow = events.end.index > events.start.index
    let index = builder.closeCollection(at: isFlow ? places.offset(of: events.end, in: source) : nil)
    if let index { aliases.close(index) }
  }

  private mutating func alias(_ events: borrowing YAMLEvents, in source: Span<UInt8>) {
    let index = builder.nextIndex
    let start = places.offset(of: events.start, in: source)
    var target = index
    if let name = events.anchor {
      switch aliases.follow(name, depth: builder.depth, limits: limits, isOpen: builder.isOpen) {
      case .target(let found): target = found
      case .undefined: report(.syntaxError, at: Int(start), "the alias refers to an undefined anchor")
      case .recursive: report(.syntaxError, at: Int(start), "the alias refers to one of its own ancestors")
      case .tooLarge(let isFirst):
        guard isFirst else { break }
        report(
          .limitReached, at: Int(start),
          "with every alias followed the document is too large or nests too deep; some are not followed (limits nodes "
            + "and depth)")
      }
    }
    builder.append(
      Node(
        kind: .alias, style: .plain, symbol: .unknown, sourceStart: start,
        sourceEnd: places.offset(of: events.end, in: source), textStart: target, textLength: 0,
        isInDecodedBuffer: false,
        subtreeEnd: index + 1))
  }

  private mutating func noteAnchor(_ events: borrowing YAMLEvents) {
    guard let name = events.anchor else { return }
    aliases.set(name, at: builder.nextIndex, isCollection: events.type != YAML_SCALAR_EVENT, depth: builder.depth)
  }

  /// The first byte behind anchor and tag.
  private func contentStart(from start: Int, to end: Int, in source: Span<UInt8>) -> Int {
    func lineEnd(_ index: Int) -> Int? { YAMLScalarDecoder.lineEnd(at: index, in: start..<end, of: source) }
    var index = start
    while index < end {
      switch source[index] {
      case ASCII.ampersand:  // &
        // What ends an anchor's name may be the first byte of the text: `&a:b` is the text `:b`.
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
        // libyaml passes over a byte-order mark at the start of any line.
        if index + 2 < end, source[index] == 0xEF, source[index + 1] == 0xBB, source[index + 2] == 0xBF { index += 3 }
      }
    }
    return index
  }

  /// libyaml's idea of a letter in an anchor's name.
  private static func isAnchorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.digits, ASCII.uppercaseLetters, ASCII.lowercaseLetters, ASCII.hyphen, ASCII.underscore: true
    default: false
    }
  }

  private mutating func fail(_ complaint: YAMLError, in source: Span<UInt8>) {
    let offset = complaint.byteOffset.map { $0 + origin } ?? Int(places.offset(of: complaint.place, in: source))
    var message = complaint.problem ?? "the text is not YAML"
    if let context = complaint.context {
      message += " " + context
      if complaint.contextPlace.line < complaint.place.line, hasLines {
        let start = Int(places.offset(of: complaint.contextPlace, in: source))
        message += " that begins on line \(lines.position(of: start).line)"
      }
    }
    report(.syntaxError, at: offset, message)
  }

  /// Adds a problem. A file has room for a few: it may hold millions of aliases that lead nowhere.
  private mutating func report(_ code: Problem.Code, at offset: Int, _ message: String) {
    guard result.problems.count < Self.maximumProblems else { return }
    let position = hasLines ? lines.position(of: offset) : nil
    result.problems.append(Problem(file: file.name, position: position, code: code, message: message))
  }
}
