import BlindspotParser

/// Finds addresses in names whose words are joined: `home_12BirchLane_Ripon`, `27-Ferncliff-Dr-Pinetown`, `Ekgatan12_key`.
///
/// It searches a copy of the name with spaces between the words. Only an address that needs no other evidence counts.
enum JoinedAddress {
  private static let longestName = 96
  private static let leastConfidence: Float = 0.5
  private static let shortestWord = 3

  /// Returns a copy of a name with spaces between its words; nil for a name without joined words.
  static func copy(of text: Span<UInt8>, profile: TextProfile) -> MappedText? {
    guard profile.digits < 10, profile.spaces < 2, text.count <= longestName, hasJoinedNumber(text) else { return nil }
    var copy = MappedText()
    write(text, to: &copy)
    return copy
  }

  /// Appends those of the candidates in a copy that need no other evidence.
  static func append(_ found: [Candidate], in copy: MappedText, to candidates: inout [Candidate]) {
    for var candidate in found where candidate.confidence >= leastConfidence {
      candidate.range = copy.range(of: candidate.range)
      candidates.append(candidate)
    }
  }

  /// Whether a number directly, or with a hyphen, precedes or follows a word: `12Birch`, `gatan12`, `27-Ferncliff`.
  private static func hasJoinedNumber(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      let start = index
      while text.byte(at: index).isDigit { index += 1 }
      guard index - start <= 4 else { continue }
      let next = text.byte(at: index) == ASCII.hyphen ? index + 1 : index
      if isWord(text, next..<next + shortestWord) || isWord(text, start - shortestWord..<start) { return true }
    }
    return false
  }

  private static func isWord(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.allSatisfy { text.byte(at: $0).isWordByte && !text.byte(at: $0).isDigit }
  }

  /// Copies a text with a space in place of each `_` and hyphen and between joined words.
  private static func write(_ text: Span<UInt8>, to copy: inout MappedText) {
    for index in text.indices {
      let byte = text[index]
      if byte == ASCII.underscore || byte == ASCII.hyphen && !text.byte(at: index + 1).isDigit {
        copy.append(ASCII.space, from: TextRange(start: index, end: index + 1))
        continue
      }
      if isBoundary(text, at: index) { copy.append(ASCII.space, from: TextRange(start: index, end: index)) }
      copy.append(byte, from: TextRange(start: index, end: index + 1))
    }
  }

  /// Whether a word starts at `index` without a mark before it: after a lower-case letter or beside a number. One letter
  /// after a number belongs to it: `12b`.
  private static func isBoundary(_ text: Span<UInt8>, at index: Int) -> Bool {
    let previous = text.byte(at: index - 1)
    guard index > 0, previous.isWordByte, text[index].isWordByte else { return false }
    // `P1`, `Q3`: one or two letters before a number belong to it.
    if text[index].isDigit { return isWord(text, index - shortestWord..<index) }
    if previous.isDigit { return text.byte(at: index + 1).isWordByte && !text.byte(at: index + 1).isDigit }
    return text[index].isUpper && previous.isLower
  }
}
