import BlindspotParser

extension LintResult {
  /// Masks the names of people in the names of files: a file can be named after the person whom its flow serves.
  package mutating func hideNames(of people: [Subject]) {
    var mask = NameMask(people)
    for index in problems.indices {
      // The texts of a manifest are those of the program that wrote it.
      if problems[index].file.hasSuffix(CollectionManifest.fileName) {
        problems[index].message = ShownText(nonExport: mask.masked(problems[index].message.string))
      }
    }
    coverage.filesNamedAfterPeople += coverage.inputs.count { mask.masked($0.file) != $0.file }
    renameFiles { mask.masked($0) }
    for index in coverage.policy.ignoreFiles.indices {
      coverage.policy.ignoreFiles[index].file = mask.masked(coverage.policy.ignoreFiles[index].file)
    }
    for index in coverage.collections.indices {
      coverage.collections[index].incomplete = coverage.collections[index].incomplete.map { mask.masked($0) }
      coverage.collections[index].notRequested = coverage.collections[index].notRequested.map { mask.masked($0) }
    }
  }
}

/// Masks spellings of people and all words of their names.
private struct NameMask {
  private let matchers: [SubjectMatcher]
  private let words: Set<UInt64>
  /// The masked texts, since all findings of a file have its name.
  private var known: [String: String] = [:]

  init(_ people: [Subject]) {
    matchers = people.map { SubjectMatcher($0) }
    var words: Set<UInt64> = []
    for text in people.flatMap(\.hiddenWords) {
      let bytes = text.utf8.span
      var stream = WordStream.identity()
      while let word = stream.next(in: bytes) { if word.length > 1 { words.insert(word.hash) } }
    }
    self.words = words
  }

  /// Returns a text with four bullets in place of each spelling.
  mutating func masked(_ text: String) -> String {
    if let result = known[text] { return result }
    let result = search(text)
    known[text] = result
    return result
  }

  private func search(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var candidates: [Candidate] = []
    for matcher in matchers {
      matcher.detect(
        in: bytes.span, profile: TextProfile(bytes.span), context: FieldContext(kind: .fileName), into: &candidates)
    }
    var ranges = candidates.map { $0.range.start..<$0.range.end }
    for matcher in matchers { ranges += matcher.nativeParts(in: bytes.span) }
    var stream = WordStream.identity()
    while let word = stream.next(in: bytes.span) {
      if words.contains(word.hash) { ranges.append(word.start..<word.end) }
    }
    guard !ranges.isEmpty else { return text }
    var result: [UInt8] = []
    var position = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > position {
      result += bytes[position..<max(position, range.lowerBound)]
      if range.lowerBound >= position { result += "\u{2022}\u{2022}\u{2022}\u{2022}".utf8 }
      position = range.upperBound
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }
}
