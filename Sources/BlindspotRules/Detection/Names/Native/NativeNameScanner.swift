import BlindspotParser

/// Finds names written in Chinese, Japanese, Korean and Thai.
///
/// Reads each run of such characters from left to right and skips words of the lexicon, the longest first, so that 谢谢
/// (thanks) is not read as Ms Xie. A surname begins a name if a possible given name or a title follows, and if there is
/// evidence for it: a listed given name, a cue before it, a title after it, or no other text around it.
struct NativeNameScanner {
  /// A name and its confidence.
  struct Found {
    var end: Int
    var confidence: Float
    var reason: String
  }

  private var index = 0
  /// The end of the last cue word, which raises the confidence of a name directly after it.
  private var cueEnd = -8

  /// Appends the names in `text` to `candidates`.
  static func scan(_ text: Span<UInt8>, into candidates: inout [Candidate]) {
    var scanner = Self()
    while scanner.index < text.count {
      let letter = FoldedScalar(in: text, at: scanner.index)
      if let script = NativeScript(letter.scalar) {
        scanner.scanRun(of: script, in: text, into: &candidates)
      } else {
        scanner.index += letter.length
      }
    }
  }

  private mutating func scanRun(of script: NativeScript, in text: Span<UInt8>, into candidates: inout [Candidate]) {
    let run = NativeRun(start: index, continuing: index, of: script, in: text)
    while index < run.end {
      if let word = run.word(at: index, in: text) {
        if word.isCue { cueEnd = word.end }
        index = word.end
        continue
      }
      let isCued = index - cueEnd <= 4 && index >= cueEnd
      if !Self.isInsideKatakana(text, at: index, from: run.start),
        let found = run.name(at: index, isCued: isCued, in: text)
      {
        candidates.append(
          Candidate(
            range: TextRange(start: index, end: found.end), rule: RuleIndex(BuiltInRule.personName.rawValue),
            confidence: found.confidence, reason: found.reason,
            ceiling: PersonNameDetector.ceiling(for: found.confidence)))
        index = found.end
      } else {
        index += FoldedScalar(in: text, at: index).length
      }
    }
  }

  /// Whether the character at `index` continues a word in katakana. Such a word is a whole: メモリ (memory) does not end
  /// with the surname モリ.
  private static func isInsideKatakana(_ text: Span<UInt8>, at index: Int, from start: Int) -> Bool {
    guard index - start >= 3 else { return false }
    let (last, next) = (FoldedScalar(in: text, at: index - 3).scalar, FoldedScalar(in: text, at: index).scalar)
    return isKatakana(last) && isKatakana(next)
  }

  private static func isKatakana(_ scalar: UInt32) -> Bool { 0x30A1...0x30FC ~= scalar && scalar != 0x30FB }
}
