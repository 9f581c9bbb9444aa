import BlindspotParser

/// The search for identifiers in one text. One whose numbers no rule knows, or whose words no rule has, costs no
/// allocation.
struct IdentifierSearch: ~Copyable {
  /// How sure a value glued to a word is that is no keyword (`is219-09-9999`), if its form is one nothing else has.
  private static let gluedConfidence: UInt8 = 40
  /// From which confidence on a form is one that nothing else has.
  private static let distinctConfidence: UInt8 = 80

  /// The least confidence that the run reports, in hundredths.
  private let floor: UInt8
  /// The characters looked at last, without separators, and where they stand.
  private var value = DigitString()
  private var valueRange = 0..<0

  /// - Parameter floor: the least confidence that the run reports, 0 to 1.
  init(floor: Float) { self.floor = UInt8(max(0, min(floor * 100, 100))) }

  /// Appends what begins with the digits or letters in `lead`.
  mutating func look(
    at lead: Range<Int>, isDigit: Bool, isGlued: Bool, in text: Span<UInt8>, _ surroundings: inout KeywordContext,
    into candidates: inout [Candidate]
  ) {
    let formats = IdentifierTable.formats
    let start = lead.lowerBound
    var end = lead.upperBound
    // Longer than any form; to its end each time would cost the square of the length of `a1a1a1…`.
    while end - start <= DigitString.capacity, text.byte(at: end).isAlphanumeric { end += 1 }
    let run = end - start
    var next = end + max(1, text.separator(at: end).length)
    let second = next
    while next - second <= DigitString.capacity, text.byte(at: next).isAlphanumeric { next += 1 }
    let place = Place(start: start, run: run, second: next - second, isGlued: isGlued)
    if end == lead.upperBound {
      let bucket = IdentifierTable.bucket(isDigit: isDigit, length: lead.count, follower: .end)
      let rows = IdentifierTable.rows(ofBucket: bucket)
      // All of them have this one form.
      if let first = rows.first, formats[first].end(in: text, at: start) == end,
        canReport(IdentifierTable.buckets[bucket], isGlued: isGlued, in: text, &surroundings)
      {
        for row in rows {
          judge(formats[row], lead, isGlued: isGlued, in: text, &surroundings, into: &candidates)
        }
      }
    }
    let follower = Self.follower(in: text, at: lead.upperBound)
    if follower != .end {
      let bucket = IdentifierTable.bucket(isDigit: isDigit, length: lead.count, follower: follower)
      for row in IdentifierTable.rows(ofBucket: bucket) {
        tryFormat(formats[row], at: place, in: text, &surroundings, into: &candidates)
      }
    }
    if !isGlued {
      for row in IdentifierTable.anyLength(run: run) {
        tryFormat(formats[Int(row)], at: place, in: text, &surroundings, into: &candidates)
      }
    }
  }

  private static func follower(in text: Span<UInt8>, at index: Int) -> IdentifierTable.Follower {
    guard index < text.count else { return .end }
    switch text.separator(at: index).mark {
    case 0x20: return .space
    case 0x2D: return .hyphen
    case 0x2E: return .stop
    case 0x2F: return .slash
    case 0x2B: return .plus
    default: return .other
    }
  }

  /// Where a form may begin.
  private struct Place {
    let start: Int
    /// How many letters and digits follow each other there.
    let run: Int
    /// How many do behind what ends them.
    let second: Int
    /// Whether a letter stands right before.
    let isGlued: Bool
  }

  @inline(__always)
  private mutating func tryFormat(
    _ format: IdentifierFormat, at place: Place, in text: Span<UInt8>, _ surroundings: inout KeywordContext,
    into candidates: inout [Candidate]
  ) {
    let rest = text.count - place.start
    guard format.mayBegin(with: text[place.start], run: place.run, second: place.second, rest: rest),
      canReport(format, isGlued: place.isGlued, in: text, &surroundings),
      let end = format.end(in: text, at: place.start)
    else { return }
    judge(format, place.start..<end, isGlued: place.isGlued, in: text, &surroundings, into: &candidates)
  }

