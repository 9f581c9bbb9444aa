import BlindspotParser
import TestSupport
import Testing

@testable import BlindspotRules

/// What is skipped by a look at a text, a number or a word holds nothing: the plain way finds the same.
@Suite struct RejectionTests {
  /// Calls `body` with texts that consist of numbers and words: names of actions, dates, addresses, spoken numbers.
  private func forEachText(_ body: (String, [UInt8]) -> Void) throws {
    for file in ["numbers.txt", "addresses.tsv", "birth-dates.tsv", "spoken-numbers.tsv", "labeled-values.tsv"] {
      for line in try Fixture.lines(file) {
        for text in line.split(separator: "\t") { body(String(text), Array(text.utf8)) }
      }
    }
  }

  private func profile(_ text: Span<UInt8>) -> TextProfile {
    var profile = TextProfile(text)
    profile.findPhrases(in: text)
    return profile
  }

  @Test(arguments: [FieldKind.actionName, .tts, .locationNote]) func `addresses`(kind: FieldKind) throws {
    let (fast, plain) = (PostalAddressDetector(), PostalAddressDetector(usesEvidence: false))
    var found = 0
    try forEachText { text, bytes in
      var candidates: (fast: [Candidate], plain: [Candidate]) = ([], [])
      let context = FieldContext(kind: kind)
      let profile = profile(bytes.span)
      fast.detect(in: bytes.span, profile: profile, context: context, into: &candidates.fast)
      plain.detect(in: bytes.span, profile: profile, context: context, into: &candidates.plain)
      #expect(
        candidates.fast.map { "\($0.range) \($0.confidence) \($0.reason)" }
          == candidates.plain.map { "\($0.range) \($0.confidence) \($0.reason)" }, "\(text)")
      found += candidates.plain.count
    }
    #expect(found > 50)
  }

  @Test func `spoken numbers`() throws {
    var run = SpokenRun()
    var found = 0
    try forEachText { text, bytes in
      for start in bytes.indices where bytes[start].isDigit || SpokenToken.isLetter(bytes.span, at: start) {
        run.read(bytes.span, at: start)
        guard run.isSpoken(in: NumberWord.allLanguages) else { continue }
        let mayBeSpoken = SpokenRun.mayBeSpoken(bytes.span, from: start, isASCII: bytes.span.isASCII)
        #expect(mayBeSpoken, "\(text) at \(start)")
        found += 1
      }
    }
    #expect(found > 50)
  }

  @Test func `letters of number words`() throws {
    var found = 0
    try forEachText { text, bytes in
      for start in bytes.indices where bytes[start].isLetter && (start == 0 || !bytes[start - 1].isWordByte) {
        let end = SpokenToken.wordEnd(bytes.span, from: start)
        guard bytes.span.extracting(start..<end).isASCII,
          NumberWord(bytes.span, from: start, to: end, languages: NumberWord.allLanguages) != nil
        else { continue }
        let mayBe = NumberWord.mayBe(letters: bytes.span, from: start, to: end)
        #expect(mayBe, "\(text) at \(start)")
        found += 1
      }
    }
    #expect(found > 300)
  }

  @Test func `dates`() throws {
    var found = 0
    try forEachText { text, bytes in
      let isASCII = bytes.span.isASCII
      for start in bytes.indices where bytes[start].isDigit && (start == 0 || !bytes[start - 1].isDigit) {
        var end = start
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        for hasMonth in [true, false] {
          let date = CalendarDate.at(start, in: bytes.span, automaton: .builtIn, hasMonth: hasMonth)
          guard date != nil else { continue }
          let mayBegin = CalendarDate.mayBegin(start..<end, in: bytes.span, hasMonth: hasMonth, isASCII: isASCII)
          #expect(mayBegin, "\(text) at \(start)")
          found += 1
        }
      }
    }
    #expect(found > 50)
  }

  @Test func `machine text`() throws {
    var (fast, plain) = (MachineTextBlanker(), MachineTextBlanker(checksForms: false))
    var found = 0
    try forEachText { text, bytes in
      let profile = TextProfile(bytes.span)
      let isFound = plain.prepare(bytes.span, profile: profile)
      let isFoundFast = fast.prepare(bytes.span, profile: profile)
      #expect(isFoundFast == isFound, "\(text)")
      guard isFound else { return }
      #expect(fast.text == plain.text, "\(text)")
      found += 1
    }
    #expect(found > 5)
  }

  @Test func `formats of identifiers`() {
    let index = IdentifierIndex.builtIn
    for (row, format) in index.formats.enumerated() {
      for letter in ["B", "7"] {
        // A value of the format. A letter and a digit for each mixed character.
        let value = format.shape.description.map { $0 == "#" ? "4" : $0 == "A" ? "B" : $0 == "*" ? letter : String($0) }
        let bytes = Array(value.joined().utf8)
        let end = format.end(in: bytes.span, at: 0)
        #expect(end == bytes.count)
        #expect(rows(in: bytes).contains(row), "\(format.shape)")
      }
    }
  }

  /// The formats that a search tries at the beginning of a text.
  private func rows(in text: [UInt8]) -> [Int] {
    let index = IdentifierIndex.builtIn
    let isDigit = text[0].isDigit
    let lead = text.prefix { isDigit ? $0.isDigit : $0.isLetter }.count
    let run = text.prefix(while: \.isAlphanumeric).count
    let second = text.dropFirst(run + 1).prefix(while: \.isAlphanumeric).count
    let follower = IdentifierSearch.follower(in: text.span, at: lead).0
    var rows: [Int] = []
    if run == lead {
      rows += index.buckets[IdentifierIndex.bucket(isDigit: isDigit, length: lead, follower: .end)].rows
    }
    let isDigitNext = text.count > run + 1 && text[run + 1].isDigit
    let followed = index.buckets[IdentifierIndex.bucket(isDigit: isDigit, length: lead, follower: follower)]
    if follower != .end, followed.admits(run: run, second: second, isDigit: isDigitNext) {
      let places = index.rows(of: followed, run: run, second: second, follower: follower)
      rows += places.map { Int(index.rows[$0]) }.filter {
        index.hasLengths($0, run: run, second: second)
      }
    }
    if index.mixed[run].admits(run: run, second: second, isDigit: isDigitNext) {
      rows += index.mixed[run].rows.map { Int(index.mixedRows[$0]) }.filter {
        index.hasLengths($0, run: run, second: second)
      }
    }
    return rows
  }

  @Test func `telephone numbers`() throws {
    var found = 0
    let contexts = [["en-us"], ["de-ch", "fr"], []].map { FieldContext(kind: .actionName, languages: $0) }
    try forEachText { text, bytes in
      var groups = DigitGroups()
      var index = 0
      while groups.readNext(in: bytes.span, from: index) {
        index = groups.end
        for context in contexts { found += checkClassification(of: groups, in: bytes.span, context, text) }
      }
    }
    #expect(found > 500)
  }

  /// Checks what is known of numbers of some groups before their digits are read. Returns the number of classified ones.
  private func checkClassification(
    of groups: borrowing DigitGroups, in text: Span<UInt8>, _ context: FieldContext, _ shown: String
  ) -> Int {
    var found = 0
    for first in 0..<groups.count where !(groups.hasPlus && first == 0) {
      let ofGroups = GroupKinds(groups, from: first, in: text, context)
      for last in first..<groups.count where groups.digits(in: first..<last + 1) <= PhoneNumberClassifier.maximumDigits
      {
        let range = TextRange(start: groups[first].start, end: groups[last].end)
        let layout = PhoneLayout(groups, first..<last + 1, in: text, isGlued: false)
        let kinds = ofGroups[last]
        let reading = NumberReading(groups, first..<last + 1, layout, kinds, range, of: text, context)
        #expect(PhoneRegions.kinds(of: reading.digits, in: context) == kinds, "\(shown) from \(first) to \(last)")
        for isCalled in [true, false] where reading.classification(isCalled: isCalled) != nil {
          let isWholeText = range.start == 0 && range.end == text.count
          #expect(
            NumberReading.mayClassify(layout, kinds, isWholeText: isWholeText, isCalled: isCalled),
            "\(shown) from \(first) to \(last)")
          found += 1
        }
      }
    }
    return found
  }

  @Test func `tags of numbers`() throws {
    var found = 0
    try forEachText { text, bytes in
      var tokenizer = NameTokenizer()
      var tokens = NameTokens()
      tokenizer.fill(&tokens, from: bytes.span)
      let context = NameContext(tokens, kind: .actionName, language: .none)
      let words = tokens.storage.span.extracting(first: tokens.count)
      let fast = NameTagger(words, in: bytes.span, context: context, tagsNumbers: false)
      let plain = NameTagger(words, in: bytes.span, context: context)
      for index in words.indices {
        guard words[index].kind != .number else { continue }
        #expect(fast.probability(at: index) == plain.probability(at: index), "\(text)")
        #expect(fast.begins(at: index) == plain.begins(at: index), "\(text)")
        found += 1
      }
    }
    #expect(found > 500)
  }

  @Test func `words of texts in ASCII`() throws {
    for text in [
      "driver's", "5's 5'5 a''b", "D'Angelo's", "IVRMenu SSNs checkSSN", "McDONALD's", "A1B2 s'", "'s", "", "x",
    ] {
      check(Array(text.utf8))
    }
    try forEachText { check($1) }
  }

  /// Compares the words of a text with those that ``WordStream`` divides it into.
  private func check(_ text: [UInt8]) {
    let context = ContextText(text.span)
    var (index, letters) = (0, [UInt8]())
    var words = WordStream(apostrophes: .join, dividesUnspaced: true)
    while let word = words.next(in: text.span, { $0.forEachByte { letters.append($0) } }) {
      guard index < context.tokens.count else { break }
      let token = context.tokens[index]
      #expect(token.start == word.start && token.end == word.end && token.isSingle == (word.length == 1))
      #expect(token.foldedEnd == letters.count)
      index += 1
    }
    #expect(index == context.tokens.count && context.folded == letters, "\(String(decoding: text, as: UTF8.self))")
  }

  @Test func `languages of texts in ASCII`() throws {
    func check(_ text: [UInt8]) {
      for start in stride(from: 0, to: text.count, by: 3) {
        let range = start..<min(start + 4, text.count)
        let fast = LanguageCounts(around: range, in: text.span)
        let plain = LanguageCounts(around: range, in: text.span, readsASCII: false)
        #expect(fast == plain, "\(String(decoding: text, as: UTF8.self))")
      }
    }
    for text in [
      "the driver's l'eau d'Angelo", "I've IVRMenu SSNs der Kunde's", "der die das und mit der 's s' X",
      "don't dell'amico et",
    ] {
      check(Array(text.utf8))
    }
    try forEachText { check($1) }
    for line in try Fixture.lines("statements.tsv") { check(Array(line.utf8)) }
  }

  @Test(arguments: ["a", "Z", "7", "a1", "1a", "é", "７"]) func `words and numbers of any length`(unit: String) {
    for length in 1...150 {
      for end in ["", " ", "-", ".", "/", "+", "_", ": ", "-1234", " 5678 AB", "Z9"] {
        let text = Array((String(repeating: unit, count: length) + end).utf8)
        var found: [Candidate] = []
        for detector in BuiltInDetectors.all {
          detector.detect(
            in: text.span, profile: profile(text.span), context: FieldContext(kind: .tts), into: &found)
        }
        #expect(found.allSatisfy { $0.range.start < $0.range.end && $0.range.end <= text.count })
      }
    }
  }
}
