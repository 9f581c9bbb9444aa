import BlindspotParser

/// Finds postal addresses: a street and a house number in either order, with what follows them, and post-office boxes.
///
/// Numbers are the anchors: a text without digits is left at once, and at each number the words before and behind it are
/// looked up. How much more is needed depends on how seldom the street's word means anything else.
package struct PostalAddressDetector: Detector {
  let automaton = WordAutomaton.builtIn
  private let filter = WordAutomaton.builtIn.filter(for: .places)
  private let postBoxFilter = WordAutomaton.builtIn.filter(for: .postalAddressPostBox)

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits > 0, profile.letters > 2 else { return }
    if profile.digits > 1 { PostcodeScanner.detect(in: text, into: &candidates) }
    var index = 0
    var taken = 0
    while let (number, resume) = HouseNumber.next(in: text, from: index) {
      index = resume
      guard let number, let street = street(at: number, in: text) else { continue }
      guard let candidate = candidate(street, number: number, in: text, context: context) else { continue }
      guard candidate.range.start >= taken else { continue }
      candidates.append(candidate)
      taken = candidate.range.end
      index = max(index, candidate.range.end)
    }
  }

  /// A street found at a number, before its surroundings are weighed.
  struct Street {
    var range: TextRange
    /// The confidence without any context.
    var base: Float
    /// The confidence once the text speaks of an address.
    var raised: Float
    /// The form, for the reason.
    var form: StaticString
    /// The confidence in a text that speaks of an address once a unit or a postcode follows; 0 where that adds nothing.
    var raisedByTail: Float = 0
    /// The confidence in any text once a postcode and a city follow.
    var baseByCity: Float = 0
  }

  private func street(at number: HouseNumber, in text: Span<UInt8>) -> Street? {
    let first = postBox(at: number, in: text)
    if let first { return first }
    let before = numberLast(number, in: text)
    let behind = numberFirst(number, in: text)
    guard let before else { return behind }
    guard let behind else { return before }
    return behind.base > before.base ? behind : before
  }

  /// How many bytes on each side of a street are read for words about addresses: several sentences, and a bound to what a
  /// text full of streets can cost.
  private static let reach = 512
  /// What is less sure is not even a note.
  private static let leastConfidence: Float = 0.3

  private func candidate(
    _ street: Street, number: HouseNumber, in text: Span<UInt8>, context: FieldContext
  ) -> Candidate? {
    var street = street
    let tail = AddressSuffix(automaton: automaton).tail(of: street.range.end, in: text)
    street.range.end = tail.end
    if tail.hasReadDigits { context.recordDigitDependency() }
    if tail.hasPostcodeAndCity { street.base = max(street.base, street.baseByCity) }
    if street.raised == 0 {
      street.raised = tail.isRelevant ? street.raisedByTail : 0
    } else if tail.isRelevant {
      street.base = max(street.base, 0.8)
      street.raised = max(street.raised, 0.9)
    } else if tail.hasCity {
      street.base = min(street.base + 0.2, 0.9)
    }
    guard max(street.base, street.raised) >= Self.leastConfidence else { return nil }
    var lists: WordLists = []
    let near = max(0, street.range.start - Self.reach)..<min(text.count, street.range.end + Self.reach)
    automaton.scan(text, in: near) { lists.formUnion($0.lists) }
    let isAddress = lists.contains(.postalAddressAddressWord) || context.kind == .locationNote
    let confidence = isAddress ? street.raised : street.base
    guard confidence >= Self.leastConfidence else { return nil }
    return Candidate(
      range: street.range, rule: BuiltInRule.postalAddress.index, confidence: confidence,
      reason: isAddress ? "\(street.form), after a word for an address" : "\(street.form)",
      ceiling: lists.contains(.postalAddressOwnPlace) ? .note : nil)
  }

  /// `PO Box 1234`, `Postfach 12`.
  private func postBox(at number: HouseNumber, in text: Span<UInt8>) -> Street? {
    let start = number.range.start
    guard let last = StreetWord.previous(in: text, before: start) else { return nil }
    var found: WordMatch?
    automaton.scan(text, in: max(0, min(last.start, start - 28))..<start, filter: postBoxFilter) { match in
      if match.lists.contains(.postalAddressPostBox), match.range.end >= last.end { found = match }
    }
    guard let found else { return nil }
    let isShort = found.range.count <= 3
    return Street(
      range: TextRange(start: found.range.start, end: number.range.end), base: isShort ? 0.4 : 0.75,
      raised: isShort ? 0.75 : 0.85, form: "a post-office box")
  }

  /// The lists that hold the word alone.
  func lists(of word: StreetWord, in text: Span<UInt8>) -> WordLists {
    guard filter.admits(text, at: word.start) else { return [] }
    guard let match = automaton.match(in: text, at: word.start, limit: word.end), match.range.end == word.end else {
      return []
    }
    return match.lists
  }
}

extension WordLists {
  /// The lists that words in and around an address are looked up in.
  fileprivate static let places: WordLists = [
    .postalAddressStrongSuffix, .postalAddressMediumSuffix, .postalAddressWeakSuffix, .postalAddressPrefix,
    .postalAddressGermanWords, .postalAddressGermanLead, .postalAddressStrongEnding, .postalAddressWeakEnding,
    .postalAddressNotACompound, .postalAddressAmbiguousPrefix, .postalAddressGermanJoined, .postalAddressUnitBefore,
    .postalAddressUnit, .postalAddressPostBox, .postalAddressAddressWord, .postalAddressOwnPlace,
    .postalAddressNotAStreet, .postalAddressUsState, .postalAddressNameWord, .postalAddressShortNameWord,
    .postalAddressPostcodeWord, .cueHouseSuffix, .cueParticle, .cueNumberSign,
  ]
}
