import BlindspotParser

/// Finds identifiers by their written form: every rule with `extends: identifier`.
///
/// One pass over the text: at each place where a number may begin, the formats that begin with as many digits (or
/// letters) and go on as the text does are tried; then the validator; then the keywords around it.
package struct IdentifierDetector: Detector {
  /// The fewest digits an identifier has.
  private static let minimumDigits = 4

  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    var surroundings = KeywordContext(context)
    detect(in: text, profile: profile, surroundings: &surroundings, into: &candidates)
  }

  /// The same with what is known of the text's words.
  func detect(
    in text: Span<UInt8>, profile: TextProfile, surroundings: inout KeywordContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits >= Self.minimumDigits else { return }
    var search = IdentifierSearch(floor: surroundings.context.leastConfidence)
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard byte.isAlphanumeric else {
        index += 1
        continue
      }
      let isDigit = byte.isDigit
      var end = index + 1
      while end < text.count, isDigit ? text[end].isDigit : text[end].isLetter { end += 1 }
      // A number may begin behind letters (`SSN219099999`) if they are a keyword, but not a word behind digits.
      let isGlued = index > 0 && text[index - 1].isAlphanumeric
      if !isGlued || isDigit {
        search.look(at: index..<end, isDigit: isDigit, isGlued: isGlued, in: text, &surroundings, into: &candidates)
      }
      index = end
    }
  }
}
