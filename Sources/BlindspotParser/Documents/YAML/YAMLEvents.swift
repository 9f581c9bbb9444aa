import CLibYAML

/// libyaml's event parser over bytes in memory: the one place that touches its C structures.
///
/// The bytes must stay where they are for as long as the value lives; ``YAMLReader`` sees to that. Bytes of an event
/// are valid until the next one is read.
@safe struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let input: YAMLInput

  /// Starts to read `bytes`, which are UTF-8 without a byte-order mark; nil if there is no memory.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe event.initialize(to: yaml_event_t())
    unsafe parser.initialize(to: yaml_parser_t())
    let isReady = unsafe yaml_parser_initialize(parser) == 1
    unsafe input = YAMLInput(bytes, of: parser)
    guard isReady else { return nil }
  }

  deinit {
    input.remove()
    unsafe yaml_event_delete(event)
    unsafe yaml_parser_delete(parser)
    unsafe event.deallocate()
    unsafe parser.deallocate()
  }

  /// Reads the next event; false at a syntax error.
  func advance() -> Bool {
    // Events that end a collection own nothing, and are a quarter of all.
    if type != YAML_MAPPING_END_EVENT && type != YAML_SEQUENCE_END_EVENT { unsafe yaml_event_delete(event) }
    return unsafe yaml_parser_parse(parser, event) == 1
  }

  /// What the current event is.
  var type: yaml_event_type_t { unsafe event.pointee.type }

  /// Where the current event starts; an anchor or a tag is part of it.
  var start: yaml_mark_t { unsafe event.pointee.start_mark }

  /// Where it ends.
  var end: yaml_mark_t { unsafe event.pointee.end_mark }

  /// The decoded bytes of a scalar event.
  var scalar: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: event.pointee.data.scalar.length)
  }

  /// Whether a scalar event carries an anchor or a tag.
  var scalarHasProperties: Bool {
    unsafe event.pointee.data.scalar.anchor != nil || event.pointee.data.scalar.tag != nil
  }

  /// How a scalar event is written.
  var scalarStyle: Node.Style {
    switch unsafe event.pointee.data.scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  /// Whether a collection's start event opens one in brackets or braces.
  var startsFlowCollection: Bool {
    switch type {
    case YAML_MAPPING_START_EVENT: unsafe event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    case YAML_SEQUENCE_START_EVENT: unsafe event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    default: false
    }
  }

  /// Whether a node event carries an anchor or a tag, so that its content starts later than the event.
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

  /// The anchor that a node event sets or an alias event names; nil if there is none.
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

  /// What libyaml says about the error that ``advance()`` met.
  var complaint: YAMLError {
    YAMLError(
      problem: unsafe parser.pointee.problem.map { unsafe String(cString: $0) },
      context: unsafe parser.pointee.context.map { unsafe String(cString: $0) },
      place: unsafe parser.pointee.problem_mark, contextPlace: unsafe parser.pointee.context_mark,
      // Characters that YAML does not allow are met by libyaml's reader, which knows bytes and no marks.
      byteOffset: unsafe parser.pointee.error == YAML_READER_ERROR ? parser.pointee.problem_offset : nil)
  }
}

/// An error in libyaml's own words. They are fixed texts and never hold anything of the file.
struct YAMLError {
  let problem: String?
  let context: String?
  let place: yaml_mark_t
  let contextPlace: yaml_mark_t
  let byteOffset: Int?
}
