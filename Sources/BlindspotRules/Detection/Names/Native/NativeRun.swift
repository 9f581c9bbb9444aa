import BlindspotParser

/// A run of characters of one script. Finds the words and names of the lexicon in it. Offsets are in bytes.
struct NativeRun {
  let start: Int
  let end: Int
  let script: NativeScript

  /// A listed word.
  struct Word {
    let end: Int
    let isCue: Bool
  }

  init(start: Int, end: Int, script: NativeScript) {
    self.start = start
    self.end = end
    self.script = script
  }

  /// Creates the run that begins at `start` and contains all characters of the script from `index` on.
  init(start: Int, continuing index: Int, of script: NativeScript, in text: Span<UInt8>) {
    var end = index
    while end < text.count {
      let letter = FoldedScalar(in: text, at: end)
      guard NativeScript(letter.scalar) == script else { break }
      end += letter.length
    }
    self.init(start: start, end: end, script: script)
  }

  /// Returns the longest listed word or cue at `index` that is not a name; nil if a name can begin there.
  func word(at index: Int, in text: Span<UInt8>) -> Word? {
    var best: Word?
    visit(from: index, in: text) { position, count, entry in
      if entry.word == 4 && (count > 1 || entry.surname == 0) || entry.before > 0 && entry.surname == 0 {
        best = Word(end: position, isCue: entry.before > 0)
      }
    }
    return best
  }

  /// Returns the name that begins at `index`; nil if none begins there.
  func name(at index: Int, isCued: Bool, in text: Span<UInt8>) -> NativeNameScanner.Found? {
    switch script {
    case .thai: thaiName(at: index, isCued: isCued, in: text)
    case .han, .hangul: surnameFirst(at: index, isCued: isCued, in: text)
    }
  }

  /// Calls `body` with the end, the length in characters and the entry of every listed string that begins at `index`.
  func visit(from index: Int, in text: Span<UInt8>, body: (Int, Int, LexiconEntry) -> Void) {
    var hash = WordHash()
    var position = index
    var count = 0
    while position < end, count < script.longestWord {
      let length = min(FoldedScalar(in: text, at: position).length, end - position)
      for offset in 0..<length { hash.add(text[position + offset]) }
      position += length
      count += 1
      let entry = Lexicon.entry(for: hash)
      if entry.bits != 0 { body(position, count, entry) }
    }
  }

  private func entry(from: Int, to: Int, in text: Span<UInt8>) -> LexiconEntry {
    var hash = WordHash()
    for index in from..<to { hash.add(text[index]) }
    return Lexicon.entry(for: hash)
  }

  /// Returns the strongest title or ending at `index`, possibly after a space: 2 a title, 1 an ending, 0 none.
  func title(at index: Int, in text: Span<UInt8>) -> Int {
    var start = index
    if start == end, text.byte(at: start) == UInt8(ascii: " ") { start += 1 }
    guard start < text.count, NativeScript(FoldedScalar(in: text, at: start).scalar) == script else { return 0 }
    var rest = Self(start: start, end: text.count, script: script)
    if start < end { rest = self }
    var best = 0
    rest.visit(from: start, in: text) { _, _, entry in
      if entry.after == 5 { best = 2 } else if entry.after == 2 { best = max(best, 1) }
    }
    return best
  }

  private func surnameFirst(at index: Int, isCued: Bool, in text: Span<UInt8>) -> NativeNameScanner.Found? {
    var best: NativeNameScanner.Found?
    visit(from: index, in: text) { surnameEnd, count, surname in
      guard surname.surname > 0 else { return }
      let isLong = count > 1
      self.consider(surnameEnd, &best, self.alone(index, surnameEnd, isLong, isCued, text), "surname")
      var givenEnd = surnameEnd
      if givenEnd == self.end, text.byte(at: givenEnd) == UInt8(ascii: " "), self.script == .han { givenEnd += 1 }
      let givenStart = givenEnd
      var isPlausible = true
      for length in 1...3 {
        guard givenEnd < text.count else { return }
        let letter = FoldedScalar(in: text, at: givenEnd)
        guard NativeScript(letter.scalar) == self.script else { return }
        isPlausible = isPlausible && self.entry(from: givenEnd, to: givenEnd + letter.length, in: text).isParticle
        givenEnd += letter.length
        let given = self.entry(from: givenStart, to: givenEnd, in: text)
        guard given.word == 0 || given.given > 0 else { continue }
        let confidence = self.confidence(
          of: index, surnameEnd, givenEnd, length, isListed: given.given > 0, isPlausible: isPlausible, isLong: isLong,
          isCued: isCued, text)
        self.consider(givenEnd, &best, confidence, "surname + given name")
      }
    }
    if script == .hangul, best == nil { best = koreanGivenName(at: index, in: text) }
    guard var found = best, found.confidence > 0 else { return nil }
    if isCued { found.reason += " after a cue word" }
    if title(at: found.end, in: text) == 2 { found.reason += " before a title" }
    return found
  }

