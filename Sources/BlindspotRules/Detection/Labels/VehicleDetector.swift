import BlindspotParser

/// Finds plates in the form of a country beside a word for a vehicle, its use or its plate: `Fahrzeug KA GO 218 H`, `taxi
/// (RT-481-K)`, `машина А000ВЕ 77`, `34 ABC 123 plakalı`, and in lists. ``LabeledValueDetector`` finds a plate of any form
/// directly after a word for a plate.
package struct VehicleDetector: Detector {
  private static let automaton = WordAutomaton.builtIn
  private static let lists: WordLists = [.licensePlateVehicle, .licensePlateNumber]
  private static let filter = automaton.filter(for: lists)
  /// The longest plate before a word, in bytes: `34 ABC 123 plakalı`.
  private static let longestPlate = 16
  /// The longest text between a vehicle and its plate: `Auto van de wethouder (RT-481-K)`.
  private static let reach = 40

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits > 1, profile.upper > 0 || profile.hasNonASCII, profile.mayContain(Self.lists) else { return }
    var taken = 0
    Self.automaton.scan(text, in: 0..<text.count, filter: Self.filter) { match in
      guard !match.lists.isDisjoint(with: Self.lists) else { return }
      guard var plate = Self.plate(in: text, beside: match), plate.start >= taken else { return }
      repeat {
        taken = plate.end
        candidates.append(
          Candidate(
            range: plate, rule: BuiltInRule.licensePlate.index, confidence: 0.7,
            reason: "form of a plate after a word for a vehicle"))
        guard let next = Self.plate(in: text, listedAfter: plate.end) else { return }
        plate = next
      } while true
    }
  }

  /// Returns the next plate of a list: `WZZ-417 | WZZ-418`, `AB12 CDE and AB12 CDF`.
  private static func plate(in text: Span<UInt8>, listedAfter end: Int) -> TextRange? {
    var index = end
    while index < text.count, !text[index].isWordByte, index - end < 3, !isEnd(text, at: index) { index += 1 }
    guard index > end else { return nil }
    // One short word can connect the last two.
    if let last = PlateForm.end(in: text, at: index) { return TextRange(start: index, end: last) }
    while index < text.count, text[index].isWordByte, index - end < longestLinkWord { index += 1 }
    guard index < text.count, text[index] == ASCII.space else { return nil }
    return PlateForm.end(in: text, at: index + 1).flatMap {
      isDistinctive(text, index + 1..<$0, isVehicle: true) ? TextRange(start: index + 1, end: $0) : nil
    }
  }

  /// The longest word between two plates of a list with the marks before it, in bytes: ` und `.
  private static let longestLinkWord = 6

  /// Returns the plate of the vehicle or beside the word for a plate. ``LabeledValueDetector`` finds a plate of any form
  /// directly after a word for a plate. A word for a use of vehicles (`parked`, `barrier`; the number 1) has a weaker link
  /// to its plate.
  private static func plate(in text: Span<UInt8>, beside match: WordMatch) -> TextRange? {
    let isVehicle = match.lists.contains(.licensePlateVehicle)
    return plate(in: text, after: match.range.end, isVehicle: !isVehicle || match.number == 0)
      ?? plate(in: text, before: match.range.start, reach: isVehicle ? reach : 0)
  }

  /// Whether a text can contain the year of a model, whose value distinguishes it from a plate.
  func mayContainYear(in text: Span<UInt8>, _ profile: TextProfile) -> Bool {
    guard profile.digits > 3, profile.mayContain(Self.lists) else { return false }
    return text.indices.contains { index in
      index > 0 && text[index] == ASCII.space && text[index - 1].isUpper
        && (1...4).allSatisfy { text.byte(at: index + $0).isDigit } && !text.byte(at: index + 5).isDigit
    }
  }

  /// Returns the first plate within a few words of the same clause.
  private static func plate(in text: Span<UInt8>, after start: Int, isVehicle: Bool) -> TextRange? {
    var index = start
    while index < text.count, index - start <= reach, !isEnd(text, at: index) {
      let previous = text.byte(at: index - 1)
      let isStart = !previous.isWordByte || index == start || isUnspaced(text, before: index)
      if isStart, previous != ASCII.hyphen, !isAfterLetter(text, index), let end = PlateForm.end(in: text, at: index) {
        let isDirect = isVehicle && (index - start <= 3 || previous == ASCII.openParenthesis)
        if isDirect && !isModel(text, index..<end) || isDistinctive(text, index..<end, isVehicle: isVehicle) {
          return TextRange(start: index, end: end)
        }
      }
      index += 1
    }
    return nil
  }

  /// Returns the last plate that ends directly before a word, or up to `reach` bytes before it in the same clause.
  private static func plate(in text: Span<UInt8>, before end: Int, reach: Int) -> TextRange? {
    guard end > 4 else { return nil }
    var index = end - 1
    var found: Range<Int>?
    while index > 0, end - index <= reach + longestPlate, !isEnd(text, at: index) {
      index -= 1
      let isStart = text[index].isWordByte && (index == 0 || !text[index - 1].isWordByte)
      guard isStart, text.byte(at: index - 1) != ASCII.hyphen, let last = PlateForm.end(in: text, at: index) else {
        continue
      }
      guard last <= found?.upperBound ?? end, end - last <= max(reach, 1),
        isDistinctive(text, index..<last, isVehicle: false)
      else { continue }
      // A longer form can start earlier.
      if found.map({ $0.upperBound == last }) ?? true { found = index..<last }
    }
    return found.map { TextRange(start: $0.lowerBound, end: $0.upperBound) }
  }

  /// Whether a sentence ends at `index`. A full stop in a number does not end it.
  private static func isEnd(_ text: Span<UInt8>, at index: Int) -> Bool {
    switch text[index] {
    case ASCII.period: !text.byte(at: index + 1).isDigit
    case ASCII.semicolon, ASCII.questionMark, ASCII.exclamationMark, ASCII.newline: true
    default: false
    }
  }

  /// Whether a form is more than a word and a number, which must directly follow the vehicle (`ABC 2024`, `FAQ404`), and
  /// not a model.
  ///
  /// - Parameter isVehicle: whether a word for a vehicle precedes, and not only one for a use of vehicles.
  private static func isDistinctive(_ text: Span<UInt8>, _ plate: Range<Int>, isVehicle: Bool) -> Bool {
    var runs = 1
    var hasSpace = false
    var hasJoint = false
    var hasLetter = !text[plate.lowerBound].isDigit
    var digits = hasLetter ? 0 : 1
    for index in plate.dropFirst() {
      let byte = text[index]
      let previous = text[index - 1]
      hasSpace = hasSpace || byte == ASCII.space
      hasJoint = hasJoint || !byte.isWordByte
      guard byte.isWordByte else { continue }
      hasLetter = hasLetter || !byte.isDigit
      if byte.isDigit { digits += 1 }
      if !previous.isWordByte || byte.isDigit != previous.isDigit { runs += 1 }
    }
    guard !isModel(text, plate) else { return false }
    // A character for a region is part of no word or model. After an Arabic word, a Latin letter is part of no word.
    if text[plate.lowerBound] >= 0xE3 { return true }
    let isLetterWithNumber = text.byte(at: plate.lowerBound + 1) == ASCII.space && digits == 5
    if isLetterWithNumber, text.byte(at: plate.lowerBound - 2) >= 0x80 { return true }
    guard isVehicle else { return hasLetter && runs > 2 }
    return runs > 2 || hasJoint && !hasSpace || !hasJoint && text[plate.lowerBound].isDigit
  }

  /// Whether a form is that of a model: a word and a year, or a letter, a number and letters (`GTI 2020`, `C 220 CDI`).
  private static func isModel(_ text: Span<UInt8>, _ plate: Range<Int>) -> Bool {
    let start = plate.upperBound - 4
    if text[plate.lowerBound].isUpper, text[plate.lowerBound + 1] == ASCII.space, start > plate.lowerBound + 4,
      text[start] == ASCII.space, text[start + 1].isUpper
    {
      return plate.count <= 9
    }
    return start > plate.lowerBound && text[start - 1] == ASCII.space && text.hasCentury(at: start)
  }

  /// Whether a word of one capital precedes a digit, so that the form starts with it: `C 220 CDI`.
  private static func isAfterLetter(_ text: Span<UInt8>, _ index: Int) -> Bool {
    guard index > 1, text[index].isDigit, text[index - 1] == ASCII.space, text[index - 2].isUpper else { return false }
    return !text.byte(at: index - 3).isWordByte
  }

  /// Whether the character before `index` is one of a script without spaces.
  private static func isUnspaced(_ text: Span<UInt8>, before index: Int) -> Bool {
    guard index >= 3, text[index - 3] >= 0xE3 else { return false }
    return FoldedScalar(in: text, at: index - 3).category == .ideograph
  }
}
