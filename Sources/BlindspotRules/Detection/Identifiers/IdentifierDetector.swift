import BlindspotParser

/// Finds identifiers by their written form: every rule with `extends: identifier`.
///
/// One pass over the text: at each position where a number may begin, it tries the formats that begin with the same
/// number of digits or letters; then the validator; then the keywords near the value.
package struct IdentifierDetector: Detector {
  /// The minimum number of digits of an identifier.
  private static let minimumDigits = 4

  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits >= Self.minimumDigits else { return }
    // Not in one statement, which would not search in a text without notes.
    let hasForm = Self.search(text, profile, context, into: &candidates)
    context.notes?.hasIdentifierForm = hasForm
  }

  /// Whether a format matches, whatever its digits are.
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    guard profile.digits >= Self.minimumDigits else { return false }
    if let known = context.notes?.hasIdentifierForm { return known }
    var candidates: [Candidate] = []
    return Self.search(text, profile, context, into: &candidates)
  }

  /// Appends the identifiers in `text` to `candidates`; returns whether a format matched, whatever its digits are.
  private static func search(
    _ text: Span<UInt8>, _ profile: TextProfile, _ context: FieldContext, into candidates: inout [Candidate]
  ) -> Bool {
    var search = IdentifierSearch(profile, context)
    let runs = profile.runs
    var index = runs.next(from: 0, in: text)
    while index < text.count {
      let isDigit = text[index].isDigit
      let end = isDigit ? runs.endOfDigits(from: index, in: text) : runs.endOfLetters(from: index, in: text)
      // A number may begin after letters (`SSN219099999`) if they are a keyword. A word may not begin after digits.
      let isGlued = index > 0 && text[index - 1].isAlphanumeric
      if !isGlued || isDigit {
        search.match(at: index..<end, isDigit: isDigit, isGlued: isGlued, in: text, into: &candidates)
      }
      index = runs.next(from: end, in: text)
    }
    return search.hasMatchedForm
  }
}
