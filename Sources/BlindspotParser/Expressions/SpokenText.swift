/// Markup inside a text that is spoken (SSML 1.1, W3C Recommendation, and the VoiceXML tags that prompts hold): tags
/// are no words, but what stands between them and what `<sub alias="…">` says are.
package enum SpokenText {
  /// The end of the tag, comment or declaration that begins with the `<` at `index`; nil if it is none of them: `x < 5`
  /// is arithmetic, `<jane@example.com>` an address.
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

  /// What a `<sub>` tag has said in place of its content: the value of `alias`, without the quotes. Nil for other tags.
  package static func alias(in text: Span<UInt8>, ofTag tag: Range<Int>) -> Range<Int>? {
    guard equals(name(in: text, at: tag.lowerBound), "sub", in: text) else { return nil }
    let attribute: StaticString = "alias="
    let length = attribute.utf8CodeUnitCount
    var index = tag.lowerBound + 4
    while index + length < tag.upperBound {
      let quote = text[index + length]
      if isSpace(text[index - 1]), quote == ASCII.quote || quote == ASCII.apostrophe,
        equals(index..<index + length, attribute, in: text)
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

  /// The name of the tag that begins at `index`.
  private static func name(in text: Span<UInt8>, at index: Int) -> Range<Int> {
    var start = index + 1
    if start < text.count, text[start] == ASCII.slash { start += 1 }
    var end = start
    while end < text.count, isNameByte(text[end]), end > start || isLetter(text[end]) { end += 1 }
    return start..<end
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte.lowercased
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.digits, ASCII.hyphen, ASCII.colon: true
    default: isLetter(byte)
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte >= ASCII.tab && byte <= ASCII.carriageReturn
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte == ASCII.greaterThan || byte == ASCII.slash || isSpace(byte)
  }

  /// Whether a range says `other`, which must be in lower case.
  private static func equals(_ range: Range<Int>, _ other: StaticString, in text: Span<UInt8>) -> Bool {
    guard range.count == other.utf8CodeUnitCount else { return false }
    return other.withUTF8Buffer { bytes in
      for index in 0..<bytes.count {
        if unsafe bytes[index] != text[range.lowerBound + index].lowercased { return false }
      }
      return true
    }
  }
}
