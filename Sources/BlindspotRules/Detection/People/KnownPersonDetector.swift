import BlindspotParser

/// Finds known people: those of a Directory, or the subject of a request.
///
/// The comparison is exact: every finding is a spelling of a person's data. The reason contains the id of the profile.
package struct KnownPersonDetector: Detector {
  private let automaton = WordAutomaton.builtIn
  private let spellings: PeopleSpellings
  private let people: KnownPeople
  private let takesCommonWords: Bool

  package var readsSpokenNumbers: Bool { true }

  /// Creates the detector of these people.
  ///
  /// - Parameters:
  ///   - takesCommonWords: whether to find names that consist of common words ("Will Call").
  ///   - spellsAll: whether to make the spellings of all people at once, which takes longer for many people.
  package init(_ people: [Identity], takesCommonWords: Bool = false, spellsAll: Bool = false) {
    self.init(KnownPeople(people), takesCommonWords: takesCommonWords, spellsAll: spellsAll)
  }

  init(_ people: KnownPeople, takesCommonWords: Bool = false, spellsAll: Bool = false) {
    spellings =
      takesCommonWords || spellsAll
      ? PeopleSpellings(spelling: people, takesCommonWords: takesCommonWords)
      : PeopleSpellings(people, keys: PeopleKeys([PersonKeyReader.keys(of: 0..<people.count, in: people)]))
    self.people = people
    self.takesCommonWords = takesCommonWords
  }

  /// Creates the detector of the people of a Directory with these keys.
  init(_ people: KnownPeople, keys: PeopleKeys) {
    spellings = PeopleSpellings(people, keys: keys)
    self.people = people
    takesCommonWords = false
  }

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard !people.isEmpty, context.kind != .profileText else { return }
    words(in: text, into: &candidates)
    if takesCommonWords, !context.isSpoken { spokenAddresses(in: text, profile: profile, into: &candidates) }
    if people.hasNumbers, profile.digits >= 2 { numbers(in: text, into: &candidates) }
    // Words that were read as digits are not the number itself.
    guard takesCommonWords, context.isSpoken else { return }
    for index in candidates.indices {
      candidates[index].certainty = candidates[index].certainty.map { min($0, .likely) }
    }
  }

  /// Finds addresses that the text spells out: `lena dot marlowe at example dot com`.
  private func spokenAddresses(in text: Span<UInt8>, profile: TextProfile, into candidates: inout [Candidate]) {
    for (range, written) in SpokenEmail.addresses(in: text, profile: profile) {
      var found: [Candidate] = []
      words(in: written.span, into: &found)
      guard var candidate = found.first(where: { $0.range.count == written.count }) else { continue }
      candidate.range = range
      candidate.certainty = candidate.certainty.map { min($0, .likely) }
      candidates.append(candidate)
    }
  }

  /// Finds the names, addresses and identifiers of people, word by word.
  private func words(in text: Span<UInt8>, into candidates: inout [Candidate]) {
    var words = WordStream.identity()
    var taken = 0
    while let token = words.next(in: text) {
      guard spellings.mayStart(token), token.start >= taken,
        let match = spellings.longest(from: token, following: words, in: text)
      else { continue }
      taken = match.end
      append(match.entry, range: TextRange(start: token.start, end: match.end), in: text, to: &candidates)
    }
  }

  private func append(
    _ entry: IdentityIndex.Entry, range: TextRange, in text: Span<UInt8>, to candidates: inout [Candidate]
  ) {
    let match: (confidence: Float, detail: StaticString)? =
      switch entry.kind {
      case .name: (0.98, "the name")
      case .reversedName: (0.97, "the name, turned round,")
      case .partOfName: (0.93, "a part of the name")
      case .initialAndName: (0.8, "initial and surname")
      case .joinedName: (0.9, "the name, joined,")
      case .email: (0.99, "the e-mail address")
      case .userName: (0.92, "the user name")
      case .identifier: (0.95, "an identifier")
      case .address: (0.97, "the postal address")
      case .number: number(at: range, in: text)
      case .phone, .localPhone, .phoneExtension: nil
      }
    guard let match else { return }
    let spelling = FoundSpelling(text, in: range)
    if let candidate = candidate(range, spelling, entry, match.confidence, match.detail) {
      candidates.append(candidate)
    }
  }

  /// Returns the confidence of a staff number. The number in a request can also be any other number, so its length decides.
  private func number(at range: TextRange, in text: Span<UInt8>) -> (confidence: Float, detail: StaticString)? {
    if hasWord(.cueStaffNumber, before: range.start, in: text) { return (0.9, "the staff number") }
    return takesCommonWords && range.count >= 5 ? (0.5, "the digits of an identifier") : nil
  }

  /// Returns the certainty that a spelling means the person of a request; nil for the people of a Directory.
  private func certainty(of kind: IdentityIndex.Kind, _ confidence: Float) -> MatchClass? {
    guard takesCommonWords else { return nil }
    return switch kind {
    case .name, .email, .identifier, .address, .phone: .certain
    case .number: confidence > 0.5 ? .certain : .possible
    case .reversedName, .partOfName, .initialAndName, .joinedName, .userName, .localPhone, .phoneExtension: .likely
    }
  }

  /// Returns the candidate of an entry; nil if only the hash of the match equals that of the data.
  private func candidate(
    _ range: TextRange, _ found: FoundSpelling, _ entry: IdentityIndex.Entry, _ confidence: Float,
    _ detail: StaticString
  ) -> Candidate? {
    var labels: [String] = []
    let sharing = entry.sharing
    for number in [sharing.person, sharing.other] where number != IdentityIndex.Sharing.none {
      let person = Int(number)
      if people.spells(found, person: person, takesCommonWords: takesCommonWords) {
        labels.append(people.label(of: person))
      }
    }
    guard let first = labels.first else { return nil }
    var reason = "\(detail) of \(first)"
    if labels.count > 1 { reason += sharing.people > 2 ? ", of \(labels[1])" : " and of \(labels[1])" }
    if sharing.people > 2 { reason += " and of \(sharing.people - 2) more" }
    return Candidate(
      range: range, rule: BuiltInRule.knownPerson.index, confidence: confidence, reason: reason,
      certainty: certainty(of: entry.kind, confidence))
  }

  /// Whether the detector may find something in a text without findings if its digits have other values. The text consists
  /// of ASCII characters and has no `@`.
  package func mayDependOnDigits(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    guard !people.isEmpty, context.kind != .profileText else { return false }
    if people.hasNumbers, profile.digits >= 2, mayHaveNumber(in: text) { return true }
    return spellings.mayDependOnDigits(in: text) { hasWord(.cueStaffNumber, before: $0, in: text) }
  }

  /// Whether a text has digits that can be a phone number or an extension.
  private func mayHaveNumber(in text: Span<UInt8>) -> Bool {
    var start = 0
    while let run = DigitRun(in: text, from: start) {
      if run.count >= 7 || run.count >= 2 && hasWord(.cueExtension, before: run.start, in: text) { return true }
      start = run.end
    }
    return false
  }

  /// Finds every run of digits that is a phone number or an extension of a person.
  private func numbers(in text: Span<UInt8>, into candidates: inout [Candidate]) {
    var start = 0
    while let run = DigitRun(in: text, from: start) {
      if let candidate = phone(run, in: text) { candidates.append(candidate) }
      start = run.end
    }
  }

  private func phone(_ run: DigitRun, in text: Span<UInt8>) -> Candidate? {
    let start = run.start > 0 && text[run.start - 1] == ASCII.plus ? run.start - 1 : run.start
    let range = TextRange(start: start, end: run.end)
    guard run.count >= 2 else { return nil }
    let number = Digits(of: text.extracting(run.start..<run.end))
    if run.count >= 7, run.count <= 15 {
      // A trunk zero, an international prefix and a country code can precede the known digits.
      let bare = number.significant(from: 0)
      for dropped in 0...3 {
        let start = number.significant(from: bare + dropped)
        guard number.count - start >= (dropped == 0 ? 7 : 8) else { continue }
        guard let entry = spellings.line(number, from: start),
          entry.kind == .phone || entry.kind == .localPhone && run.count == 7
        else { continue }
        let isWhole = entry.kind == .phone
        let rest = number.digits.span.extracting(start..<number.count)
        return candidate(
          range, FoundSpelling(digits: rest, .line), entry, isWhole ? 0.98 : 0.7,
          isWhole ? "the phone number" : "the local phone number")
      }
    }
    guard run.count <= 10, let entry = spellings.extension(number), entry.kind == .phoneExtension,
      hasWord(.cueExtension, before: start, in: text)
    else { return nil }
    let digits = number.digits.span.extracting(0..<number.count)
    return candidate(range, FoundSpelling(digits: digits, .extension), entry, 0.9, "the extension")
  }

  /// Whether one of the last words before `index` is in the list.
  private func hasWord(_ list: WordLists, before index: Int, in text: Span<UInt8>) -> Bool {
    var start = max(0, index - 24)
    while start > 0, start < index, StreetWord.isLetter(in: text, at: start - 1) { start += 1 }
    var found = false
    automaton.scan(text, in: start..<index) { found = found || $0.lists.contains(list) }
    return found
  }
}

/// Digits with single separators between them: `+1 (317) 555-0134`.
private struct DigitRun {
  let start: Int
  let end: Int
  let count: Int

  /// Reads the first run at an offset or after it; nil if no digit follows.
  init?(in text: Span<UInt8>, from offset: Int) {
    var start = offset
    while start < text.count, !text[start].isDigit { start += 1 }
    guard start < text.count else { return nil }
    var index = start
    var end = start
    var count = 0
    while index < text.count, count < 20 {
      if text[index].isDigit {
        count += 1
        index += 1
        end = index
      } else if index - end < 2, Self.isSeparator(text[index]) {
        index += 1
      } else {
        break
      }
    }
    self.start = start
    self.end = end
    self.count = count
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.space, ASCII.hyphen, ASCII.period, ASCII.openParenthesis, ASCII.closeParenthesis,
      ASCII.slash:
      true
    default: false
    }
  }
}
