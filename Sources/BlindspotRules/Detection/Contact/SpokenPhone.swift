import BlindspotParser

/// Finds telephone numbers among the numbers that a text spells out: `five five five, zero one two three`, `5 5 5, 0 1 2 3`.
enum SpokenPhone {
  /// Appends the numbers in a copy that ``SpokenNumbers`` wrote.
  static func detect(in text: Span<UInt8>, keywords: inout KeywordContext, into candidates: inout [Candidate]) {
    var index = 0
    while index < text.count {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      let start = index
      var digits = DigitString()
      while index < text.count, text[index].isDigit {
        digits.append(character: text[index])
        index += 1
      }
      let isWhole = start == 0 || !text[start - 1].isAlphanumeric && text[start - 1] != ASCII.hyphen
      let next = text.byte(at: index)
      if isWhole, !next.isAlphanumeric, next != ASCII.hyphen, index - start <= DigitString.capacity,
        let candidate = candidate(digits, in: TextRange(start: start, end: index), of: text, &keywords)
      {
        candidates.append(candidate)
      }
    }
  }

  private static func candidate(
    _ digits: borrowing DigitString, in range: TextRange, of text: Span<UInt8>, _ keywords: inout KeywordContext
  ) -> Candidate? {
    let count = digits.count
    guard 7...15 ~= count, !digits.isRepetition, !digits.isCounting else { return nil }
    guard !keywords.followsItemNumberKeyword(at: range.start, in: text) else { return nil }
    let isCalled = keywords.keyword(.called, around: range, in: text) != .none
    let isExample = count == 7 && digits.number(0..<5) == 55501
    let isKnown =
      count == 10 || isExample || PhoneRegions.kinds(of: digits, in: keywords.context).contains(.personal)
      || hasTrunkZero(digits)
    guard isKnown || isCalled else { return nil }
    return Candidate(
      range: range, rule: BuiltInRule.phoneNumber.index, confidence: isCalled && isKnown ? 0.85 : 0.7,
      reason: "phone number digit by digit",
      ceiling: keywords.isPublished(before: range.start, in: text) ? .note : nil)
  }

  /// Whether the number has the trunk prefix of most countries, and as many digits as theirs.
  private static func hasTrunkZero(_ digits: borrowing DigitString) -> Bool {
    9...12 ~= digits.count && digits[0] == 0
  }
}
