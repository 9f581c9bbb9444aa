import CLibYAML

/// The input of a libyaml parser, written directly to the buffer of the parser.
///
/// libyaml fills its buffer character by character: it decodes each one from UTF-8, checks it and encodes it again,
/// which is a fifth of its work. Instead, this type replaces the buffer by a window on the text, which is known to be valid,
/// and moves it on between events. A long text is never in memory twice. If one token is longer than the rest of the window,
/// libyaml reads on by itself, in its usual way. It reads a text with a character that YAML does not permit in this way from
/// the start, and reports the character.
@safe struct YAMLInput: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The original buffer of the parser, which ``remove()`` restores; nil if it was not replaced.
  private let own: UnsafeMutablePointer<UInt8>?
  private let window: UnsafeMutableBufferPointer<UInt8>
  private let text: UnsafeMutablePointer<Text>

  /// The text and the number of its bytes that the parser has received.
  @safe private struct Text {
    let bytes: UnsafeBufferPointer<UInt8>
    let isASCII: Bool
    var position: Int
  }

  /// The greatest length of the window in bytes.
  private static let windowSize = 1 << 20
  /// The number of characters below which the window is moved on before an event. Nearly all tokens are shorter.
  private static let leastUnread = 1 << 16
  /// The number of zero bytes after the text. libyaml expects one, and it reads a few bytes ahead: three characters and
  /// a line end, to recognize `---`.
  private static let padding = 32

  /// Sets the input of a parser that has not read anything yet.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8, which keeps its address.
  ///   - isASCII: whether every character is one byte.
  init(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool, of parser: UnsafeMutablePointer<yaml_parser_t>) {
    unsafe self.parser = parser
    unsafe text = .allocate(capacity: 1)
    unsafe text.initialize(to: Text(bytes: bytes, isASCII: isASCII, position: bytes.count))
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    guard unsafe YAMLCharacters.areAllAllowed(in: bytes.span) else {
      unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      unsafe own = nil
      unsafe window = .allocate(capacity: 0)
      return
    }
    unsafe text.pointee.position = 0
    unsafe yaml_parser_set_input(parser, Self.read, text)
    unsafe own = parser.pointee.buffer.start
    unsafe window = .allocate(capacity: min(bytes.count, Self.windowSize) + Self.padding)
    unsafe parser.pointee.buffer.start = window.baseAddress
    unsafe parser.pointee.buffer.pointer = window.baseAddress
    unsafe parser.pointee.buffer.last = window.baseAddress
    unsafe parser.pointee.buffer.end = window.baseAddress.map { unsafe $0 + window.count }
    moveOn()
  }

  /// Reads the text for libyaml.
  private static let read:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeMutablePointer<UInt8>?, Int, UnsafeMutablePointer<Int>?
    ) -> CInt = { data, target, capacity, count in
      guard let text = unsafe data?.assumingMemoryBound(to: Text.self), let target = unsafe target else { return 0 }
      let start = unsafe text.pointee.position
      let end = unsafe min(start + capacity, text.pointee.bytes.count)
      for index in start..<end { unsafe target[index - start] = text.pointee.bytes[index] }
      unsafe text.pointee.position = end
      unsafe count?.pointee = end - start
      return 1
    }

  /// Moves the window on if little of it is unread. Call it before an event.
  @inline(__always) func prepare() {
    // The number of unread characters, for one comparison before nearly all events.
    guard unsafe parser.pointee.unread < Self.leastUnread else { return }
    guard unsafe text.pointee.position < text.pointee.bytes.count else { return }
    moveOn()
  }

  /// The number of unread bytes in the window.
  private var unread: Int {
    guard let last = unsafe parser.pointee.buffer.last, let pointer = unsafe parser.pointee.buffer.pointer else {
      return 0
    }
    return unsafe last - pointer
  }

  /// Moves the unread bytes to the start of the window, and fills the rest of it.
  private func moveOn() {
    let (bytes, unread) = (unsafe text.pointee.bytes, self.unread)
    guard let first = unsafe window.baseAddress, let pointer = unsafe parser.pointee.buffer.pointer else { return }
    // The start of a character that libyaml has read by itself.
    if let rawFirst = unsafe parser.pointee.raw_buffer.start, let rawLast = unsafe parser.pointee.raw_buffer.last,
      let rawPointer = unsafe parser.pointee.raw_buffer.pointer
    {
      unsafe text.pointee.position -= rawLast - rawPointer
      unsafe parser.pointee.raw_buffer.pointer = rawFirst
      unsafe parser.pointee.raw_buffer.last = rawFirst
    }
    unsafe first.update(from: pointer, count: unread)
    let start = unsafe text.pointee.position
    var end = unsafe min(start + window.count - Self.padding - unread, bytes.count)
    while end > start, end < bytes.count, unsafe bytes[end].isUTF8Continuation { end -= 1 }
    if let source = bytes.baseAddress {
      unsafe (first + unread).update(from: source + start, count: end - start)
    }
    var characters = end - start
    let isASCII = unsafe text.pointee.isASCII
    if !isASCII {
      for index in start..<end where unsafe bytes[index].isUTF8Continuation { characters -= 1 }
    }
    unsafe text.pointee.position = end
    var last = unsafe first.advanced(by: unread + end - start)
    if end == bytes.count {
      // The last byte that counts is a zero.
      unsafe last.update(repeating: 0, count: Self.padding)
      unsafe last += 1
      characters += 1
      unsafe parser.pointee.eof = 1
    }
    unsafe parser.pointee.buffer.pointer = first
    unsafe parser.pointee.buffer.last = last
    unsafe parser.pointee.unread += characters
  }

  /// Restores the original buffer, which the parser frees.
  func remove() {
    if let own = unsafe own { unsafe parser.pointee.buffer.start = own }
    unsafe window.deallocate()
    unsafe text.deallocate()
  }
}
