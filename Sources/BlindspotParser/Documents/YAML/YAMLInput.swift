import CLibYAML

/// The bytes that a libyaml parser reads, put where it looks for them.
///
/// libyaml takes its input through a buffer of its own, which it fills a character at a time: each is decoded from
/// UTF-8, checked and encoded again, a fifth of all its work. Text that is known to be valid may stand in that buffer
/// from the start, whole, marked as the last there is. Then libyaml's reader has nothing to do, and its scanner sees the
/// same bytes. A text with a character that YAML does not allow goes the usual way, to be refused in libyaml's words.
@safe struct YAMLInput: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// libyaml's own buffer, as it came, and ours in its place; nil where libyaml reads for itself.
  private let replaced: (own: UnsafeMutablePointer<UInt8>?, ours: UnsafeMutableBufferPointer<UInt8>)?

  /// libyaml looks for a zero byte behind the last character, and a few bytes ahead of where it reads (three characters
  /// and a line end, to tell `---`).
  private static let padding = 32

  /// Hands `bytes`, valid UTF-8 that stays where it is, to a parser that has read nothing yet.
  init(_ bytes: UnsafeBufferPointer<UInt8>, of parser: UnsafeMutablePointer<yaml_parser_t>) {
    unsafe self.parser = parser
    // The reader asks for both before it looks into its buffer.
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
    // In characters, and there are no more of them than bytes; the scanner only asks whether there are enough.
    unsafe parser.pointee.unread = end + 1
    unsafe parser.pointee.eof = 1
  }

  /// Gives the parser its own buffer back, which it is about to free.
  func remove() {
    guard let (own, ours) = unsafe replaced else { return }
    unsafe parser.pointee.buffer.start = own
    unsafe ours.deallocate()
  }
}
