import BlindspotParser

/// A search for identifiers in one text. Does not allocate unless a format matches and the text or the names around it may
/// contain a keyword of its rule.
struct IdentifierSearch: ~Copyable {
  /// The confidence, in hundredths, of a value that directly follows a word that is not a keyword (`is219-09-9999`), if
  /// its form is distinct.
  private static let gluedConfidence: UInt8 = 40
  /// The minimum confidence without a keyword, in hundredths, of a distinct form: one that nothing else has.
  private static let distinctConfidence: UInt8 = 80

  /// The minimum confidence of any rule, in hundredths.
  private let minConfidence: UInt8
  /// Whether the text is ASCII.
  private let isASCII: Bool
  private let runs: TextRuns
  private let index = IdentifierIndex.builtIn
  private var keywords: KeywordContext
  /// The letters and digits of the last value, and their range.
  private var value = DigitString()
  private var valueRange = 0..<0
  /// Whether a format matched so far, whatever its digits are.
  private(set) var hasMatchedForm = false

  /// Creates a search in a text with the given profile and context.
  init(_ profile: TextProfile, _ context: FieldContext) {
    isASCII = !profile.hasNonASCII
    runs = profile.runs
    minConfidence = UInt8(max(0, min(context.minConfidence * 100, 100)))
    keywords = KeywordContext(context)
  }

  /// A position where a format may begin.
  private struct Position {
    let start: Int
    /// The number of consecutive letters and digits from the start.
    let run: Int
    /// The number of consecutive letters and digits after the separator that ends the run.
    let second: Int
    /// Whether the position directly follows a letter.
    let isGlued: Bool
  }

  /// Appends the identifiers that begin with the digits or letters in `lead`.
  mutating func match(
    at lead: Range<Int>, isDigit: Bool, isGlued: Bool, in text: Span<UInt8>, into candidates: inout [Candidate]
  ) {
    let start = lead.lowerBound
    // One more than any format has. Without a limit, `a1a1a1…` would take quadratic time. The digits or letters themselves can
    // be longer.
    let limit = max(start + DigitString.capacity + 1, lead.upperBound)
    let end = runs.end(from: lead.upperBound, limit: limit, in: text)
    let run = min(end - start, DigitString.capacity + 1)
    let (follower, length) = Self.follower(in: text, at: lead.upperBound)
    let followed = IdentifierIndex.bucket(isDigit: isDigit, length: lead.count, follower: follower)
    if end == lead.upperBound {
      let alone = IdentifierIndex.bucket(isDigit: isDigit, length: lead.count, follower: .end)
      matchAlone(bucket: alone, lead, isDigit: isDigit, isGlued: isGlued, in: text, into: &candidates)
    }
    let isFollowed = follower != .end && !index.buckets[followed].isEmpty
    let mixed = isGlued ? 0 : run
    let hasMixed = !index.mixed[mixed].isEmpty
    // No format begins like most words.
    guard isFollowed || hasMixed else { return }
    let second = end + max(1, end == lead.upperBound ? length : text.separator(at: end).length)
    // One more than any format has.
    let next = second < text.count ? runs.end(from: second, limit: second + DigitString.capacity + 1, in: text) : second
    let position = Position(start: start, run: run, second: next - second, isGlued: isGlued)
    let isDigitNext = text.byte(at: second).isDigit
    if isFollowed, index.buckets[followed].admits(run: run, second: position.second, isDigit: isDigitNext) {
      let bucket = index.buckets[followed]
      for place in index.rows(of: bucket, run: run, second: position.second, follower: follower) {
        let row = Int(index.rows[place])
        guard index.hasLengths(row, run: run, second: position.second) else { continue }
        match(index.formats[row], at: position, in: text, into: &candidates)
      }
    }
    if hasMixed, index.mixed[mixed].admits(run: run, second: position.second, isDigit: isDigitNext) {
      for place in index.mixed[mixed].rows {
        let row = Int(index.mixedRows[place])
        guard index.hasLengths(row, run: run, second: position.second) else { continue }
        match(index.formats[row], at: position, in: text, into: &candidates)
      }
    }
  }

  /// Appends the identifiers that consist of the digits or letters in `lead`. All formats of the bucket have the same shape,
  /// those of digits that many of them.
  private mutating func matchAlone(
    bucket: Int, _ lead: Range<Int>, isDigit: Bool, isGlued: Bool, in text: Span<UInt8>,
    into candidates: inout [Candidate]
  ) {
    let rows = index.buckets[bucket].rows
    guard let first = rows.first,
      isDigit
        ? IdentifierFormat.isWhole(text, lead, separator: 0)
        : index.formats[first].end(in: text, at: lead.lowerBound) == lead.upperBound,
      canReport(index.conditions[bucket], isGlued: isGlued, in: text)
    else { return }
    for row in rows { evaluate(index.formats[row], lead, isGlued: isGlued, in: text, into: &candidates) }
  }

  static func follower(in text: Span<UInt8>, at index: Int) -> (IdentifierIndex.Follower, length: Int) {
    guard index < text.count else { return (.end, 0) }
    let (mark, length) = text.separator(at: index)
    switch mark {
    case ASCII.space: return (.space, length)
    case ASCII.hyphen: return (.hyphen, length)
    case ASCII.period: return (.stop, length)
    case ASCII.slash: return (.slash, length)
    case ASCII.plus: return (.plus, length)
    default: return (.other, length)
    }
  }

