import BlindspotParser

/// Finds a plate in the form of a country after a word for a vehicle: `Fahrzeug KA GO 218 H`, `taxi (RT-481-K)`, `машина
/// А000ВЕ 77`. ``LabeledValueDetector`` finds a plate of any form after a word for a plate.
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
      // After a word for a plate, ``LabeledValueDetector`` finds a plate of any form.
      let isVehicle = match.lists.contains(.licensePlateVehicle)
      guard
        let plate = (isVehicle ? Self.plate(in: text, after: match.range.end) : nil)
          ?? Self.plate(in: text, before: match.range.start),
        plate.start >= taken
      else { return }
      taken = plate.end
      candidates.append(
        Candidate(
          range: plate, rule: BuiltInRule.licensePlate.index, confidence: 0.7,
          reason: "form of a plate after a word for a vehicle"))
    }
  }

  /// Returns the first plate within a few words of the same clause.
  private static func plate(in text: Span<UInt8>, after start: Int) -> TextRange? {
    var index = start
    while index < text.count, index - start <= reach {
      switch text[index] {
      case ASCII.period, ASCII.semicolon, ASCII.questionMark, ASCII.exclamationMark, ASCII.newline: return nil
      default: break
      }
      let previous = text.byte(at: index - 1)
      let isStart = !previous.isWordByte || index == start || isUnspaced(text, before: index)
      if isStart, previous != ASCII.hyphen, let end = PlateForm.end(in: text, at: index),
        index - start <= 3 || previous == ASCII.openParenthesis || !isWordAndNumber(text, index..<end)
      {
        return TextRange(start: index, end: end)
      }
      index += 1
    }
    return nil
  }

  /// Returns the plate that ends directly before a word.
  private static func plate(in text: Span<UInt8>, before end: Int) -> TextRange? {
    guard end > 4, text[end - 1] == ASCII.space else { return nil }
    let last = end - 1
    guard text[last - 1].isWordByte else { return nil }
    var found: TextRange?
    var index = max(0, last - longestPlate)
    while index < last - 3, found == nil {
      let isStart = index == 0 || !text[index - 1].isWordByte && text[index - 1] != ASCII.hyphen
      if isStart, PlateForm.end(in: text, at: index) == last, !isWordAndNumber(text, index..<last) {
        found = TextRange(start: index, end: last)
      }
      index += 1
    }
    return found
  }

  /// Whether a form is a word and a number with a space between them, which must directly follow the vehicle: `ABC 2024`.
  private static func isWordAndNumber(_ text: Span<UInt8>, _ plate: Range<Int>) -> Bool {
    var runs = 1
    var hasSpace = false
    for index in plate.dropFirst() {
      let byte = text[index]
      let previous = text[index - 1]
      hasSpace = hasSpace || byte == ASCII.space
      guard byte.isWordByte else { continue }
      if !previous.isWordByte || byte.isDigit != previous.isDigit { runs += 1 }
    }
    guard runs == 2 else { return false }
    return hasSpace
  }

  /// Whether the character before `index` is one of a script without spaces.
  private static func isUnspaced(_ text: Span<UInt8>, before index: Int) -> Bool {
    guard index >= 3, text[index - 3] >= 0xE3 else { return false }
    return FoldedScalar(in: text, at: index - 3).category == .ideograph
  }
}
