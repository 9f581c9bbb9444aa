internal import BlindspotParser

/// Finds people who are known by name: those of a Directory, or the one subject of a request.
///
/// Exact: a finding is a spelling of a person's data and nothing like it. The reason names the profile by its id.
package struct KnownPersonDetector: Detector {
  private let automaton = WordAutomaton.builtIn
  private let index: IdentityIndex
  private let people: [Identity]
  private let takesCommonWords: Bool
  private let hasNumbers: Bool

  /// Makes the detector of these people.
  ///
  /// - Parameter takesCommonWords: whether names that consist of common words ("Will Call") are looked for too.
  package init(_ people: [Identity], takesCommonWords: Bool = false) {
    var spellings = IdentitySpellings(capacity: people.count, takesCommonWords: takesCommonWords)
    for (number, person) in people.enumerated() { spellings.add(person, person: UInt32(number)) }
    index = spellings.index
    self.people = people
    self.takesCommonWords = takesCommonWords
    hasNumbers = people.contains { !$0.phones.isEmpty || !$0.extensions.isEmpty }
  }

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard !index.isEmpty, context.kind != .profileText else { return }
    var tokens = IdentityTokens()
    var taken = 0
    while let token = tokens.next(in: text, by: automaton) {
      guard index.mayStart(token.hash), token.start >= taken,
        let match = longest(from: token, following: tokens, in: text)
      else { continue }
      taken = match.end
      append(match.entry, range: TextRange(start: token.start, end: match.end), in: text, to: &candidates)
    }
    if hasNumbers, profile.digits >= 2 { numbers(in: text, into: &candidates) }
  }

  /// The longest spelling that begins with `first`.
  private func longest(
    from first: IdentityToken, following: IdentityTokens, in text: Span<UInt8>
  ) -> (entry: IdentityIndex.Entry, end: Int)? {
    var tokens = following
    var sequence = first.appended(to: IdentityToken.seed)
    var end = first.end
    var found: (IdentityIndex.Entry, Int)?
    for _ in 0..<32 {
      guard let state = index.lookup(sequence) else { break }
      if let entry = state.entry { found = (entry, end) }
      guard state.isPrefix, let next = tokens.next(in: text, by: automaton), Self.joins(text, from: end, to: next.start)
      else { break }
      sequence = next.appended(to: sequence)
      end = next.end
    }
    return found
  }

  /// Whether what lies between two tokens may stand inside a name or an address.
  private static func joins(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard end - start <= 4 else { return false }
    for index in start..<end {
      switch text[index] {
      case 0x20, 0x5F, 0x2D, 0x2E, 0x2C, 0x40, 0x27, 0x2B, 0x80...: continue  // blank _ - . , @ ' +
      default: return false
      }
    }
    return true
  }

  private func append(
    _ entry: IdentityIndex.Entry, range: TextRange, in text: Span<UInt8>, to candidates: inout [Candidate]
  ) {
    let judged: (confidence: Float, what: StaticString)? =
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
      case .number: hasWord(.cueStaffNumber, before: range.start, in: text) ? (0.9, "the staff number") : nil
      case .phone, .localPhone, .phoneExtension: nil
      }
    guard let judged else { return }
    let spelling = FoundSpelling(text, in: range, by: automaton)
    if let candidate = candidate(range, spelling, entry, judged.confidence, judged.what) {
      candidates.append(candidate)
    }
  }

  /// The finding of an entry; nil if what was found is spelt otherwise than what is known, and only its hash is the same.
  private func candidate(
    _ range: TextRange, _ found: FoundSpelling, _ entry: IdentityIndex.Entry, _ confidence: Float, _ what: StaticString
  ) -> Candidate? {
    var labels: [String] = []
    for number in [entry.person, entry.other] where number != IdentityIndex.Entry.nobody {
      let person = people[Int(number)]
      if IdentitySpellings.spells(found, of: person, takesCommonWords: takesCommonWords) { labels.append(person.label) }
    }
    guard let first = labels.first else { return nil }
    var reason = "\(what) of \(first)"
    if labels.count > 1 { reason += entry.people > 2 ? ", of \(labels[1])" : " and of \(labels[1])" }
    if entry.people > 2 { reason += " and of \(entry.people - 2) more" }
    return Candidate(range: range, rule: BuiltInRule.knownPerson.index, confidence: confidence, reason: reason)
  }

  /// Looks up every run of digits that could be a phone number or an extension.
  private func numbers(in text: Span<UInt8>, into candidates: inout [Candidate]) {
    var start = 0
    while start < text.count {
      guard text[start].isDigit else {
        start += 1
        continue
      }
      let run = DigitRun(in: text, from: start)
      defer { start = run.end }
      if let candidate = phone(run, in: text) { candidates.append(candidate) }
    }
  }

  private func phone(_ run: DigitRun, in text: Span<UInt8>) -> Candidate? {
    let start = run.start > 0 && text[run.start - 1] == 0x2B ? run.start - 1 : run.start
    let range = TextRange(start: start, end: run.end)
    let digits = run.digits(in: text)
    if run.count >= 7, run.count <= 15 {
      // A trunk zero, an international prefix, and a country's code may stand before what is known.
      for rest in DigitRun.suffixes(of: digits) {
        guard let entry = entry(rest, .line), entry.kind == .phone || entry.kind == .localPhone && run.count == 7
        else { continue }
        let isWhole = entry.kind == .phone
        return candidate(
          range, FoundSpelling(digits: rest, .line), entry, isWhole ? 0.98 : 0.7,
          isWhole ? "the phone number" : "the local phone number")
      }
    }
    guard run.count >= 2, run.count <= 10, hasWord(.cueExtension, before: start, in: text),
      let entry = entry(digits[...], .extension), entry.kind == .phoneExtension
    else { return nil }
    return candidate(range, FoundSpelling(digits: digits[...], .extension), entry, 0.9, "the extension")
  }

  private func entry(_ digits: ArraySlice<UInt8>, _ kind: FoundSpelling.Number) -> IdentityIndex.Entry? {
    let hash = FoundSpelling.hash(of: digits, kind)
    guard index.mayStart(hash) else { return nil }
    return index.lookup(IdentityToken.sequence(IdentityToken.seed, with: hash))?.entry
  }

  /// Whether one of the last words before `index` is on the list.
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

  init(in text: Span<UInt8>, from start: Int) {
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
    byte == 0x20 || byte == 0x2D || byte == 0x2E || byte == 0x28 || byte == 0x29 || byte == 0x2F
  }

  func digits(in text: Span<UInt8>) -> [UInt8] {
    var digits: [UInt8] = []
    for index in start..<end where text[index].isDigit { digits.append(text[index]) }
    return digits
  }

  /// All digits, leading zeros dropped, and what is left without a country's code.
  static func suffixes(of digits: [UInt8]) -> [ArraySlice<UInt8>] {
    let bare = digits.drop { $0 == 0x30 }
    return (0...3).compactMap { dropped in
      let rest = bare.dropFirst(dropped).drop { $0 == 0x30 }
      return rest.count >= 7 && (dropped == 0 || rest.count >= 8) ? rest : nil
    }
  }
}
