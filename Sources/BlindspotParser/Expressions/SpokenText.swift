/// Speech markup (SSML 1.1, W3C Recommendation) inside a text: tags are no words, but what stands between them and what
/// `<sub alias="…">` says are.
package enum SpokenText {
  /// What `<say-as interpret-as="…">` says its content is, where that is a hint at personal data.
  package enum Interpretation: UInt8, Sendable {
    case telephone
    case name
    case address
    case date
    case characters
    case digits
  }

  /// Content whose kind the markup names.
  package struct Hint: Equatable, Sendable {
    /// The place of the content in the text.
    package let range: TextRange
    /// What it is said to be.
    package let interpretation: Interpretation
  }

  /// Copies `text` into `words` with every tag blanked by spaces, byte for byte, so that ranges stay those of the text.
  /// The value of `alias` in a `<sub>` stays, since it is what is said.
  ///
  /// - Parameter hints: receives the content of each `<say-as>` of a kind listed in ``Interpretation``.
  /// - Returns: false, with `words` untouched, if the text has no tag.
  package static func blankMarkup(in text: Span<UInt8>, into words: inout [UInt8], hints: inout [Hint]) -> Bool {
    guard var next = tag(in: text, from: 0) else { return false }
    words.removeAll(keepingCapacity: true)
    words.reserveCapacity(text.count)
    for index in text.indices { words.append(text[index]) }
    var open: (interpretation: Interpretation, start: Int)?
    while true {
      let name = self.name(of: next, in: text)
      if equals(name, "say-as", in: text) {
        if let opened = open, text[next.lowerBound + 1] == UInt8(ascii: "/") {
          let range = TextRange(start: opened.start, end: next.lowerBound)
          if !range.isEmpty { hints.append(Hint(range: range, interpretation: opened.interpretation)) }
          open = nil
        } else if let value = attribute("interpret-as", in: next, of: text),
          let interpretation = interpretation(of: value, in: text)
        {
          open = (interpretation, next.upperBound)
        }
      }
      let alias = equals(name, "sub", in: text) ? attribute("alias", in: next, of: text) : nil
      for index in next where alias.map({ !$0.contains(index) }) ?? true { words[index] = UInt8(ascii: " ") }
      guard let following = tag(in: text, from: next.upperBound) else { return true }
      next = following
    }
  }

  /// The next tag, comment or declaration, angle brackets included. A `<` that begins no markup (`x < 5`) is text.
  private static func tag(in text: Span<UInt8>, from start: Int) -> Range<Int>? {
    var index = start
    while index + 1 < text.count {
      if text[index] == UInt8(ascii: "<"), beginsMarkup(text[index + 1]), let end = endOfTag(in: text, from: index + 1)
      {
        return index..<end
      }
      index += 1
    }
    return nil
  }

  private static func beginsMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default: false
    }
  }

  /// The place after the `>` that ends a tag; a `>` inside a quoted value does not. Nil if the tag never ends or another
  /// one begins before.
  private static func endOfTag(in text: Span<UInt8>, from start: Int) -> Int? {
    var quote: UInt8 = 0
    for index in start..<text.count {
      let byte = text[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if byte == UInt8(ascii: "<") {
        return nil
      } else if (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")), text[index - 1] == UInt8(ascii: "=") {
        quote = byte
      }
    }
    return nil
  }

  private static func name(of tag: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var start = tag.lowerBound + 1
    if text[start] == UInt8(ascii: "/") { start += 1 }
    var end = start
    while end < tag.upperBound, isNameByte(text[end]) { end += 1 }
    return start..<end
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"): true
    default: false
    }
  }

  /// The value of an attribute, without its quotes.
  private static func attribute(_ name: StaticString, in tag: Range<Int>, of text: Span<UInt8>) -> Range<Int>? {
    let length = name.utf8CodeUnitCount
    var index = tag.lowerBound
    while index + length + 2 < tag.upperBound {
      let end = index + length
      if !isNameByte(text[index - (index > tag.lowerBound ? 1 : 0)]), equals(index..<end, name, in: text),
        text[end] == UInt8(ascii: "="), text[end + 1] == UInt8(ascii: "\"") || text[end + 1] == UInt8(ascii: "'")
      {
        let quote = text[end + 1]
        var close = end + 2
        while close < tag.upperBound, text[close] != quote { close += 1 }
        return close < tag.upperBound ? end + 2..<close : nil
      }
      index += 1
    }
    return nil
  }

  private static func interpretation(of value: Range<Int>, in text: Span<UInt8>) -> Interpretation? {
    if equals(value, "telephone", in: text) || equals(value, "phone", in: text) { return .telephone }
    if equals(value, "name", in: text) { return .name }
    if equals(value, "address", in: text) { return .address }
    if equals(value, "date", in: text) { return .date }
    if equals(value, "characters", in: text) || equals(value, "spell-out", in: text) { return .characters }
    if equals(value, "digits", in: text) { return .digits }
    return nil
  }

  /// Whether a range says `other`, which must be in lower case.
  private static func equals(_ range: Range<Int>, _ other: StaticString, in text: Span<UInt8>) -> Bool {
    guard range.count == other.utf8CodeUnitCount else { return false }
    return other.withUTF8Buffer { bytes in
      for index in 0..<bytes.count {
        if unsafe bytes[index] != lowerCase(text[range.lowerBound + index]) { return false }
      }
      return true
    }
  }
}
