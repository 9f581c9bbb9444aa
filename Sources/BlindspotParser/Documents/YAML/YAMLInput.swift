import CLibYAML

/// The input of a libyaml parser, written directly to the buffer of the parser.
///
/// libyaml fills its buffer character by character: it decodes each one from UTF-8, checks it and encodes it again,
/// which is a fifth of its work. Instead, this type replaces the buffer by a copy of the whole text, which is known to
/// be valid, and marks it as complete. Then the reader of libyaml has nothing to do, and its scanner gets the same
/// bytes. A text with a character that YAML does not permit is read the usual way, so that libyaml reports it.
@safe struct YAMLInput: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The original buffer of the parser and its replacement; nil if libyaml reads the text itself.
  private let replaced: (own: UnsafeMutablePointer<UInt8>?, ours: UnsafeMutableBufferPointer<UInt8>)?

  /// The number of zero bytes after the text. libyaml expects one, and it reads a few bytes ahead: three characters and
  /// a line end, to recognize `---`.
  private static let padding = 32

  /// Sets the input of a parser that has not read anything yet. `bytes` are valid UTF-8 and keep their address.
  init(_ bytes: UnsafeBufferPointer<UInt8>, of parser: UnsafeMutablePointer<yaml_parser_t>) {
    unsafe self.parser = parser
    // The reader needs both before it uses its buffer.
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    guard unsafe YAMLCharacters.areAllAllowed(in: bytes.span) else {
      unsafe replaced = nil
      return
    }
    let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + Self.padding)
    let end = unsafe text.update(fromContentsOf: bytes)
    unsafe text[end...].update(repeating: 0)
    unsafe replaced = (own: parser.pointee.buffer.start, ours: text)
    unsafe parser.pointee.buffer.start = text.baseAddress
    unsafe parser.pointee.buffer.pointer = text.baseAddress
    unsafe parser.pointee.buffer.last = text.baseAddress.map { unsafe $0 + end + 1 }
    unsafe parser.pointee.buffer.end = text.baseAddress.map { unsafe $0 + text.count }
    // A number of characters, for which the number of bytes is an upper bound: the scanner only checks that there are
    // enough.
    unsafe parser.pointee.unread = end + 1
    unsafe parser.pointee.eof = 1
  }

  /// Restores the original buffer, which the parser frees.
  func remove() {
    guard let (own, ours) = unsafe replaced else { return }
    unsafe parser.pointee.buffer.start = own
    unsafe ours.deallocate()
  }
}
