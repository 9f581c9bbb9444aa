internal import BlindspotParser

/// Finds people who are known by name: those of a Directory, or the one subject of a request.
///
/// Exact: a finding is a spelling of a person's data and nothing like it. The reason names the profile by its id.
package struct KnownPersonDetector: Detector {
  private let automaton = WordAutomaton.builtIn
  private let index: IdentityIndex
  private let labels: [String]
  private let hasNumbers: Bool

  /// Makes the detector of these people.
  ///
  /// - Parameter takesCommonWords: whether names that consist of common words ("Will Call") are looked for too.
  package init(_ people: [Identity], takesCommonWords: Bool = false) {
    var spellings = IdentitySpellings(capacity: people.count, takesCommonWords: takesCommonWords)
    for (number, person) in people.enumerated() { spellings.add(person, person: UInt32(number)) }
    index = spellings.index
    labels = people.map(\.label)
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
    candidates.append(candidate(range, entry, judged.confidence, judged.what))
  }

  private func candidate(
    _ range: TextRange, _ entry: IdentityIndex.Entry, _ confidence: Float, _ what: StaticString
  ) -> Candidate {
    Candidate(
      range: range, rule: BuiltInRule.knownPerson.index, confidence: confidence,
      reason: "\(what) of \(labels[Int(entry.person)])")
  }

  /// Looks up every run of digits that could be a phone number or an extension.
  private func numbers(in text: Span<UInt8>, into candidates: inout [Candidate]) {
    var start = 0
    while start < text.count {
      guard HouseNumber.isDigit(text[start]) else {
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
    if run.count >= 7, run.count <= 15 {
      // A trunk zero, an international prefix, and a country's code may stand before what is known.
      for hash in run.suffixHashes(in: text) {
        guard let entry = entry(hash) else { continue }
        if entry.kind == .phone { return candidate(range, entry, 0.98, "the phone number") }
        if entry.kind == .localPhone, run.count == 7 { return candidate(range, entry, 0.7, "the local phone number") }
      }
    }
    guard run.count >= 2, run.count <= 10, hasWord(.cueExtension, before: start, in: text) else { return nil }
    guard let entry = entry(run.hash(in: text, salt: 1)), entry.kind == .phoneExtension else { return nil }
    return candidate(range, entry, 0.9, "the extension")
  }

  private func entry(_ token: IdentityToken) -> IdentityIndex.Entry? {
    guard index.mayStart(token.hash) else { return nil }
    return index.lookup(token.appended(to: IdentityToken.seed))?.entry
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
      if HouseNumber.isDigit(text[index]) {
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

  func hash(in text: Span<UInt8>, salt: UInt64, dropping dropped: Int = 0) -> IdentityToken {
    var digits: [UInt8] = []
    for index in start..<end where HouseNumber.isDigit(text[index]) { digits.append(text[index]) }
    return IdentitySpellings.number(digits.dropFirst(dropped), salt: salt)
  }

  /// The hashes of all digits, leading zeros dropped, and of what is left without a country's code.
  func suffixHashes(in text: Span<UInt8>) -> [IdentityToken] {
    var digits: [UInt8] = []
    for index in start..<end where HouseNumber.isDigit(text[index]) { digits.append(text[index]) }
    let bare = digits.drop { $0 == 0x30 }
    return (0...3).compactMap { dropped in
      let rest = bare.dropFirst(dropped).drop { $0 == 0x30 }
      return rest.count >= 7 && (dropped == 0 || rest.count >= 8) ? IdentitySpellings.number(rest) : nil
    }
  }
}
