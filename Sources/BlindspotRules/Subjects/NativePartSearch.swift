import BlindspotParser

/// Finds the surname or the given name of a Chinese, Japanese or Korean name alone.
///
/// One or two characters are parts of many words, so a part counts with a title after it (`山田様`, `王女士`, `민수 씨`). A
/// surname of two characters and more also counts after a cue word, or if no letter is next to it (`転送（山田）`).
struct NativePartSearch: Sendable {
  /// A part of the name in a text.
  struct Match {
    let range: TextRange
    let reason: String
  }

  /// A part of the name.
  private struct Part: Sendable {
    let bytes: [UInt8]
    let length: Int
    let isSurname: Bool
  }

  private let parts: [Part]

  /// The surname.
  let surname: String

  /// Divides a name: at a space, with the surname first; at a middle dot of a foreign name, with the surname last; otherwise
  /// after the longest listed surname.
  ///
  /// - Parameter name: the name in its normal form.
  init?(_ name: String) {
    let dots: Set<Character> = ["\u{30FB}", "\u{00B7}"]
    let pieces = name.split { $0 == " " || $0 == "," || $0 == "\u{3000}" || dots.contains($0) }
    guard pieces.allSatisfy(Self.isNative), let first = pieces.first, let last = pieces.last else { return nil }
    var (family, given) = (first, last)
    if pieces.count > 1 {
      if name.contains(where: dots.contains) { (family, given) = (last, first) }
    } else {
      let length = Self.surnameLength(of: name)
      guard length > 0, length < name.count else { return nil }
      (family, given) = (first.prefix(length), first.dropFirst(length))
    }
    surname = String(family)
    parts = [(family, true), (given, false)].compactMap { text, isSurname in
      isSurname || text.count > 1 ? Part(bytes: Array(text.utf8), length: text.count, isSurname: isSurname) : nil
    }
  }

  private static func isNative(_ text: Substring) -> Bool {
    text.unicodeScalars.allSatisfy { NativeScript($0.value).map { $0 != .thai } ?? false }
  }

  /// Returns the number of characters of the surname: the longest listed one that leaves a given name.
  private static func surnameLength(of name: String) -> Int {
    let bytes = Array(name.utf8)
    guard let script = NativeScript(FoldedScalar(in: bytes.span, at: 0).scalar) else { return 0 }
    var longest = 0
    NativeRun(start: 0, end: bytes.count, script: script).visit(from: 0, in: bytes.span) { end, count, entry in
      if entry.surname > 0, end < bytes.count { longest = count }
    }
    // An unlisted surname has one character in Chinese and Korean, mostly two in Japanese.
    return longest > 0 ? longest : name.count > 3 ? 2 : 1
  }

  /// Returns the parts of the name that stand alone in a text.
  func matches(in text: Span<UInt8>) -> [Match] {
    var matches: [Match] = []
    var names: [Candidate]?
    for part in parts {
      for start in Self.occurrences(of: part.bytes, in: text) {
        let known = names ?? Self.names(in: text)
        names = known
        let range = TextRange(start: start, end: start + part.bytes.count)
        if let reason = reason(part, at: range, in: text, names: known) {
          matches.append(Match(range: range, reason: reason))
        }
      }
    }
    return matches
  }

  /// Returns the ranges of all occurrences of the parts, also inside of words.
  func occurrences(in text: Span<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for part in parts {
      for start in Self.occurrences(of: part.bytes, in: text) { ranges.append(start..<start + part.bytes.count) }
    }
    return ranges
  }

  private func reason(_ part: Part, at range: TextRange, in text: Span<UInt8>, names: [Candidate]) -> String? {
    // The name of another person: 山田花子, 小山田様.
    let overlapping = names.filter { $0.range.start < range.end && range.start < $0.range.end }
    guard overlapping.allSatisfy({ $0.range == range }) else { return nil }
    guard let script = NativeScript(FoldedScalar(in: text, at: range.start).scalar) else { return nil }
    let run = NativeRun(start: range.start, continuing: range.end, of: script, in: text)
    let title = run.title(at: range.end, in: text)
    let isFirst = range.start == 0 || !Self.isNative(text, before: range.start)
    let words: String = part.isSurname ? "surname" : "given name"
    if title == 2, isFirst || !overlapping.isEmpty { return words + " and title" }
    guard part.isSurname, part.length > 1, title != 1 else { return nil }
    return isFirst && run.end == range.end || !overlapping.isEmpty ? words + " alone" : nil
  }

  private static func names(in text: Span<UInt8>) -> [Candidate] {
    var names: [Candidate] = []
    NativeNameScanner.scan(text, into: &names)
    return names
  }

  /// Whether the character before an offset is a letter of one of the scripts.
  private static func isNative(_ text: Span<UInt8>, before index: Int) -> Bool {
    NativeScript(FoldedScalar(in: text, at: text.scalarStart(around: index - 1)).scalar) != nil
  }

  /// Returns the starts of all occurrences of a part, also of those that overlap: a character can repeat before the part.
  private static func occurrences(of bytes: [UInt8], in text: Span<UInt8>) -> [Int] {
    var found: [Int] = []
    var index = 0
    while let start = text.firstIndex(of: bytes[0], from: index), start + bytes.count <= text.count {
      if text.extracting(start..<start + bytes.count).hasSameBytes(as: bytes.span) { found.append(start) }
      index = start + 1
    }
    return found
  }
}
