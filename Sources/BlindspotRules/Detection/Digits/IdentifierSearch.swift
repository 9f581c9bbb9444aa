internal import BlindspotParser

/// The search for identifiers in one text: what is known of its words and of those around it, worked out when first asked
/// for. A text whose numbers no rule knows, or whose words no rule has, costs no allocation.
struct IdentifierSearch: ~Copyable {
  /// How sure a value glued to a word is that is no keyword (`is219-09-9999`), if its form is one nothing else has.
  private static let gluedConfidence: UInt8 = 40
  /// From which confidence on a form is one that nothing else has.
  private static let distinctConfidence: UInt8 = 80

  /// The least confidence that the run reports, in hundredths.
  private let floor: UInt8
  private var surroundings: Surroundings
  /// The lists of which a keyword may stand in the names around the text.
  private var listsNamed: KeywordSet?
  /// The characters looked at last, without separators, and where they stand.
  private var value = DigitString()
  private var valueRange = 0..<0

  init(_ context: FieldContext) {
    floor = UInt8(max(0, min(context.leastConfidence * 100, 100)))
    surroundings = Surroundings(context)
  }

  /// Appends what begins with the digits or letters in `lead`.
  mutating func look(
    at lead: Range<Int>, isDigit: Bool, isGlued: Bool, in text: Span<UInt8>, into candidates: inout [Candidate]
  ) {
    let formats = IdentifierTable.formats
    let start = lead.lowerBound
    var end = lead.upperBound
    // Longer than any form; to its end each time would cost the square of the length of `a1a1a1…`.
    while end - start <= DigitString.capacity, text.byte(at: end).isAlphanumeric { end += 1 }
    let run = end - start
    if end == lead.upperBound {
      let bucket = IdentifierTable.bucket(isDigit: isDigit, length: lead.count, follower: .end)
      let rows = IdentifierTable.rows(ofBucket: bucket)
      // All of them have this one form.
      if let first = rows.first, formats[first].end(in: text, at: start) == end,
        maySpeak(IdentifierTable.buckets[bucket], isGlued: isGlued, in: text)
      {
        for row in rows { judge(formats[row], lead, isGlued: isGlued, in: text, into: &candidates) }
      }
    }
    let follower = Self.follower(in: text, at: lead.upperBound)
    if follower != .end {
      let bucket = IdentifierTable.bucket(isDigit: isDigit, length: lead.count, follower: follower)
      for row in IdentifierTable.rows(ofBucket: bucket) {
        tryFormat(formats[row], at: start, run: run, isGlued: isGlued, in: text, into: &candidates)
      }
    }
    if !isGlued {
      for row in IdentifierTable.anyLength(run: run) {
        tryFormat(formats[Int(row)], at: start, run: run, isGlued: false, in: text, into: &candidates)
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

  @inline(__always)
  private mutating func tryFormat(
    _ format: IdentifierFormat, at index: Int, run: Int, isGlued: Bool, in text: Span<UInt8>,
    into candidates: inout [Candidate]
  ) {
    guard format.mayBegin(with: text[index], run: run, rest: text.count - index),
      maySpeak(format, isGlued: isGlued, in: text), let end = format.end(in: text, at: index)
    else { return }
    judge(format, index..<end, isGlued: isGlued, in: text, into: &candidates)
  }

  /// Appends the candidate that the form makes of the value in `range`, if it passes the check and is sure enough.
  private mutating func judge(
    _ format: IdentifierFormat, _ range: Range<Int>, isGlued: Bool, in text: Span<UInt8>,
    into candidates: inout [Candidate]
  ) {
    let isDistinct = format.alone >= Self.distinctConfidence
    let alone = confidence(format.alone, isGlued: isGlued)
    let mayStandAlone = alone > 0 && alone >= floor
    guard mayStandAlone || mayHaveKeyword(format, isGlued: isGlued, in: text), accepts(format, range, of: text) else {
      return
    }
    let rule = IdentifierTable.rules[Int(format.owner)]
    let place = TextRange(start: range.lowerBound, end: range.upperBound)
    let keyword = keyword(of: rule, format, around: place, isGlued: isGlued, in: text)
    let confidence: UInt8
    switch keyword {
    case .before, .after: confidence = format.inContext
    case .outside: confidence = max(format.alone, format.inContext - 10)
    // Behind the name of another thing (`Order 371224376`) only a form that nothing else has still counts.
    case .none where mayStandAlone && surroundings.isOtherNumber(at: range.lowerBound, in: text):
      confidence = isDistinct ? alone - 25 : 0
    case .none: confidence = alone
    }
    guard confidence > 0, confidence >= floor else { return }
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

  private mutating func accepts(_ format: IdentifierFormat, _ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard format.validator != .none else { return true }
    if valueRange != range {
      value.removeAll()
      for index in range where text[index].isAlphanumeric { value.append(character: text[index]) }
      valueRange = range
    }
    return format.validator.accepts(value)
  }

  private mutating func keyword(
    of rule: IdentifierRule, _ format: IdentifierFormat, around place: TextRange, isGlued: Bool, in text: Span<UInt8>
  ) -> Surroundings.Keyword {
    guard mayHaveKeyword(format, isGlued: isGlued, in: text) else { return .none }
    let keyword = surroundings.keyword(
      Keywords(words: rule.words, number: format.owner), around: place, in: text)
    switch keyword {
    case .before(let gap) where isGlued && gap > 0: return .none
    case .after where isGlued: return .none
    // A flow called "Customer care" does not make a customer number of every number in it.
    case .outside where isGlued || format.validator == .none || surroundings.isOtherNumber(at: place.start, in: text):
      return .none
    default: return keyword
    }
  }

  /// Whether a keyword of the form's rule may stand in the text or, where that counts, in a name around it; says no only
  /// where none does.
  private mutating func mayHaveKeyword(_ format: IdentifierFormat, isGlued: Bool, in text: Span<UInt8>) -> Bool {
    if surroundings.mayHold(format.owner, in: text) { return true }
    guard !isGlued, format.validator != .none else { return false }
    return namedLists().contains(format.owner)
  }

  /// Reads the names around the text, when first asked.
  private mutating func namedLists() -> KeywordSet {
    if let listsNamed { return listsNamed }
    let made = surroundings.context.listsNamed
    listsNamed = made
    return made
  }

  /// Whether one of the forms may speak.
  private mutating func maySpeak(_ bucket: IdentifierTable.Bucket, isGlued: Bool, in text: Span<UInt8>) -> Bool {
    let alone = confidence(bucket.alone, isGlued: isGlued)
    if alone > 0, alone >= floor { return true }
    if surroundings.lists(in: text).intersects(bucket.owners) { return true }
    return !isGlued && !bucket.checked.isEmpty && namedLists().intersects(bucket.checked)
  }

  /// Whether the form may speak, as far as that is known without reading the names around the text.
  private mutating func maySpeak(_ format: IdentifierFormat, isGlued: Bool, in text: Span<UInt8>) -> Bool {
    let alone = confidence(format.alone, isGlued: isGlued)
    if alone > 0, alone >= floor { return true }
    if surroundings.mayHold(format.owner, in: text) { return true }
    guard !isGlued, format.validator != .none else { return false }
    return listsNamed?.contains(format.owner) ?? true
  }

  /// Literals, for a reason that is made of parts would be allocated for each candidate.
  private static func reason(isChecked: Bool, _ keyword: Surroundings.Keyword) -> String {
    switch keyword {
    case .none: isChecked ? "valid number" : "written form"
    case .before: isChecked ? "valid number after a keyword" : "written form after a keyword"
    case .after: isChecked ? "valid number before a keyword" : "written form before a keyword"
    case .outside: isChecked ? "valid number under a name with a keyword" : "written form under a name with a keyword"
    }
  }
}
