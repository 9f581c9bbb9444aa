import BlindspotParser

/// Decides whether digit groups are a telephone number, and how sure that is.
enum PhoneNumberClassifier {
  /// How many digits a number has, written without a plus.
  static let fewestDigits = 5
  static let mostDigits = 16

  /// A verdict on some groups.
  private struct Verdict {
    var confidence: Float
    var reason: String
    var isService = false
  }

  /// Where the number stands, and what was found about the place.
  private struct Place {
    let isCalled: Bool
    let isAlone: Bool
    /// Whether somebody said which regions apply.
    let isGiven: Bool
  }

  /// Appends the longest telephone number that begins with one of the first groups of `run`; returns where to go on, or
  /// nil if there is none.
  static func bestNumber(
    in run: borrowing DigitGroups, of text: Span<UInt8>, _ surroundings: inout KeywordContext,
    into candidates: inout [Candidate]
  ) -> Int? {
    guard mayBeNumber(run, in: text, &surroundings) else { return nil }
    surroundings.context.recordDigitDependency()
    var first = 0
    while first < run.count {
      var last = run.count
      while last > first {
        if let candidate = candidate(first..<last, in: run, of: text, &surroundings) {
          candidates.append(candidate)
          return max(candidate.range.end, run[last - 1].end)
        }
        last -= 1
      }
      first += 1
    }
    return nil
  }

  private static func candidate(
    _ range: Range<Int>, in run: borrowing DigitGroups, of text: Span<UInt8>, _ surroundings: inout KeywordContext
  ) -> Candidate? {
    let hasPlus = run.hasPlus && range.lowerBound == 0
    guard (hasPlus ? 6 : fewestDigits)...mostDigits ~= run.digits(in: range) else { return nil }
    let start = range.lowerBound == 0 ? run.start : opening(run[range.lowerBound], in: text)
    let end = run[range.upperBound - 1].end
    guard isWhole(text, start..<end, isFirst: range.lowerBound == 0, isLast: range.upperBound == run.count) else {
      return nil
    }
    let layout = PhoneLayout(run, range, in: text, isGlued: start > 0 && text[start - 1].isAlphanumeric)
    guard !layout.followsItemNumberKeyword else { return nil }
    var digits = DigitString()
    for index in range {
      // The trunk zero in `+44 (0)20 7946 0018` is not dialled from abroad.
      if layout.hasPlus, index > range.lowerBound, layout.isTrunkZero(run[index], in: text) { continue }
      for position in run[index].start..<run[index].end { digits.append(character: text[position]) }
    }
    let place = TextRange(start: start, end: end)
    guard !digits.isRepetition, layout.hasPlus || layout.isGrouped || !digits.isCounting,
      var verdict = verdict(digits, layout, place, of: text, &surroundings)
    else { return nil }
    if surroundings.isPublished(before: start, in: text) { verdict.isService = true }
    return Candidate(
      range: TextRange(start: start, end: PhoneExtension.end(in: text, behind: end)),
      rule: BuiltInRule.phoneNumber.index, confidence: verdict.confidence, reason: verdict.reason,
      ceiling: verdict.isService ? .note : nil)
  }

  private static func opening(_ group: DigitGroups.Group, in text: Span<UInt8>) -> Int {
    text[group.start - 1] == 0x28 ? group.start - 1 : group.start
  }

  /// Whether the groups are not cut out of a longer number by a mark other than a space.
  private static func isWhole(_ text: Span<UInt8>, _ range: Range<Int>, isFirst: Bool, isLast: Bool) -> Bool {
    let after = text.byte(at: range.upperBound)
    if after.isLetter { return PhoneExtension.end(in: text, behind: range.upperBound) > range.upperBound }
    if !isLast {
      guard after == 0x20 || after == 0x2F else { return false }
    } else if after == 0x25 || after == 0x40 {
      return false
    } else if after == 0x2C || after == 0x3A || after == 0x2E || after == 0x2D {
      guard !text.byte(at: range.upperBound + 1).isDigit else { return false }
    }
    guard range.lowerBound > 0 else { return true }
    switch text[range.lowerBound - 1] {
    case 0x20, 0x2F, 0x28: return true
    case _ where !isFirst: return false
    case 0x23, 0x24, 0x2A, 0x40: return false
    case 0x2E, 0x2C, 0x2D, 0x3A: return range.lowerBound < 2 || !text[range.lowerBound - 2].isDigit
    default: return true
    }
  }

