import BlindspotParser

/// Finds the place where a person is: “flying to Leeds”, “Hotel Aurora, room 12”, “im Urlaub in Meran”.
///
/// In a personal status, a place is sufficient. In other prose, a sentence must say that a person is there: a name, a
/// relative or a role before a verb (“is in”, “staying”). Places of work are not reported: “in the office”, “working from
/// home”, “in a meeting” contain no place of the word lists and no name of a place.
package struct WhereaboutsDetector: Detector {
  private static let automaton = WordAutomaton.builtIn

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.letters > 1 || profile.hasNonASCII else { return }
    let isStatus = context.kind == .personalStatus
    guard isStatus || context.kind.isProse && Self.mayState(profile, hasNames: !candidates.isEmpty) else { return }
    // A verb and a place support a name.
    let names = NamedRanges(candidates, least: 0.5)
    SentenceScan.forEach(in: text) { range in
      let sentence = words(of: text, in: range, flow: context.language)
      let found =
        isStatus ? statusPlace(in: sentence, names, text, range) : statedPlace(in: sentence, names, text, range)
      if let found { candidates.append(found) }
    }
  }

  /// Whether prose can state that a person is at a place: with a verb, or with a time or a room and a person.
  private static func mayState(_ profile: TextProfile, hasNames: Bool) -> Bool {
    if profile.mayContain([.whereaboutsStay, .whereaboutsTravel]) { return true }
    if hasNames || profile.mayContain(.cueRelative) {
      return profile.mayContain([.whereaboutsLeave, .whereaboutsVenue])
    }
    return profile.digits > 0 && profile.mayContain(.whereaboutsVenue) && profile.mayContain(.cueRole)
  }

  /// The words of one sentence that concern places.
  private struct Sentence {
    /// Whether a road was found, so that an unknown name after a preposition is a place.
    var hasRoad = false
    /// Whether a word for a place other than a room occurs: a room can be one of the office.
    var hasVenue = false
    var cues: WordLists = []
    /// The matches of the lists of places, journeys and prepositions, in their order.
    var matches: [WordMatch] = []
    var workKeywords: [TextRange] = []
    /// The first word for a person.
    var person: Int?
    /// The first word for a person other than the speaker.
    var other: Int?

    /// The farthest distance of a verb and its place, in bytes.
    private static let longestLink = 40

    /// Returns the indices of the matches near a match, in their order.
    func neighbors(of index: Int) -> [Int] {
      let range = matches[index].range
      var (first, last) = (index, index)
      while first > 0, range.start - matches[first - 1].range.end <= Self.longestLink { first -= 1 }
      while last + 1 < matches.count, matches[last + 1].range.start - range.end <= Self.longestLink { last += 1 }
      return (first...last).filter { $0 != index }
    }
  }

  private static let lists: WordLists = [
    .whereaboutsVenue, .whereaboutsTravel, .whereaboutsAt, .whereaboutsPlace, .whereaboutsStay, .whereaboutsStrong,
    .whereaboutsLeave,
  ]

  private func words(of text: Span<UInt8>, in range: Range<Int>, flow: WordLanguages) -> Sentence {
    var sentence = Sentence()
    Self.automaton.scan(text, in: range, flow: flow) { match in
      sentence.cues.formUnion(match.lists)
      if !match.lists.isDisjoint(with: Self.lists) { sentence.matches.append(match) }
      if match.lists.contains(.whereaboutsVenue), match.number == 0 { sentence.hasVenue = true }
      if match.lists.contains(.negativeCue), !match.lists.contains(.cueRole) {
        sentence.workKeywords.append(match.range)
      }
      if sentence.person == nil, !match.lists.isDisjoint(with: [.cueRelative, .cueRole, .cueFirstPerson]) {
        sentence.person = match.range.start
      }
      // A phrase with its person: “I'm in”, “bin im”.
      if sentence.person == nil, match.lists.contains(.whereaboutsStay), match.number == 2 {
        sentence.person = match.range.start
      }
      if sentence.other == nil, !match.lists.isDisjoint(with: [.cueRelative, .cueRole]) {
        sentence.other = match.range.start
      }
    }
    return sentence
  }

  // MARK: A personal status

  /// Returns the places in a sentence of a status, from the first to the last.
  private func statusPlace(
    in sentence: Sentence, _ names: NamedRanges, _ text: Span<UInt8>, _ range: Range<Int>
  ) -> Candidate? {
    var found: Place?
    var sentence = sentence
    for (index, match) in sentence.matches.enumerated() {
      if let road = road(of: match, in: sentence, text, range) {
        found = found.map { $0.extended(by: road) } ?? road
        sentence.hasRoad = true
        continue
      }
      // A journey to a training or a customer is a journey, and its place is no person.
      let isJourney = match.lists.contains(.whereaboutsTravel)
      guard isJourney || !isWork(match.range, sentence, text),
        let place = place(at: index, in: sentence, text, range),
        isJourney || !isPerson(place.range, names, text)
      else { continue }
      found = found.map { $0.extended(by: place) } ?? place
    }
    let isOnLeave = !sentence.cues.isDisjoint(with: [.whereaboutsLeave, .whereaboutsTravel])
    let start = PlaceName.first(in: text, range, isAway: isOnLeave)
    let first =
      start.flatMap { isWork($0, sentence, text) ? nil : $0 } ?? PlaceName.withEnding(in: text, range)
      ?? PlaceName.inflected(in: text, range)
      ?? (isOnLeave && found == nil ? setOffPlace(in: sentence, names, text, range) : nil)
    if let first {
      let place = Place(range: first, evidence: "name of a place")
      found = found.map { $0.range.start < first.start ? $0 : place.extended(by: $0) } ?? place
    }
    return found.map {
      Candidate(range: $0.range, rule: BuiltInRule.whereabouts.index, confidence: 0.7, reason: $0.evidence)
    }
  }

  /// Returns the road after a preposition or a word for a journey, if the status mentions a journey: “stuck on the A303”.
  private func road(of match: WordMatch, in sentence: Sentence, _ text: Span<UInt8>, _ range: Range<Int>) -> Place? {
    guard sentence.cues.contains(.whereaboutsTravel),
      !match.lists.isDisjoint(with: [.whereaboutsAt, .whereaboutsTravel]),
      let road = PlaceName.road(after: match.range, in: text, before: range.upperBound)
    else { return nil }
    return Place(range: road, evidence: "road of a journey")
  }

  /// Returns the place that marks set off in a status about leave: “op verlof, Sint-Idesbald”.
  private func setOffPlace(
    in sentence: Sentence, _ names: NamedRanges, _ text: Span<UInt8>, _ range: Range<Int>
  ) -> TextRange? {
    PlaceName.setOff(in: text, range).flatMap {
      isWork($0, sentence, text) || isPerson($0, names, text) ? nil : $0
    }
  }

  /// A place and how it was recognized.
  private struct Place {
    var range: TextRange
    let evidence: String

    /// The farthest distance of two parts of one place, in bytes.
    private static let longestGap = 24

    func extended(by next: Place) -> Place {
      guard next.range.start <= range.end + Self.longestGap else { return self }
      return Place(range: TextRange(start: range.start, end: max(range.end, next.range.end)), evidence: evidence)
    }
  }

  /// Returns the place that the match with the index belongs to.
  private func place(at index: Int, in sentence: Sentence, _ text: Span<UInt8>, _ range: Range<Int>) -> Place? {
    let match = sentence.matches[index]
    let limit = range.upperBound
    if match.lists.contains(.whereaboutsVenue) {
      guard match.number == 0 || sentence.hasVenue else { return nil }
      let name = PlaceName.around(match.range, in: text, range)
      let isPlaced =
        index > 0 && !sentence.matches[index - 1].lists.isDisjoint(with: [.whereaboutsAt, .whereaboutsTravel])
        && match.range.start - sentence.matches[index - 1].range.end <= PlaceName.articleLength
      guard name != match.range || isPlaced else { return nil }
      return Place(range: name, evidence: "kind of place and its name")
    }
    if match.lists.contains(.whereaboutsPlace) { return Place(range: match.range, evidence: "name of a place") }
    if match.lists.contains(.whereaboutsTravel) {
      guard let name = PlaceName.after(match.range, in: text, before: limit, isKnown: false) else { return nil }
      return Place(range: name, evidence: "place of a journey or stay")
    }
    if match.lists.contains(.whereaboutsAt),
      let name = PlaceName.after(
        match.range, in: text, before: limit,
        isKnown: match.number == 0 && !sentence.hasRoad)
    {
      return Place(range: name, evidence: "place after a preposition")
    }
    // “Skiurlaub Zermatt”
    guard match.lists.contains(.whereaboutsLeave),
      let name = PlaceName.after(match.range, in: text, before: limit, isKnown: true)
    else { return nil }
    return Place(range: name, evidence: "place of a journey or stay")
  }

  // MARK: Other prose

  /// Returns the place at which the sentence says that a person is.
  private func statedPlace(
    in sentence: Sentence, _ names: NamedRanges, _ text: Span<UInt8>, _ range: Range<Int>
  ) -> Candidate? {
    let hasName = names.overlap(range)
    // “My mother is in Ward 7, can you tell her” addresses the hearer and is about a relative.
    guard hasName || !sentence.cues.contains(.cueSecondPerson) || sentence.cues.contains(.cueRelative) else {
      return nil
    }
    guard hasName || sentence.person != nil else { return nil }
    for (index, match) in sentence.matches.enumerated()
    where !match.lists.isDisjoint(with: [.whereaboutsStay, .whereaboutsTravel]) {
      guard hasName || sentence.person.map({ $0 <= match.range.start }) ?? false else { continue }
      if let name = PlaceName.after(match.range, in: text, before: range.upperBound, isKnown: match.number != 1),
        !isWork(name, sentence, text), !isPerson(name, names, text)
      {
        return stated(name)
      }
      // In Turkish, Hungarian, Japanese and Korean, the verb is after the place.
      for other in sentence.neighbors(of: index) {
        guard !isWork(sentence.matches[other].range, sentence, text),
          let place = knownPlace(at: other, in: sentence, text, range)
        else { continue }
        return stated(place)
      }
    }
    return heldPlace(in: sentence, hasName: hasName, names, text, range)
  }

  /// Returns a known place after a preposition if the sentence mentions a time or a stay (“Nadine is off in Whitby until the
  /// 12th”), or a room with its number (“guest in room 1204”).
  private func heldPlace(
    in sentence: Sentence, hasName: Bool, _ names: NamedRanges, _ text: Span<UInt8>, _ range: Range<Int>
  ) -> Candidate? {
    let isTimed = sentence.cues.contains(.whereaboutsLeave)
    for match in sentence.matches {
      guard hasName || sentence.other.map({ $0 <= match.range.start }) ?? false,
        !isWork(match.range, sentence, text)
      else { continue }
      if match.lists.contains(.whereaboutsVenue) {
        let name = PlaceName.around(match.range, in: text, range)
        let hasNumber = (match.range.end..<name.end).contains { text[$0].isDigit }
        if hasNumber, !isWork(name, sentence, text) { return stated(name) }
      } else if isTimed, match.lists.contains(.whereaboutsAt),
        let name = PlaceName.after(match.range, in: text, before: range.upperBound, isKnown: true),
        !isWork(name, sentence, text), !isPerson(name, names, text)
      {
        return stated(name)
      }
    }
    return nil
  }

  private func stated(_ range: TextRange) -> Candidate {
    Candidate(
      range: range, rule: BuiltInRule.whereabouts.index, confidence: 0.65,
      reason: "sentence about a person and a place")
  }

  /// Returns the place of a match in a sentence about a person: a kind of place with a name, or a known place.
  private func knownPlace(at index: Int, in sentence: Sentence, _ text: Span<UInt8>, _ range: Range<Int>) -> TextRange?
  {
    let match = sentence.matches[index]
    if !match.lists.isDisjoint(with: [.whereaboutsVenue, .whereaboutsStrong]) {
      let name = PlaceName.around(match.range, in: text, range)
      return name == match.range ? nil : name
    }
    if match.lists.contains(.whereaboutsPlace) { return match.range }
    guard match.lists.contains(.whereaboutsAt) else { return nil }
    return PlaceName.after(match.range, in: text, before: range.upperBound, isKnown: true)
  }

  /// Whether the name of a place is that of a person: “visiting Maja Lindt”. Many cities are also names.
  private func isPerson(_ place: TextRange, _ names: NamedRanges, _ text: Span<UInt8>) -> Bool {
    names.overlap(place.start..<place.end) && !PlaceName.isKnown(place, in: text)
  }

  private func isWork(_ place: TextRange, _ sentence: Sentence, _ text: Span<UInt8>) -> Bool {
    SensitiveDetector.isInClause(place, ofAny: sentence.workKeywords, in: text)
  }
}
