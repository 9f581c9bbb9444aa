import BlindspotParser

extension WordAutomaton {
  /// Whether the value of a digit can decide which phrases occur in `text`, since a few have digits (`H1B`, `legge 104`).
  /// Can be true in other cases. The text must be ASCII.
  package func mayReadDigits(in text: Span<UInt8>) -> Bool {
    let mayBeginWithDigit = hasDigit(at: Self.root)
    for index in text.indices where mayBeginWithDigit ? text[index].isAlphanumeric : text[index].isLetter {
      // No word starts with a lower-case letter after a letter.
      if text[index].isLower, text.byte(at: index - 1).isLetter { continue }
      if mayReadDigit(in: text, at: index, from: Self.root) { return true }
    }
    return false
  }

  private func mayReadDigit(in text: Span<UInt8>, at start: Int, from node: Int) -> Bool {
    var index = start
    while index < text.count, !text[index].isAlphanumeric { index += 1 }
    guard index < text.count else { return false }
    if reads(text[index], at: index, of: text, from: node) { return true }
    // The next word of a phrase after any separator.
    guard let next = target(of: Self.space, from: node) else { return false }
    return reads(text[index], at: index, of: text, from: next)
  }

  private func reads(_ byte: UInt8, at index: Int, of text: Span<UInt8>, from node: Int) -> Bool {
    guard !byte.isDigit else { return hasDigit(at: node) }
    guard let next = target(of: UInt32(byte & 0x1F), from: node) else { return false }
    return mayReadDigit(in: text, at: index + 1, from: next)
  }
}
