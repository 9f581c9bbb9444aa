import BlindspotParser

/// Finds telephone numbers: the international form (E.164) of all countries, the national forms of the regions that
/// apply, forms that only telephone numbers have, and numbers written as spoken digits.
package struct PhoneDetector: Detector {
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard mayMatch(profile, context) else { return }
    var keywords = KeywordContext(context)
    if context.isSpoken { SpokenPhone.detect(in: text, keywords: &keywords, into: &candidates) }
    var groups = DigitGroups(profile.runs)
    var index = 0
    var mayHoldNumber = false
    while groups.readNext(in: text, from: index) {
      index = groups.end
      guard PhoneNumberClassifier.mayBeNumber(groups, in: text, &keywords) else { continue }
      mayHoldNumber = true
      if let end = PhoneNumberClassifier.bestNumber(in: groups, of: text, &keywords, into: &candidates) { index = end }
    }
    context.notes?.mayHoldPhoneNumber = mayHoldNumber
  }

  /// Whether some digits at the positions of these could be a number.
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    guard mayMatch(profile, context) else { return false }
    if let known = context.notes?.mayHoldPhoneNumber { return known }
    var keywords = KeywordContext(context)
    var groups = DigitGroups(profile.runs)
    var index = 0
    while groups.readNext(in: text, from: index) {
      if PhoneNumberClassifier.mayBeNumber(groups, in: text, &keywords) { return true }
      index = groups.end
    }
    return false
  }

  /// The shortest numbers with a country code have six digits, the shortest national numbers five.
  private func mayMatch(_ profile: TextProfile, _ context: FieldContext) -> Bool {
    profile.digits >= (context.regions.isEmpty ? 6 : 5)
  }
}
