import BlindspotParser

/// Finds a plate in the form of a country after a word for a vehicle: `Fahrzeug KA GO 218 H`, `taxi (RT-481-K)`, `машина
/// А000ВЕ 77`. ``LabeledValueDetector`` finds a plate of any form after a word for a plate.
package struct VehicleDetector: Detector {
  private static let automaton = WordAutomaton.builtIn
  private static let filter = automaton.filter(for: .licensePlateVehicle)
  /// The longest text between a vehicle and its plate: `Auto van de wethouder (RT-481-K)`.
  private static let reach = 40

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits > 1, profile.upper > 0 || profile.hasNonASCII, profile.mayContain(.licensePlateVehicle) else {
      return
    }
    var taken = 0
    Self.automaton.scan(text, in: 0..<text.count, filter: Self.filter) { match in
      guard match.lists.contains(.licensePlateVehicle), let plate = Self.plate(in: text, after: match.range.end),
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

  /// Whether a form is a word and a number with a space between them, which must directly follow the vehicle: `ABC 2024`.
  private static func isWordAndNumber(_ text: Span<UInt8>, _ plate: Range<Int>) -> Bool {
    var runs = 1
    for index in plate.dropFirst() {
      if text[index] == ASCII.hyphen { return false }
      let isAfterSpace = text[index - 1] == ASCII.space
      guard text[index] != ASCII.space else { continue }
      if isAfterSpace || text[index].isDigit != text[index - 1].isDigit { runs += 1 }
    }
    return runs == 2 && plate.contains { text[$0] == ASCII.space }
  }

  /// Whether the character before `index` is one of a script without spaces.
  private static func isUnspaced(_ text: Span<UInt8>, before index: Int) -> Bool {
    guard index >= 3, text[index - 3] >= 0xE3 else { return false }
    return FoldedScalar(in: text, at: index - 3).category == .ideograph
  }
}
