import CLibYAML

/// libyaml's event parser for bytes in memory. Only this type and ``YAMLInput`` access its C structures.
///
/// The bytes must keep their address for the lifetime of the value, which ``YAMLReader`` ensures. The bytes of an event
/// are valid until ``advance()`` is called again.
@safe struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let input: YAMLInput

  /// Creates a parser for `bytes`, which are UTF-8 without a byte-order mark; nil if memory is exhausted.
  ///
  /// - Parameter isASCII: whether every character is one byte.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe event.initialize(to: yaml_event_t())
    unsafe parser.initialize(to: yaml_parser_t())
    let isReady = unsafe yaml_parser_initialize(parser) == 1
    unsafe input = YAMLInput(bytes, isASCII: isASCII, of: parser)
    guard isReady else { return nil }
  }

  deinit {
    input.remove()
    unsafe yaml_event_delete(event)
    unsafe yaml_parser_delete(parser)
    unsafe event.deallocate()
    unsafe parser.deallocate()
  }

  /// Reads the next event. Returns false at a syntax error.
  func advance() -> Bool {
    release()
    input.prepare()
    return unsafe yaml_parser_parse(parser, event) == 1
  }

  /// Frees the memory of the current event, which `yaml_parser_parse` overwrites.
  ///
  /// The simple version calls `yaml_event_delete` for every event, which costs 2 % of a run: it clears the event, and nearly
  /// all events own only the text of a scalar, or nothing.
  @inline(__always) private func release() {
    switch type {
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: break
    case YAML_SCALAR_EVENT where !scalarHasProperties: unsafe yaml_free(event.pointee.data.scalar.value)
    case YAML_MAPPING_START_EVENT where !hasProperties, YAML_SEQUENCE_START_EVENT where !hasProperties: break
    default: unsafe yaml_event_delete(event)
    }
  }

  /// The type of the current event.
  var type: yaml_event_type_t { unsafe event.pointee.type }

  /// The start of the current event, including its anchor and its tag.
  var start: yaml_mark_t { unsafe event.pointee.start_mark }

  /// The end of the current event.
  var end: yaml_mark_t { unsafe event.pointee.end_mark }

  /// The decoded bytes of a scalar event.
  var scalar: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: event.pointee.data.scalar.length)
  }

  /// Whether a scalar event has an anchor or a tag.
  var scalarHasProperties: Bool {
    unsafe event.pointee.data.scalar.anchor != nil || event.pointee.data.scalar.tag != nil
  }

  /// Whether the tag of a scalar event is that of base64, `!!binary`.
  var scalarIsBinary: Bool {
    guard let tag = unsafe event.pointee.data.scalar.tag else { return false }
    return unsafe String(cString: tag).hasSuffix("binary")
  }

  /// The notation of a scalar event.
  var scalarStyle: Node.Style {
    switch unsafe event.pointee.data.scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  /// Whether the event starts a collection in brackets or braces.
  var startsFlowCollection: Bool {
    switch type {
    case YAML_MAPPING_START_EVENT: unsafe event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    case YAML_SEQUENCE_START_EVENT: unsafe event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    default: false
    }
  }

  /// Whether a node event has an anchor or a tag, so that its content starts after the start of the event.
  var hasProperties: Bool {
    switch type {
    case YAML_SCALAR_EVENT: scalarHasProperties
    case YAML_MAPPING_START_EVENT:
      unsafe event.pointee.data.mapping_start.anchor != nil || event.pointee.data.mapping_start.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      unsafe event.pointee.data.sequence_start.anchor != nil || event.pointee.data.sequence_start.tag != nil
    default: false
    }
  }

  /// The anchor of a node event, or the one that an alias event refers to, if any.
  var anchor: [UInt8]? {
    let name: UnsafeMutablePointer<yaml_char_t>? =
      switch type {
      case YAML_SCALAR_EVENT: unsafe event.pointee.data.scalar.anchor
      case YAML_MAPPING_START_EVENT: unsafe event.pointee.data.mapping_start.anchor
      case YAML_SEQUENCE_START_EVENT: unsafe event.pointee.data.sequence_start.anchor
      case YAML_ALIAS_EVENT: unsafe event.pointee.data.alias.anchor
      default: nil
      }
    guard let name = unsafe name else { return nil }
    var count = 0
    while unsafe name[count] != 0 { count += 1 }
    return unsafe Array(UnsafeBufferPointer(start: name, count: count))
  }

  /// The error because of which ``advance()`` returned false.
  var error: YAMLError {
    YAMLError(
      problem: unsafe parser.pointee.problem.map { unsafe String(cString: $0) },
      context: unsafe parser.pointee.context.map { unsafe String(cString: $0) },
      mark: unsafe parser.pointee.problem_mark, contextMark: unsafe parser.pointee.context_mark,
      // The reader of libyaml detects characters that YAML does not permit. It has byte offsets instead of marks.
      byteOffset: unsafe parser.pointee.error == YAML_READER_ERROR ? parser.pointee.problem_offset : nil)
  }
}

/// An error with the messages of libyaml, which are constants and never contain text of the file.
struct YAMLError {
  let problem: String?
  let context: String?
  let mark: yaml_mark_t
  let contextMark: yaml_mark_t
  /// The offset of the error in bytes, if libyaml reports it instead of ``mark``.
  let byteOffset: Int?
}
