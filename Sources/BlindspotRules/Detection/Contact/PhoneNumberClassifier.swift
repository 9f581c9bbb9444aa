import BlindspotParser

/// Decides whether digit groups are a telephone number.
enum PhoneNumberClassifier {
  /// The minimum and the maximum number of digits of a number without a plus.
  static let minimumDigits = 5
  static let maximumDigits = 16

  /// Appends the longest telephone number that begins with the first possible group of groups that
  /// ``mayBeNumber(_:in:_:)`` admits.
  ///
  /// - Returns: The index at which to continue; nil if no number was found.
  static func bestNumber(
    in groups: borrowing DigitGroups, of text: Span<UInt8>, _ keywords: inout KeywordContext,
    into candidates: inout [Candidate]
  ) -> Int? {
    for first in 0..<groups.count {
      // Fewer groups have fewer digits.
      guard groups.digits(in: first..<groups.count) >= minimumDigits else { return nil }
      let start = start(ofNumberFrom: first, in: groups, of: text)
      guard mayBegin(at: start, isFirst: first == 0, in: text),
        groups.hasPlus || keywords.hold(.called, in: text) || !keywords.followsNonPhoneKeyword(at: start, in: text)
      else { continue }
      var kinds: GroupKinds?
      var last = groups.count
      while last > first, groups.digits(in: first..<last) >= minimumDigits {
        if isWhole(first..<last, from: start, in: groups, of: text),
          let candidate = candidate(first..<last, from: start, in: groups, &kinds, of: text, &keywords)
        {
          candidates.append(candidate)
          return max(candidate.range.end, groups[last - 1].end)
        }
        last -= 1
      }
    }
    return nil
  }

  /// Whether the groups have as many digits as a number, and are not part of a longer one.
  @inline(__always)
  private static func isWhole(
    _ range: Range<Int>, from start: Int, in groups: borrowing DigitGroups, of text: Span<UInt8>
  ) -> Bool {
    let least = groups.hasPlus && range.lowerBound == 0 ? 6 : minimumDigits
    guard least...maximumDigits ~= groups.digits(in: range) else { return false }
    let (end, isLast) = (groups[range.upperBound - 1].end, range.upperBound == groups.count)
    return isWhole(text, start..<end, isFirst: range.lowerBound == 0, isLast: isLast)
  }

  private static func candidate(
    _ range: Range<Int>, from start: Int, in groups: borrowing DigitGroups, _ known: inout GroupKinds?,
    of text: Span<UInt8>, _ keywords: inout KeywordContext
  ) -> Candidate? {
    let end = groups[range.upperBound - 1].end
    let layout = PhoneLayout(groups, range, in: text, isGlued: start > 0 && text[start - 1].isAlphanumeric)
    var kinds = PhonePlan.Kinds()
    if !layout.hasPlus {
      let ofGroups = known ?? GroupKinds(groups, from: range.lowerBound, in: text, keywords.context)
      known = ofGroups
      kinds = ofGroups[range.upperBound - 1]
      guard mayClassify(layout, kinds, isWholeText: start == 0 && end == text.count, in: text, &keywords) else {
        return nil
      }
    }
    return candidate(TextRange(start: start, end: end), of: range, in: groups, layout, kinds, of: text, &keywords)
  }

  private static func candidate(
    _ textRange: TextRange, of range: Range<Int>, in groups: borrowing DigitGroups, _ layout: PhoneLayout,
    _ kinds: PhonePlan.Kinds, of text: Span<UInt8>, _ keywords: inout KeywordContext
  ) -> Candidate? {
    guard !PhoneLayout.isOtherNumber(groups, range, in: text) else { return nil }
    let reading = NumberReading(groups, range, layout, kinds, textRange, of: text, keywords.context)
    guard !reading.digits.isRepetition, layout.hasPlus || layout.isGrouped || !reading.digits.isCounting,
      let classification = classification(of: reading, in: text, &keywords)
    else { return nil }
    let isService = classification.isService || keywords.isPublished(before: textRange.start, in: text)
    return Candidate(
      range: TextRange(start: textRange.start, end: PhoneExtension.end(in: text, after: textRange.end)),
      rule: BuiltInRule.phoneNumber.index, confidence: classification.confidence, reason: classification.reason,
      ceiling: isService ? .note : nil)
  }

