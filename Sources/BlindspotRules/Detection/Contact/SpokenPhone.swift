import BlindspotParser

/// Finds telephone and card numbers written as spoken digits: `five five five, zero one two three`, `5 5 5, 0 1 2 3`.
enum SpokenPhone {
  /// Appends the numbers in a text for which ``mayMatch(_:count:)`` is true.
  static func detect(in text: Span<UInt8>, keywords: inout KeywordContext, into candidates: inout [Candidate]) {
    var sequence = SpokenDigits()
    var index = 0
    while index < text.count {
      guard sequence.read(text, at: index) else {
        index += 1
        while index < text.count, text[index].isWordByte, text[index - 1].isWordByte { index += 1 }
        continue
      }
      if let candidate = candidate(sequence, in: text, &keywords) { candidates.append(candidate) }
      index = max(sequence.end, index + 1)
    }
  }

  /// Whether a text of `count` bytes has room for seven words of three letters or seven digits, separated by spaces.
  static func mayMatch(_ profile: TextProfile, count: Int) -> Bool {
    profile.spaces >= 6 && count >= 13 && (profile.digits >= 7 || profile.letters >= 21)
  }

  private static func candidate(
    _ sequence: borrowing SpokenDigits, in text: Span<UInt8>, _ keywords: inout KeywordContext
  ) -> Candidate? {
    let range = TextRange(start: sequence.start, end: sequence.end)
    let count = sequence.digits.count
    if PaymentCard.isValid(sequence.digits) {
      return Candidate(
        range: range, rule: BuiltInRule.paymentCard.index, confidence: 0.9, reason: "card number digit by digit")
    }
    guard 7...15 ~= count, !sequence.digits.isRepetition, !sequence.isCounting else { return nil }
    guard !keywords.followsItemNumberKeyword(at: range.start, in: text) else { return nil }
    let isCalled = keywords.keyword(.called, around: range, in: text) != .none
    let isExample = count == 7 && sequence.digits.number(0..<5) == 55501
    let isKnown =
      count == 10 || isExample || PhoneRegions.kinds(of: sequence.digits, in: keywords.context).contains(.personal)
    guard isKnown || isCalled else { return nil }
    return Candidate(
      range: range, rule: BuiltInRule.phoneNumber.index, confidence: isCalled && isKnown ? 0.85 : 0.7,
      reason: "phone number digit by digit",
      ceiling: keywords.isPublished(before: range.start, in: text) ? .note : nil)
  }
}

/// A sequence of single digits or words for digits, as in prompts.
struct SpokenDigits: ~Copyable {
  private(set) var digits = DigitString()
  private(set) var start = 0
  private(set) var end = 0
  private var rising = 0

  /// Whether the digits are those of a menu or a count: 1, 2, 3, 4, 5, 6, 7.
  var isCounting: Bool { rising >= digits.count - 2 }

  /// Reads the sequence that begins at `index`; returns false if it has fewer than seven digits.
  mutating func read(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard text[index].isWordByte, index == 0 || !text[index - 1].isWordByte, Self.filter.admits(text, at: index) else {
      return false
    }
    digits.removeAll()
    start = index
    end = index
    rising = 0
    var position = index
    var previous = -9
    var repeats = 1
    while digits.count < DigitString.capacity {
      if let factor = Self.repetition(in: text, at: position) {
        repeats = factor.times
        position = factor.end
      }
      guard let spoken = Self.digit(in: text, at: position) else { break }
      for _ in 0..<repeats { digits.append(character: UInt8(spoken.value) + UInt8(ascii: "0")) }
      repeats = 1
      if spoken.value == previous + 1 { rising += 1 }
      previous = spoken.value
      position = spoken.end
      end = position
      while position < text.count, position - end < 3,
        [ASCII.space, ASCII.comma, ASCII.hyphen, ASCII.period, ASCII.semicolon].contains(text[position])
      {
        position += 1
      }
      guard position > end else { break }
    }
    return digits.count >= 7
  }

  /// `double five`, `triple zero`.
  private static func repetition(in text: Span<UInt8>, at index: Int) -> (times: Int, end: Int)? {
    if text.hasWord("double ", at: index) { return (2, index + 7) }
    if text.hasWord("triple ", at: index) { return (3, index + 7) }
    return nil
  }

  private static func digit(in text: Span<UInt8>, at index: Int) -> (value: Int, end: Int)? {
    let first = text.byte(at: index)
    if first.isDigit { return text.byte(at: index + 1).isWordByte ? nil : (first.digitValue, index + 1) }
    guard first.isLetter else { return nil }
    for (word, value) in names[Int(first & 0x1F)] where text.hasWord(word, at: index) {
      let end = index + word.utf8CodeUnitCount
      if !text.byte(at: end).isWordByte { return (value, end) }
    }
    return nil
  }

  /// Rejects words by their beginning, as most words of a text are not a digit.
  private static let filter = {
    var filter = WordFilter(digitNames.map(\.0) + ["double", "triple"])
    filter.admitsDigits = true
    return filter
  }()

  /// ``digitNames`` by the low bits of their first byte, which ignore the case.
  private static let names: [[(StaticString, Int)]] = {
    var groups = [[(StaticString, Int)]](repeating: [], count: 32)
    for name in digitNames { groups[Int(name.0.withUTF8Buffer { unsafe $0.first ?? 0 } & 0x1F)].append(name) }
    return groups
  }()

  /// The names of the digits in the most frequent languages of flows.
  private static let digitNames: [(StaticString, Int)] = [
    ("zero", 0), ("oh", 0), ("o", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6),
    ("seven", 7), ("eight", 8), ("nine", 9), ("niner", 9), ("cero", 0), ("uno", 1), ("dos", 2), ("tres", 3),
    ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9), ("un", 1), ("deux", 2),
    ("trois", 3), ("quatre", 4), ("cinq", 5), ("sept", 7), ("huit", 8), ("neuf", 9), ("null", 0), ("eins", 1),
    ("zwei", 2), ("zwo", 2), ("drei", 3), ("vier", 4), ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9),
    ("due", 2), ("tre", 3), ("quattro", 4), ("cinque", 5), ("sei", 6), ("sette", 7), ("otto", 8), ("nove", 9),
    ("um", 1), ("dois", 2), ("meia", 6), ("quatro", 4), ("sete", 7), ("oito", 8), ("nul", 0), ("een", 1), ("twee", 2),
    ("drie", 3), ("vijf", 5), ("zes", 6), ("zeven", 7), ("negen", 9), ("fünf", 5), ("fuenf", 5), ("zéro", 0),
    ("três", 3),
  ]
}