  /// Appends the value at a position if it has the shape of a format whose lengths match.
  private mutating func match(
    _ format: IdentifierFormat, at position: Position, in text: Span<UInt8>, into candidates: inout [Candidate]
  ) {
    guard format.mayMatch(in: text, at: position.start, isASCII: isASCII),
      canReport(format, isGlued: position.isGlued, in: text),
      let end = format.end(in: text, at: position.start)
    else { return }
    evaluate(format, position.start..<end, isGlued: position.isGlued, in: text, into: &candidates)
  }

  /// Appends the value in `range`, which has the shape of the format, if its confidence is sufficient and it is valid.
  private mutating func evaluate(
    _ format: IdentifierFormat, _ range: Range<Int>, isGlued: Bool, in text: Span<UInt8>,
    into candidates: inout [Candidate]
  ) {
    let isDistinct = format.alone >= Self.distinctConfidence
    let alone = confidence(format.alone, isGlued: isGlued)
    let needsKeyword = alone == 0 || alone < minConfidence
    guard !needsKeyword || mayHaveKeyword(format, isGlued: isGlued, in: text) else { return }
    let textRange = TextRange(start: range.lowerBound, end: range.upperBound)
    let keyword = keyword(of: format, around: textRange, isGlued: isGlued, in: text)
    let confidence: UInt8
    switch keyword {
    case .before, .after: confidence = format.inContext
    case .inContainerName: confidence = max(format.alone, format.inContext - 10)
    // After a keyword for the number of an item (`Order 371224376`), only a distinct form counts.
    case .none where !needsKeyword && keywords.followsItemNumberKeyword(at: range.lowerBound, in: text):
      confidence = isDistinct ? alone - 25 : 0
    case .none: confidence = alone
    }
    guard confidence > 0, confidence >= minConfidence else { return }
    // Up to here, the result does not depend on the values of the digits.
    hasMatchedForm = true
    guard isValid(format, range, of: text) else { return }
    candidates.append(
      Candidate(
        range: textRange, rule: IdentifierTable.rules[Int(format.owner)].rule.index,
        confidence: Float(confidence) / 100, reason: Self.reason(isChecked: format.validator != .none, keyword)))
  }

  /// Returns the confidence of a match without a keyword, in hundredths.
  ///
  /// - Parameter alone: The confidence of its form.
  private func confidence(_ alone: UInt8, isGlued: Bool) -> UInt8 {
    guard isGlued else { return alone }
    return alone >= Self.distinctConfidence ? Self.gluedConfidence : 0
  }

  /// Whether the characters are those of the format and pass its validator.
  private mutating func isValid(_ format: IdentifierFormat, _ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard format.hasItsDigits(in: text, at: range.lowerBound) else { return false }
    guard format.validator != .none else { return true }
    if valueRange != range {
      value.removeAll()
      for index in range where text[index].isAlphanumeric { value.append(character: text[index]) }
      valueRange = range
    }
    return format.validator.accepts(value)
  }

  /// Returns the nearest keyword of the format's rule.
  private mutating func keyword(
    of format: IdentifierFormat, around range: TextRange, isGlued: Bool, in text: Span<UInt8>
  ) -> KeywordContext.Keyword {
    guard mayHaveKeyword(format, isGlued: isGlued, in: text) else { return .none }
    let words = IdentifierTable.rules[Int(format.owner)].words
    let keyword = keywords.keyword(Keywords(words: words, number: format.owner), around: range, in: text)
    switch keyword {
    case .before(let gap) where isGlued && gap > 0: return .none
    case .after where isGlued: return .none
    // A flow called "Customer care" does not make every number in it a customer number.
    case .inContainerName
    where isGlued || format.validator == .none || keywords.followsItemNumberKeyword(at: range.start, in: text):
      return .none
    default: return keyword
    }
  }

  /// Whether a keyword of the format's rule may be in the text or, if that counts, in a name around it. False only if
  /// none is.
  private mutating func mayHaveKeyword(_ format: IdentifierFormat, isGlued: Bool, in text: Span<UInt8>) -> Bool {
    if keywords.mayHold(format.owner, in: text) { return true }
    return !isGlued && format.validator != .none && keywords.mayBeNamed(KeywordSet(format.owner))
  }

  /// Whether a format of the bucket can have sufficient confidence.
  private mutating func canReport(_ bucket: IdentifierIndex.Conditions, isGlued: Bool, in text: Span<UInt8>) -> Bool {
    let alone = confidence(bucket.alone, isGlued: isGlued)
    if alone > 0, alone >= minConfidence { return true }
    if keywords.lists(in: text).intersects(bucket.owners) { return true }
    return !isGlued && keywords.mayBeNamed(bucket.checked)
  }

  /// Whether the format can have sufficient confidence, as far as known without reading the names around the text.
  private mutating func canReport(_ format: IdentifierFormat, isGlued: Bool, in text: Span<UInt8>) -> Bool {
    let alone = confidence(format.alone, isGlued: isGlued)
    if alone > 0, alone >= minConfidence { return true }
    return keywords.mayHold(format.owner, in: text) || !isGlued && format.validator != .none
  }

  /// Returns the reason for a match. Literals, since a composed reason would be allocated for each candidate.
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
