import BlindspotParser

/// Finds postal addresses: a street and a house number in either order with the rest of the address, and post-office boxes.
///
/// Numbers are the anchors: the detector skips texts without digits and looks up the words before and after each number.
/// The more meanings a street word has, the more additional evidence is required.
package struct PostalAddressDetector: Detector {
  let automaton = WordAutomaton.builtIn
  private static let filter = WordAutomaton.builtIn.filter(for: .places)
  private static let postBoxFilter = WordAutomaton.builtIn.filter(for: .postalAddressPostBox)

  /// Whether ``AddressEvidence`` rejects numbers.
  private let usesEvidence: Bool

  /// Makes the detector over the built-in word lists.
  package init() { self.init(usesEvidence: true) }

  /// - Parameter usesEvidence: False to look at every number, which takes twice as long and finds the same.
  package init(usesEvidence: Bool) { self.usesEvidence = usesEvidence }

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    if profile.hasNonASCII || profile.digits > 0 {
      // Not the context, which a closure would copy.
      let kind = context.kind
      ComponentAddress.detect(in: text, profile: profile, into: &candidates) { range in
        kind == .locationNote
          || lists(near: range, in: text, profile: profile).contains(.postalAddressAddressWord)
      }
      if profile.hasNonASCII { IdeographicAddress.detect(in: text, into: &candidates) }
    }
    if profile.letters > 8, profile.mayContain(.postalAddressPrefix) {
      MissingHouseNumber.forEach(in: text) { number in
        guard var street = numberLast(number, in: text, .all) else { return }
        street.base = max(street.base, 0.7)
        if let candidate = candidate(street, number: number, in: text, profile: profile, context: context) {
          candidates.append(candidate)
        }
      }
    }
    guard profile.digits > 0, profile.letters > 2 || profile.hasNonASCII else { return }
    PostcodeScanner.detect(in: text, profile: profile, into: &candidates)
    let evidence = usesEvidence ? AddressEvidence(text, profile, kind: context.kind) : .all
    var index = 0
    var taken = 0
    while let (number, resume) = HouseNumber.next(in: text, from: index, profile.runs) {
      index = resume
      guard let number, let street = street(at: number, in: text, evidence) else { continue }
      guard let candidate = candidate(street, number: number, in: text, profile: profile, context: context) else {
        continue
      }
      guard candidate.range.start >= taken else { continue }
      candidates.append(candidate)
      taken = candidate.range.end
      index = max(index, candidate.range.end)
    }
    guard taken == 0, !context.kind.isProse, let copy = JoinedAddress.copy(of: text, profile: profile) else { return }
    var found: [Candidate] = []
    let bytes = copy.bytes
    detect(in: bytes.span, profile: TextProfile(bytes.span), context: context, into: &found)
    JoinedAddress.append(found, in: copy, to: &candidates)
  }

  /// A street at a number, before its context is considered.
  struct Street {
    var range: TextRange
    /// The confidence without context.
    var base: Float
    /// The confidence in a text with an address keyword.
    var raised: Float
    /// The written form, for the reason.
    var form: StaticString
    /// The confidence in a text with an address keyword if a unit or a postcode follows; 0 if that adds nothing.
    var raisedByTail: Float = 0
    /// The confidence in a text with an address keyword if a name of a city follows.
    var raisedByCity: Float = 0
    /// The confidence in any text if a postcode and a city follow.
    var baseByCity: Float = 0
  }

  private func street(at number: HouseNumber, in text: Span<UInt8>, _ evidence: AddressEvidence) -> Street? {
    if let postBox = postBox(at: number, in: text, evidence) { return postBox }
    let before = numberLast(number, in: text, evidence)
    if number.hasDoor { return before.flatMap { $0.base >= 0.75 ? $0 : nil } }
    let after = numberFirst(number, in: text, evidence)
    guard let before else { return after }
    guard let after else { return before }
    return after.base > before.base ? after : before
  }

  /// The number of bytes on each side of a street that are searched for address keywords: several sentences. Limits the
  /// time for a text with many streets.
  private static let reach = 512
  /// The minimum confidence of a candidate.
  private static let leastConfidence: Float = 0.3

  private func candidate(
    _ street: Street, number: HouseNumber, in text: Span<UInt8>, profile: TextProfile, context: FieldContext
  ) -> Candidate? {
    var street = street
    let tail = AddressSuffix(automaton: automaton).tail(of: street.range.end, in: text)
    street.range.end = tail.end
    if tail.hasPostcodeAndCity { street.base = max(street.base, street.baseByCity) }
    if street.raised == 0 {
      street.raised = tail.isRelevant ? street.raisedByTail : tail.hasCity ? street.raisedByCity : 0
    } else if tail.isRelevant {
      street.base = max(street.base, 0.8)
      street.raised = max(street.raised, 0.9)
    } else if tail.hasCity {
      street.base = min(street.base + 0.2, 0.9)
    }
    guard max(street.base, street.raised) >= Self.leastConfidence else { return nil }
    let lists = lists(near: street.range, in: text, profile: profile)
    let isAddress = lists.contains(.postalAddressAddressWord) || context.kind == .locationNote
    let confidence = isAddress ? street.raised : street.base
    guard confidence >= Self.leastConfidence else { return nil }
    return Candidate(
      range: street.range, rule: BuiltInRule.postalAddress.index, confidence: confidence,
      reason: isAddress ? "\(street.form) near an address keyword" : "\(street.form)",
      ceiling: lists.contains(.postalAddressOwnPlace) ? .note : nil)
  }

  /// Returns the word lists with a phrase near a street; none if the text has no phrase of those that are considered.
  private func lists(near street: TextRange, in text: Span<UInt8>, profile: TextProfile) -> WordLists {
    guard profile.mayContain([.postalAddressAddressWord, .postalAddressOwnPlace]) else { return [] }
    var lists: WordLists = []
    let window = max(0, street.start - Self.reach)..<min(text.count, street.end + Self.reach)
    automaton.scan(text, in: window) { lists.formUnion($0.lists) }
    return lists
  }

  /// Returns the post-office box with the given number: `PO Box 1234`, `Postfach 12`.
  private func postBox(at number: HouseNumber, in text: Span<UInt8>, _ evidence: AddressEvidence) -> Street? {
    let start = number.range.start
    let farthest = max(0, start - 48)
    // A window that begins inside a word can have a word that the text has not.
    guard evidence.hasPostBox || farthest > 0 && text[farthest - 1].isWordByte,
      let last = StreetWord.previous(in: text, before: start)
    else { return nil }
    var found: WordMatch?
    let window = min(last.start, farthest)
    automaton.scan(text, in: window..<start, filter: Self.postBoxFilter) { match in
      if match.lists.contains(.postalAddressPostBox), match.range.end >= last.end { found = match }
    }
    guard let found else { return nil }
    let isShort = found.range.count <= 3
    return Street(
      range: TextRange(start: found.range.start, end: number.range.end), base: isShort ? 0.4 : 0.75,
      raised: isShort ? 0.75 : 0.85, form: "post-office box")
  }

  /// Returns the word lists that contain the word.
  func lists(of word: StreetWord, in text: Span<UInt8>) -> WordLists {
    guard Self.filter.admits(text, at: word.start) else { return [] }
    guard let match = automaton.match(in: text, at: word.start, limit: word.end), match.range.end == word.end else {
      return []
    }
    return match.lists
  }
}

extension WordLists {
  /// The word lists for words in and near an address.
  fileprivate static let places: WordLists = [
    .postalAddressStrongSuffix, .postalAddressMediumSuffix, .postalAddressWeakSuffix, .postalAddressPrefix,
    .postalAddressGermanWords, .postalAddressGermanLead, .postalAddressStrongEnding, .postalAddressWeakEnding,
    .postalAddressNotACompound, .postalAddressAmbiguousPrefix, .postalAddressGermanJoined, .postalAddressUnitBefore,
    .postalAddressUnit, .postalAddressPostBox, .postalAddressAddressWord, .postalAddressOwnPlace,
    .postalAddressNotAStreet, .postalAddressUsState, .postalAddressNameWord, .postalAddressShortNameWord,
    .postalAddressPostcodeWord, .cueHouseSuffix, .cueParticle, .cueNumberSign,
  ]
}