  /// Whether ``classification(of:in:_:)`` may return a result. False for most groups without a phone keyword.
  private static func mayClassify(
    _ layout: PhoneLayout, _ kinds: PhonePlan.Kinds, isWholeText: Bool, in text: Span<UInt8>,
    _ keywords: inout KeywordContext
  ) -> Bool {
    if NumberReading.mayClassify(layout, kinds, isWholeText: isWholeText, isCalled: false)
      || keywords.mayHold(Keywords.announcements.number, in: text)
    {
      return true
    }
    return NumberReading.mayClassify(layout, kinds, isWholeText: isWholeText, isCalled: true)
      && (keywords.mayHold(Keywords.called.number, in: text) || keywords.isNamed(.called))
  }

  /// Returns the start of a number that begins with the group at `first`: that of the group or of the parenthesis before it.
  static func start(ofNumberFrom first: Int, in groups: borrowing DigitGroups, of text: Span<UInt8>) -> Int {
    guard first > 0 else { return groups.start }
    let start = groups[first].start
    return text[start - 1] == ASCII.openParenthesis ? start - 1 : start
  }

  /// Whether a number may begin at `start`: with the first of some groups, or after a space, a slash or a parenthesis.
  static func mayBegin(at start: Int, isFirst: Bool, in text: Span<UInt8>) -> Bool {
    if isFirst { return true }
    let before = text.byte(at: start - 1)
    return before == ASCII.space || before == ASCII.slash || before == ASCII.openParenthesis
  }

  /// Whether the groups are not part of a longer number with a separator other than a space.
  private static func isWhole(_ text: Span<UInt8>, _ range: Range<Int>, isFirst: Bool, isLast: Bool) -> Bool {
    let next = text.byte(at: range.upperBound)
    if next.isLetter, PhoneExtension.end(in: text, after: range.upperBound) == range.upperBound {
      // Words on both sides, of which the first must be a keyword: `Call4045550183Now`.
      return isFirst && isLast && range.lowerBound > 0 && text[range.lowerBound - 1].isLetter
    }
    if !isLast {
      guard next == ASCII.space || next == ASCII.slash else { return false }
    } else if next == ASCII.percent || next == ASCII.at {
      return false
    } else if next == ASCII.comma || next == ASCII.colon || next == ASCII.period || next == ASCII.hyphen {
      guard !text.byte(at: range.upperBound + 1).isDigit else { return false }
    }
    guard range.lowerBound > 0 else { return true }
    guard isFirst else { return mayBegin(at: range.lowerBound, isFirst: false, in: text) }
    switch text[range.lowerBound - 1] {
    case ASCII.numberSign, ASCII.dollar, ASCII.asterisk, ASCII.at: return false
    case ASCII.period, ASCII.comma, ASCII.hyphen, ASCII.colon:
      return range.lowerBound < 2 || !text[range.lowerBound - 2].isDigit
    default: return true
    }
  }

  /// Returns the classification of a reading by its digits and the words around it; nil if it is not a telephone number.
  private static func classification(
    of reading: borrowing NumberReading, in text: Span<UInt8>, _ keywords: inout KeywordContext
  ) -> NumberReading.Classification? {
    if reading.layout.hasPlus { return reading.international() }
    let isGlued = reading.layout.isGlued
    // Most digits are not a telephone number, with or without a keyword. Words are read last.
    let mayBeAnnounced = keywords.mayHold(Keywords.announcements.number, in: text)
    guard mayBeAnnounced || reading.classification(isCalled: true) != nil else { return nil }
    let keyword = keywords.keyword(.called, around: reading.range, in: text)
    var isCalled = keyword != .none && !isGlued
    // The word right before a number decides: `Call case 2125550143` is not a phone number.
    var followsKeyword = false
    if case .before(let gap) = keyword {
      isCalled = isCalled || gap == 0
      followsKeyword = gap <= 3
    }
    guard isCalled || !isGlued, mayBeAnnounced || reading.classification(isCalled: isCalled) != nil,
      followsKeyword || !keywords.followsNonPhoneKeyword(at: reading.range.start, in: text)
    else { return nil }
    if let classification = reading.byPlan(isCalled: isCalled) { return classification }
    if let region = keywords.announcedRegion(before: reading.range.start, in: text),
      PhonePlan.national(reading.digits, region: region).contains(.personal)
    {
      return .init(confidence: 0.8, reason: "number of the named country")
    }
    return reading.byLayout(isCalled: isCalled)
  }
}
