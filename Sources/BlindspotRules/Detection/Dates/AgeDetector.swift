import BlindspotParser

/// Finds the age of a person: `aged 83`, `87 Jahre alt`, `tiene ochenta y tres años`, `her son (9)`, `mevrouw is negentig`.
/// A note, since an age alone identifies few people.
///
/// An age needs a word for a person or a name near it. A number of years near a word for a duration or a limit is none:
/// `10 Jahre Garantie`, `30 years of service`, `18+`.
///
/// The detector reads the candidates of ``PersonNameDetector``, which therefore runs before it.
package struct AgeDetector: Detector {
  /// An age has a unit, or a word for an age or a person near it.
  private static let lists = AgeEvidence.units.union([.dateOfBirthAgeWord, .dateOfBirthPerson])

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.letters > 2 || profile.hasNonASCII, profile.mayContain(Self.lists) else { return }
    let readsWords = context.kind.isProse || context.kind == .personalStatus
    guard profile.digits > 0 || readsWords else { return }
    let names = NamedRanges(candidates)
    let mayBeLabeled = profile.mayContain(.dateOfBirthAgeWord)
    var index = 0
    while let number = AgeNumber.next(in: text, from: &index, readsWords: readsWords) {
      guard let evidence = AgeEvidence(for: number, in: text, mayBeLabeled: mayBeLabeled),
        let age = Self.age(evidence, in: text, names: names, isStatus: context.kind == .personalStatus)
      else { continue }
      candidates.append(
        Candidate(
          range: evidence.range, rule: BuiltInRule.dateOfBirth.index, confidence: age.confidence, reason: age.reason,
          ceiling: .note))
    }
  }

  /// Whether a number of three digits may be an age, which depends on its value.
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    guard profile.digits > 2, profile.mayContain(Self.lists) else { return false }
    let mayBeLabeled = profile.mayContain(.dateOfBirthAgeWord)
    var index = 0
    while let number = AgeNumber.next(in: text, from: &index, readsWords: false, isAnyValue: true) {
      if number.range.count == 3, AgeEvidence(for: number, in: text, mayBeLabeled: mayBeLabeled) != nil { return true }
    }
    return false
  }

  private static func age(
    _ evidence: AgeEvidence, in text: Span<UInt8>, names: NamedRanges, isStatus: Bool
  ) -> (confidence: Float, reason: String)? {
    let unit = evidence.unit
    let words = AgeSurroundings(of: evidence.range, in: text, names: names)
    // `turns 40 in June` is no duration.
    guard !words.hasDurationNearby || evidence.copula != nil || unit == nil && evidence.label?.use == .verb else {
      return nil
    }
    let hasPerson = words.hasPerson || isStatus
    if unit?.lists.contains(.dateOfBirthAgeUnit) == true, words.hasPerson {
      return (0.75, "age in years near a word for a person")
    }
    if let label = evidence.label, isAge(evidence, after: label, in: text, hasPerson: hasPerson) {
      return (0.65, "number after a word for an age")
    }
    if evidence.isOfBirthday, hasPerson { return (0.6, "number of a birthday") }
    if unit != nil, words.isAfterPerson(within: 32) { return (0.65, "years after a word for a person") }
    if let copula = evidence.copula, words.isSubject(ofCopulaAt: copula, in: text) {
      return (0.6, "number that a sentence states about a person")
    }
    if evidence.isSetOff, words.isAfterPerson(within: 26) {
      return (0.55, "number set off after a word for a person")
    }
    return nil
  }

  /// Whether a number after a word for an age is an age.
  private static func isAge(
    _ evidence: AgeEvidence, after label: AgeEvidence.Label, in text: Span<UInt8>, hasPerson: Bool
  ) -> Bool {
    switch label.use {
    case .noun: label.isStated || hasPerson
    case .verb: hasPerson && (evidence.unit != nil || !evidence.number.isCount(in: text))
    case .birthday: hasPerson && evidence.unit == nil && !evidence.number.isCount(in: text)
    }
  }
}
