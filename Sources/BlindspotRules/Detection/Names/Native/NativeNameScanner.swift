import BlindspotParser

/// Finds names written in Chinese, Japanese, Korean and Thai.
///
/// Walks each run of such characters from left to right. Words the lexicon knows are stepped over, the longest first,
/// so that 谢谢 (thanks) is not taken for Ms Xie. A surname begins a name if what follows can be a given name or is a
/// title, and if something speaks for it: a listed given name, a cue in front, a title behind, or nothing else around.
struct NativeNameScanner {
  /// What was found and how sure that is.
  struct Found {
    var end: Int
    var confidence: Float
    var reason: String
  }

  private var index = 0
  /// Where the last cue word ended; a name right behind it is believed more readily.
  private var cueEnd = -8

  /// Appends the names in `text` to `candidates`.
  static func scan(_ text: Span<UInt8>, into candidates: inout [Candidate]) {
    var scanner = Self()
    while scanner.index < text.count {
      let letter = Letter(in: text, at: scanner.index)
      if let script = NativeScript(letter.scalar) {
        scanner.scanRun(of: script, in: text, into: &candidates)
      } else {
        scanner.index += letter.length
      }
    }
  }

  private mutating func scanRun(of script: NativeScript, in text: Span<UInt8>, into candidates: inout [Candidate]) {
    let start = index
    var end = index
    while end < text.count {
      let letter = Letter(in: text, at: end)
      guard NativeScript(letter.scalar) == script else { break }
      end += letter.length
    }
    let run = NativeRun(start: start, end: end, script: script)
    while index < end {
      if let word = run.word(at: index, in: text) {
        if word.isCue { cueEnd = word.end }
        index = word.end
        continue
      }
      let isCued = index - cueEnd <= 4 && index >= cueEnd
      if let found = run.name(at: index, isCued: isCued, in: text) {
        candidates.append(
          Candidate(
            range: TextRange(start: index, end: found.end), rule: RuleIndex(BuiltInRule.personName.rawValue),
            confidence: found.confidence, reason: found.reason,
            ceiling: PersonNameDetector.ceiling(for: found.confidence)))
        index = found.end
      } else {
        index += Letter(in: text, at: index).length
      }
    }
  }
}