  private static func verdict(
    _ digits: borrowing DigitString, _ layout: PhoneLayout, _ range: TextRange, of text: Span<UInt8>,
    _ surroundings: inout KeywordContext
  ) -> Verdict? {
    if layout.hasPlus { return international(digits) }
    let isAlone = range.start == 0 && range.end == text.count
    let kinds = PhoneRegions.kinds(of: digits, in: surroundings.context)
    let isGiven = !surroundings.context.regions.isEmpty
    func verdict(isCalled: Bool) -> Verdict? {
      let place = Place(isCalled: isCalled, isAlone: isAlone, isGiven: isGiven)
      return byPlan(digits, layout, kinds, place) ?? byLayout(digits, layout, place)
    }
    // Most digits are no telephone number whatever is said around them, or unless it is said: words are read last.
    let isAnnounced = surroundings.mayHold(Keywords.announcements.number, in: text)
    guard isAnnounced || verdict(isCalled: true) != nil else { return nil }
    let keyword = surroundings.keyword(.called, around: range, in: text)
    var isCalled = keyword != .none && !layout.isGlued
    // The word right before a number decides: `Call case 2125550143` is no phone number.
    var isDecided = false
    if case .before(let gap) = keyword {
      isCalled = isCalled || gap == 0
      isDecided = gap <= 3
    }
    guard isCalled || !layout.isGlued, isAnnounced || verdict(isCalled: isCalled) != nil,
      isDecided || !surroundings.followsNonPhoneKeyword(at: range.start, in: text)
    else { return nil }
    let place = Place(isCalled: isCalled, isAlone: isAlone, isGiven: isGiven)
    if let verdict = byPlan(digits, layout, kinds, place) { return verdict }
    if let region = surroundings.announcedRegion(before: range.start, in: text),
      PhonePlan.national(digits, region: region).contains(.personal)
    {
      return Verdict(confidence: 0.8, reason: "number of the country that is named")
    }
    return byLayout(digits, layout, place)
  }

  private static func international(_ digits: borrowing DigitString) -> Verdict? {
    let number = PhonePlan.international(digits)
    if number.kinds.contains(.personal) { return Verdict(confidence: 0.95, reason: "number of its country's plan") }
    if number.kinds.contains(.service) {
      return Verdict(confidence: 0.8, reason: "service line of its country's plan", isService: true)
    }
    // Plans change faster than tables, and made-up numbers are typed too.
    guard number.hasCode, 9...15 ~= digits.count else { return nil }
    return Verdict(confidence: 0.6, reason: "international form")
  }

  /// `00 44 20 …` and `011 44 20 …`: the exit codes of most countries and of North America.
  private static func exitCode(_ digits: borrowing DigitString, _ layout: PhoneLayout, _ place: Place) -> Verdict? {
    guard layout.hasTrunkZero, digits.count > 9, layout.isGrouped || place.isCalled || place.isAlone else { return nil }
    let skip = digits[1] == 0 ? 2 : digits.number(0..<3) == 11 ? 3 : 0
    guard skip > 0 else { return nil }
    var rest = DigitString()
    for index in skip..<digits.count { rest.append(character: digits.character(at: index)) }
    guard PhonePlan.international(rest).kinds.contains(.personal) else { return nil }
    return Verdict(confidence: 0.8, reason: "international number behind an exit code")
  }

  /// Numbers that a plan has.
  private static func byPlan(
    _ digits: borrowing DigitString, _ layout: PhoneLayout, _ kinds: PhonePlan.Kinds, _ place: Place
  ) -> Verdict? {
    if let verdict = exitCode(digits, layout, place) { return verdict }
    if kinds.contains(.personal) {
      return Verdict(confidence: confidence(layout, place), reason: "number of the region's plan")
    }
    guard kinds.contains(.service), layout.isGrouped || place.isCalled else { return nil }
    return Verdict(confidence: 0.7, reason: "service line of the region's plan", isService: true)
  }

  /// How sure a number of a region's plan is that nothing divides, calls a phone or leaves alone in its field.
  static func confidenceUngrouped(_ digits: Int) -> Float { digits == 10 ? 0.5 : 0.3 }

  /// How sure a number of a region's plan is: called a phone, written in groups, or alone in its field where somebody
  /// said which region applies.
  private static func confidence(_ layout: PhoneLayout, _ place: Place) -> Float {
    if place.isCalled { return layout.isGrouped ? 0.93 : 0.85 }
    guard layout.isGrouped else {
      // Ten digits of a plan and no word before them that has numbers of its own.
      return place.isAlone && (place.isGiven || layout.digits > 8) ? 0.55 : confidenceUngrouped(layout.digits)
    }
    switch layout.shape {
    case .northAmerican, .trunkZero: return 0.85
    default:
      if layout.hasParentheses { return 0.8 }
      return place.isGiven && (layout.digits > 6 || place.isAlone) ? 0.65 : layout.digits > 8 ? 0.55 : 0.35
    }
  }

  /// Numbers of no region that applies.
  private static func byLayout(_ digits: borrowing DigitString, _ layout: PhoneLayout, _ place: Place) -> Verdict? {
    switch layout.shape {
    case .northAmerican: return Verdict(confidence: place.isCalled ? 0.9 : 0.65, reason: "written like a phone number")
    case .trunkZero: return Verdict(confidence: place.isCalled ? 0.85 : 0.6, reason: "written like a phone number")
    case .local:
      // 555-0100 to 555-0199 are set aside for examples, and nothing else is written so.
      let isExample = digits.number(0..<5) == 55501
      guard place.isCalled || isExample else { return nil }
      return Verdict(confidence: place.isCalled ? 0.85 : 0.7, reason: "local number")
    case .other:
      if layout.hasTrunkZero, place.isAlone, !layout.isGrouped, 10...11 ~= layout.digits {
        return Verdict(confidence: place.isCalled ? 0.7 : 0.5, reason: "digits behind a trunk prefix")
      }
      if place.isAlone, !place.isCalled, 10...11 ~= layout.digits {
        return Verdict(confidence: 0.2, reason: "as many digits as a phone number")
      }
      guard place.isCalled, 7...15 ~= layout.digits else { return nil }
      return Verdict(confidence: layout.isGrouped ? 0.7 : 0.6, reason: "number behind a word for calling")
    }
  }
}
