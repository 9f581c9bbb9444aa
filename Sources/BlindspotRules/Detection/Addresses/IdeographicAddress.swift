import BlindspotParser

/// Finds addresses in Chinese, Japanese and Korean, whose parts follow each other without words between them:
/// `梧桐路88弄14号602室`, `青葉区桜台1-2-3`, `강남구 느티로 12`.
enum IdeographicAddress {
  /// The longest part of a text that is searched for the beginning of an address, in bytes.
  private static let reach = 90

  /// Appends the addresses in a text.
  static func detect(in text: Span<UInt8>, into candidates: inout [Candidate]) {
    guard mayHoldIdeograph(text) else { return }
    var index = 0
    while index < text.count {
      guard let number = numberEnd(in: text, at: index), index > 2 else {
        index += 1
        continue
      }
      if let range = chinese(index..<number, in: text) ?? japanese(index..<number, in: text)
        ?? korean(index..<number, in: text)
      {
        candidates.append(
          Candidate(
            range: range, rule: BuiltInRule.postalAddress.index, confidence: 0.75,
            reason: "street or quarter and number"))
        index = range.end
      } else {
        index = number
      }
    }
  }

  /// Whether a byte is that of a script with ideographs or syllables. Most texts beyond ASCII have accents only.
  private static func mayHoldIdeograph(_ text: Span<UInt8>) -> Bool {
    var isFound = false
    // Without an exit, so that the loop reads sixteen bytes at a time.
    for index in text.indices { isFound = text[index] >= 0xE3 ? true : isFound }
    return isFound
  }

  /// Returns the end of a number in digits or Chinese numerals at `index`.
  private static func numberEnd(in text: Span<UInt8>, at index: Int) -> Int? {
    if text[index].isDigit {
      var end = index
      while text.byte(at: end).isDigit { end += 1 }
      return end - index <= 5 ? end : nil
    }
    guard text[index] >= 0xE3 else { return nil }
    var end = index
    while end - index < 15, contains(numerals, text, end) { end += 3 }
    return end > index ? end : nil
  }

  /// Returns an address in Chinese: a street or a village before the number, a unit of a house after it. Single spaces may
  /// be around numbers.
  private static func chinese(_ number: Range<Int>, in text: Span<UInt8>) -> TextRange? {
    var street = text[number.lowerBound - 1] == ASCII.space ? number.lowerBound - 1 : number.lowerBound
    // `皇后大道中`: the middle of a street.
    if contains("中东東西南北", text, street - 3), contains(streets, text, street - 6) { street -= 3 }
    guard contains(streets, text, street - 3), !contains(noStreets, text, street - 6, length: 6),
      contains(houses, text, afterSpace(number.upperBound, in: text))
    else { return nil }
    var end = number.upperBound
    while contains(houses, text, afterSpace(end, in: text)) {
      end = afterSpace(end, in: text) + 3
      if text.matches("之", at: end) { end += 3 }
      let next = afterSpace(end, in: text)
      guard let number = next < text.count ? numberEnd(in: text, at: next) : nil else { break }
      end = number
    }
    let start = runStart(before: street, in: text)
    return street - start >= 6 ? TextRange(start: start, end: end) : nil
  }

  private static func afterSpace(_ index: Int, in text: Span<UInt8>) -> Int {
    text.byte(at: index) == ASCII.space ? index + 1 : index
  }

  /// Returns an address in Japanese: a city, a ward or a town, a quarter, and `1-2-3`, `1丁目2番3号` or `12番地`.
  private static func japanese(_ number: Range<Int>, in text: Span<UInt8>) -> TextRange? {
    guard number.lowerBound > 5, isIdeograph(text, number.lowerBound - 3) else { return nil }
    var end = number.upperBound
    if text.matches("丁目", at: end) || text.matches("番地", at: end) {
      end += 6
      while end < text.count, let next = numberEnd(in: text, at: end), contains("番号の", text, next) || next > end {
        end = contains("番号の", text, next) ? next + 3 : next
        if text.byte(at: end) == ASCII.hyphen, text.byte(at: end + 1).isDigit { end += 1 }
      }
    } else {
      guard text.byte(at: end) == ASCII.hyphen, text.byte(at: end + 1).isDigit else { return nil }
      while text.byte(at: end).isDigit || text.byte(at: end) == ASCII.hyphen && text.byte(at: end + 1).isDigit {
        end += 1
      }
      guard end - number.lowerBound <= 14 else { return nil }
    }
    let start = runStart(before: number.lowerBound, in: text)
    var index = number.lowerBound - 6
    while index > start {
      if contains("市区町村郡", text, index) { return TextRange(start: start, end: end) }
      index -= 3
    }
    return nil
  }

  /// Returns an address in Korean: a city, a district or a town, then a street or a quarter and its number.
  private static func korean(_ number: Range<Int>, in text: Span<UInt8>) -> TextRange? {
    var street = number.lowerBound
    if text[street - 1] == ASCII.space { street -= 1 }
    guard contains("로길동리가", text, street - 3) else { return nil }
    var word = street
    while word > 2, isIdeograph(text, word - 3) { word -= 3 }
    guard street - word >= 6, word > 3, text[word - 1] == ASCII.space, contains("시구군읍면도동", text, word - 4) else {
      return nil
    }
    var start = word - 1
    while start > 2, isIdeograph(text, start - 3) { start -= 3 }
    var end = number.upperBound
    if text.byte(at: end) == ASCII.hyphen, text.byte(at: end + 1).isDigit {
      end += 1
      while text.byte(at: end).isDigit { end += 1 }
    }
    return TextRange(start: start, end: end)
  }

  /// Returns the start of the characters without a space or a mark before `index`.
  private static func runStart(before index: Int, in text: Span<UInt8>) -> Int {
    var start = index
    while start > 0, index - start < reach {
      if text[start - 1].isDigit {
        start -= 1
      } else if isIdeograph(text, start - 3) {
        start -= 3
      } else {
        break
      }
    }
    return start
  }

  private static func isIdeograph(_ text: Span<UInt8>, _ index: Int) -> Bool {
    guard index >= 0, text.byte(at: index) >= 0xE3, index + 3 <= text.count else { return false }
    return FoldedScalar(in: text, at: index).category == .ideograph
  }

  /// Whether one of the characters of `set`, of three bytes each, is at `index`.
  ///
  /// - Parameter length: the number of bytes of each entry.
  private static func contains(_ set: StaticString, _ text: Span<UInt8>, _ index: Int, length: Int = 3) -> Bool {
    guard index >= 0, index + length <= text.count else { return false }
    var offset = 0
    while offset + length <= set.utf8CodeUnitCount {
      if (0..<length).allSatisfy({ text[index + $0] == set.byte(at: offset + $0) }) { return true }
      offset += length
    }
    return false
  }

  private static let numerals: StaticString = "一二三四五六七八九十百〇零"
  /// The last characters of the names of streets and villages.
  private static let streets: StaticString = "路街巷弄段村里鄉乡屯庄莊胡同社道"
  /// Words that end like a street: a line, a route, a circuit.
  private static let noStreets: StaticString = "頻道频道渠道通道知道报道報道管道轨道軌道隧道味道线路線路一路回路通路思路电路電路公里英里海里这里那里哪里"
  /// Units of a house after its number.
  private static let houses: StaticString = "号號弄巷邻鄰组組楼樓室栋棟幢户戶"
}