  private func consider(_ end: Int, _ best: inout NativeNameScanner.Found?, _ confidence: Float, _ reason: String) {
    guard confidence > 0, confidence >= best?.confidence ?? 0 else { return }
    best = NativeNameScanner.Found(end: end, confidence: confidence, reason: reason)
  }

  /// Returns the confidence of a surname alone: with a title after it or, for a surname of two characters, with a cue.
  private func alone(_ index: Int, _ surnameEnd: Int, _ isLong: Bool, _ isCued: Bool, _ text: Span<UInt8>) -> Float {
    let title = title(at: surnameEnd, in: text)
    if title == 2 { return script == .hangul && !isLong && !isCued ? 0.55 : 0.85 }
    guard isLong, script == .han else { return 0 }
    let isWhole = index == start && surnameEnd == end
    if isCued { return 0.8 }
    if title == 1 { return 0.7 }
    return isWhole ? 0.65 : 0
  }

  private func confidence(
    of index: Int, _ surnameEnd: Int, _ givenEnd: Int, _ length: Int, isListed: Bool, isPlausible: Bool, isLong: Bool,
    isCued: Bool, _ text: Span<UInt8>
  ) -> Float {
    let title = title(at: givenEnd, in: text)
    let isWhole = index == start && (givenEnd == end || givenEnd > end)
    if script == .hangul {
      if isListed {
        return title == 2 ? 0.95 : isCued ? 0.92 : isWhole ? 0.85 : title == 1 && index == start ? 0.75 : 0
      }
      guard length == 2, index == start || isCued else { return 0 }
      return title == 2 ? 0.85 : isCued ? 0.7 : 0
    }
    if isListed {
      if title == 2 || isCued { return 0.95 }
      if isWhole { return 0.9 }
      return length > 1 || isLong ? (title == 1 || index == start ? 0.8 : 0.6) : title == 1 ? 0.6 : 0
    }
    guard length <= 2 else { return 0 }
    if title == 2 { return isPlausible || isCued ? 0.9 : 0.55 }
    guard isPlausible, !isLong else { return 0 }
    if isCued { return 0.85 }
    if isWhole { return length == 2 ? 0.75 : 0.55 }
    return title == 1 && index == start ? 0.65 : 0
  }

  /// Returns a given name with an honorific: `지현님`, `민수 씨`.
  private func koreanGivenName(at index: Int, in text: Span<UInt8>) -> NativeNameScanner.Found? {
    guard index == start else { return nil }
    var best: NativeNameScanner.Found?
    visit(from: index, in: text) { givenEnd, count, entry in
      guard entry.given > 0, count > 1, self.title(at: givenEnd, in: text) == 2 else { return }
      best = NativeNameScanner.Found(end: givenEnd, confidence: 0.85, reason: "given name")
    }
    return best
  }

  /// Returns the Thai name at `index`: the given name comes first, mostly after คุณ or another title.
  private func thaiName(at index: Int, isCued: Bool, in text: Span<UInt8>) -> NativeNameScanner.Found? {
    var given: (end: Int, count: Int)?
    visit(from: index, in: text) { givenEnd, count, entry in
      if entry.given > 0, count > 1 { given = (givenEnd, count) }
    }
    guard let given else { return nil }
    var nameEnd = given.end
    var hasSurname = false
    let next = given.end == end && text.byte(at: end) == UInt8(ascii: " ") ? end + 1 : given.end
    if next < text.count {
      Self(start: next, end: text.count, script: .thai).visit(from: next, in: text) { surnameEnd, count, entry in
        if entry.surname > 0, count > 2 {
          nameEnd = surnameEnd
          hasSurname = true
        }
      }
    }
    let isWhole = index == start && given.end == end
    guard isCued || hasSurname || (isWhole && given.count > 3) else { return nil }
    let confidence: Float = isCued ? 0.92 : hasSurname ? 0.9 : 0.7
    let reason = (hasSurname ? "given name + surname" : "given name") + (isCued ? " after a cue word" : "")
    return NativeNameScanner.Found(end: nameEnd, confidence: confidence, reason: reason)
  }
}