  /// Appends the candidate that the form makes of the value in `range`, if it is sure enough and passes the check.
  private mutating func judge(
    _ format: IdentifierFormat, _ range: Range<Int>, isGlued: Bool, in text: Span<UInt8>,
    _ surroundings: inout KeywordContext, into candidates: inout [Candidate]
  ) {
    let isDistinct = format.alone >= Self.distinctConfidence
    let alone = confidence(format.alone, isGlued: isGlued)
    let mayStandAlone = alone > 0 && alone >= floor
    guard mayStandAlone || mayHaveKeyword(format, isGlued: isGlued, in: text, &surroundings) else { return }
    let rule = IdentifierTable.rules[Int(format.owner)]
    let place = TextRange(start: range.lowerBound, end: range.upperBound)
    let keyword = keyword(of: rule, format, around: place, isGlued: isGlued, in: text, &surroundings)
    let confidence: UInt8
    switch keyword {
    case .before, .after: confidence = format.inContext
    case .inContainerName: confidence = max(format.alone, format.inContext - 10)
    // Behind the name of another thing (`Order 371224376`) only a form that nothing else has still counts.
    case .none where mayStandAlone && surroundings.followsItemNumberKeyword(at: range.lowerBound, in: text):
      confidence = isDistinct ? alone - 25 : 0
    case .none: confidence = alone
    }
    guard confidence > 0, confidence >= floor else { return }
    // The digits are read last, so that where the words around decide, they do for all digits.
    surroundings.context.recordDigitDependency()
    guard accepts(format, range, of: text) else { return }
    candidates.append(
      Candidate(
        range: place, rule: rule.rule.index, confidence: Float(confidence) / 100,
        reason: Self.reason(isChecked: format.validator != .none, keyword)))
  }

  /// How sure a match is without a keyword near it, in hundredths.
  ///
  /// - Parameter alone: how sure its form is.
  private func confidence(_ alone: UInt8, isGlued: Bool) -> UInt8 {
    guard isGlued else { return alone }
    return alone >= Self.distinctConfidence ? Self.gluedConfidence : 0
  }

  /// Whether the characters are those of the form and pass its check.
  private mutating func accepts(_ format: IdentifierFormat, _ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard format.hasItsDigits(in: text, at: range.lowerBound) else { return false }
    guard format.validator != .none else { return true }
    if valueRange != range {
      value.removeAll()
      for index in range where text[index].isAlphanumeric { value.append(character: text[index]) }
      valueRange = range
    }
    return format.validator.accepts(value)
  }

  private func keyword(
    of rule: IdentifierRule, _ format: IdentifierFormat, around place: TextRange, isGlued: Bool, in text: Span<UInt8>,
    _ surroundings: inout KeywordContext
  ) -> KeywordContext.Keyword {
    guard mayHaveKeyword(format, isGlued: isGlued, in: text, &surroundings) else { return .none }
    let keyword = surroundings.keyword(
      Keywords(words: rule.words, number: format.owner), around: place, in: text)
    switch keyword {
    case .before(let gap) where isGlued && gap > 0: return .none
    case .after where isGlued: return .none
    // A flow called "Customer care" does not make a customer number of every number in it.
    case .inContainerName
    where isGlued || format.validator == .none || surroundings.followsItemNumberKeyword(at: place.start, in: text):
      return .none
    default: return keyword
    }
  }

  /// Whether a keyword of the form's rule may stand in the text or, where that counts, in a name around it; says no only
  /// where none does.
  private func mayHaveKeyword(
    _ format: IdentifierFormat, isGlued: Bool, in text: Span<UInt8>, _ surroundings: inout KeywordContext
  ) -> Bool {
    if surroundings.mayHold(format.owner, in: text) { return true }
    return !isGlued && format.validator != .none && surroundings.context.mayBeNamed(KeywordSet(format.owner))
  }

  /// Whether one of the forms may speak.
  private func canReport(
    _ bucket: IdentifierTable.Bucket, isGlued: Bool, in text: Span<UInt8>, _ surroundings: inout KeywordContext
  ) -> Bool {
    let alone = confidence(bucket.alone, isGlued: isGlued)
    if alone > 0, alone >= floor { return true }
    if surroundings.lists(in: text).intersects(bucket.owners) { return true }
    return !isGlued && surroundings.context.mayBeNamed(bucket.checked)
  }

  /// Whether the form may speak, as far as that is known without reading the names around the text.
  private func canReport(
    _ format: IdentifierFormat, isGlued: Bool, in text: Span<UInt8>, _ surroundings: inout KeywordContext
  ) -> Bool {
    let alone = confidence(format.alone, isGlued: isGlued)
    if alone > 0, alone >= floor { return true }
    return surroundings.mayHold(format.owner, in: text) || !isGlued && format.validator != .none
  }

  /// Literals, for a reason that is made of parts would be allocated for each candidate.
  private static func reason(isChecked: Bool, _ keyword: KeywordContext.Keyword) -> String {
    switch keyword {
    case .none: isChecked ? "valid number" : "written form"
    case .before: isChecked ? "valid number after a keyword" : "written form after a keyword"
    case .after: isChecked ? "valid number before a keyword" : "written form before a keyword"
    case .inContainerName:
      isChecked ? "valid number under a name with a keyword" : "written form under a name with a keyword"
    }
  }
}
