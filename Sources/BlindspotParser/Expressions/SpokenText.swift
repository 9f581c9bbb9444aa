/// Markup in a spoken text: SSML 1.1 (W3C Recommendation), and the VoiceXML tags of prompts. The content of elements
/// and the alias of `<sub alias="…">` are spoken; tags are not.
package enum SpokenText {
  /// Returns the end of the tag, comment or declaration whose `<` is at `index`; nil for any other text: `x < 5` is
  /// arithmetic, and `<jane@example.com>` is an address.
  package static func tagEnd(in text: Span<UInt8>, at index: Int) -> Int? {
    var position = index + 1
    guard position < text.count else { return nil }
    switch text[position] {
    case ASCII.exclamationMark, ASCII.questionMark: break
    default:
      let name = name(in: text, at: index)
      guard !name.isEmpty, name.upperBound < text.count, endsName(text[name.upperBound]) else { return nil }
      position = name.upperBound
    }
    var quote: UInt8 = 0
    while position < text.count {
      let byte = text[position]
      switch byte {
      case _ where quote != 0: if byte == quote { quote = 0 }
      case ASCII.greaterThan: return position + 1
      case ASCII.lessThan: return nil
      case ASCII.quote, ASCII.apostrophe: if text[position - 1] == ASCII.equals { quote = byte }
      default: break
      }
      position += 1
    }
    return nil
  }

  /// Returns the text that is spoken instead of the content of a `<sub>` tag: the value of `alias`, without the quotes.
  /// Nil for any other tag.
  package static func alias(in text: Span<UInt8>, ofTag tag: Range<Int>) -> Range<Int>? {
    let name = name(in: text, at: tag.lowerBound)
    guard name.count == 3, text.hasWord("sub", at: name.lowerBound) else { return nil }
    let attribute: StaticString = "alias="
    let length = attribute.utf8CodeUnitCount
    var index = tag.lowerBound + 4
    while index + length < tag.upperBound {
      let quote = text[index + length]
      if isSpace(text[index - 1]), quote == ASCII.quote || quote == ASCII.apostrophe,
        text.hasWord(attribute, at: index)
      {
        let start = index + length + 1
        var end = start
        while end < tag.upperBound, text[end] != quote { end += 1 }
        return end < tag.upperBound ? start..<end : nil
      }
      index += 1
    }
    return nil
  }

  /// Returns the range of the name of the tag at `index`.
  private static func name(in text: Span<UInt8>, at index: Int) -> Range<Int> {
    var start = index + 1
    if start < text.count, text[start] == ASCII.slash { start += 1 }
    var end = start
    while end < text.count, isNameByte(text[end]), end > start || text[end].isLetter { end += 1 }
    return start..<end
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.digits, ASCII.hyphen, ASCII.colon: true
    default: byte.isLetter
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte >= ASCII.tab && byte <= ASCII.carriageReturn
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte == ASCII.greaterThan || byte == ASCII.slash || isSpace(byte)
  }
}
