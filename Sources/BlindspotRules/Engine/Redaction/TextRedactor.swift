import BlindspotParser

/// Replaces every word of a text that is not ordinary by four bullets, so that not even its length is shown.
///
/// Shown are ordinary words outside all candidates, a single digit that is not part of a number, and all separators:
///
/// ```
/// Ask Oomkeshwari, then press 1 or 2 (room 14b)  ->  Ask ••••, then press 1 or 2 (room ••••)
/// ```
struct TextRedactor {
  /// A found value and the text that replaces it.
  struct Replacement {
    let range: Range<Int>
    let text: String
  }

  /// A text and the parts of it that are known.
  struct Request {
    /// The found values in ascending order, without overlaps.
    var replacements: [Replacement] = []
    /// The ranges of candidates. No word in them is shown.
    var hidden: [Range<Int>] = []
    /// The ranges of keys of the format, which are shown as they are.
    var keys: [Range<Int>] = []
    /// Whether the text starts inside a longer one, so that the first word can be a part of a word.
    var isCutAtStart = false
    /// Whether the text ends inside a longer one.
    var isCutAtEnd = false
    /// Whether the result has an ellipsis at each end at which the text is cut.
    var showsCuts = false
    /// The range whose place in the result is returned.
    var marked: Range<Int>?
  }

  /// A redacted text.
  struct Result {
    var text = ""
    /// The place of the marked range, in Unicode scalars; nil if no replacement overlaps it.
    var marked: Range<Int>?
  }

  /// A part of a word that is shown or hidden as a whole: letters up to a hump, or digits.
  private struct Piece {
    let range: Range<Int>
    let isDigits: Bool
    /// Whether it is a part of a number: digits or a number word.
    let isNumeric: Bool
    var isShown: Bool
  }

  private let words: OrdinaryWords
  private var pieces: [Piece] = []
  /// The texts without candidates that were redacted last.
  var recentTexts = RecentTexts()
  /// The reasons that were redacted last.
  var recentReasons = RecentTexts()
  /// The mask of the last value.
  var lastMask = LastMask()

  /// Creates a redactor that shows `words`.
  init(_ words: OrdinaryWords) { self.words = words }

  /// Redacts a text.
  ///
  /// - Parameters:
  ///   - indentation: white space before the text, which the result contains.
  ///   - key: a key of the format before the text, which the result contains after the white space. A separator follows it.
  mutating func redact(
    _ text: Span<UInt8>, _ request: Request = Request(), after indentation: Span<UInt8> = Span(),
    key: Span<UInt8> = Span()
  ) -> Result {
    let escapes = EscapeSequences(in: text)
    if let escapes {
      divide(escapes.text.span)
    } else {
      divide(text)
    }
    showPronouns(in: text)
    hideTokens(in: text, escapes: escapes, request)
    hideNumbers()
    hide(request.hidden)
    for key in request.keys {
      for index in pieces.indices where key.contains(pieces[index].range) { pieces[index].isShown = true }
    }
    return result(text, request, after: indentation, key)
  }

  // MARK: Words

  private mutating func divide(_ text: Span<UInt8>) {
    pieces.removeAll(keepingCapacity: true)
    guard !divideASCII(text) else { return }
    // The last words may be parts of longer ones.
    pieces.removeAll(keepingCapacity: true)
    var stream = WordStream(apostrophes: .divide, dividesUnspaced: false)
    while true {
      var hasUpper = false
      let word = stream.next(in: text) { scalar in
        if scalar.isUpper { hasUpper = true }
      }
      guard let word else { return }
      let range = word.start..<word.end
      if word.isNumber {
        append(number: range, isDigit: word.length == 1)
      } else {
        append(word: range, word.hash(in: text), hasUpper: hasUpper)
      }
    }
  }

  /// Does the same for a text in ASCII with a third of the instructions. Returns false at a character beyond ASCII.
  private mutating func divideASCII(_ text: Span<UInt8>) -> Bool {
    var words = ASCIIWordStream(apostrophes: .divide)
    var hash = UInt64.fnvSeed
    while let word = words.next(in: text, before: text.count, { hash = hash.adding(toFNV: UInt64($0)) }) {
      if word.isNumber {
        append(number: word.range, isDigit: word.range.count == 1)
      } else {
        append(word: word.range, WordHash(state: hash), hasUpper: text.hasUpper(in: word.range))
      }
      hash = .fnvSeed
    }
    return !words.isBeyondASCII
  }

  private mutating func append(number range: Range<Int>, isDigit: Bool) {
    pieces.append(Piece(range: range, isDigits: true, isNumeric: true, isShown: isDigit))
  }

  private mutating func append(word range: Range<Int>, _ hash: WordHash, hasUpper: @autoclosure () -> Bool) {
    let kind = words.kind(of: hash)
    let isShown =
      switch kind {
      case .unlisted: false
      case .ordinary, .number: true
      case .ordinaryInLowerCase: !hasUpper()
      }
    pieces.append(Piece(range: range, isDigits: false, isNumeric: kind == .number, isShown: isShown))
  }

  /// Shows `I` and `A` before an ordinary word in lower case. Elsewhere they are initials.
  private mutating func showPronouns(in text: Span<UInt8>) {
    for index in pieces.indices.dropLast() where !pieces[index].isShown && pieces[index].range.count == 1 {
      let end = pieces[index].range.upperBound
      let letter = text[end - 1]
      guard letter == UInt8(ascii: "I") || letter == UInt8(ascii: "A"), text[end] == ASCII.space,
        pieces[index + 1].isShown, pieces[index + 1].range.lowerBound == end + 1, text[end + 1].isLower
      else { continue }
      pieces[index].isShown = true
    }
  }

  /// Hides the parts of tokens that are not words. A token consists of letters and digits without a separator.
  private mutating func hideTokens(in text: Span<UInt8>, escapes: EscapeSequences?, _ request: Request) {
    var start = 0
    while start < pieces.count {
      var end = start + 1
      var changes = 0
      while end < pieces.count, pieces[end].range.lowerBound == pieces[end - 1].range.upperBound {
        if pieces[end].isDigits != pieces[end - 1].isDigits { changes += 1 }
        end += 1
      }
      let range = pieces[start].range.lowerBound..<pieces[end - 1].range.upperBound
      let isCut =
        request.isCutAtStart && range.lowerBound == 0 || request.isCutAtEnd && range.upperBound == text.count
      // An identifier such as `x9head7b` has no words.
      if isCut || changes > 1 || escapes?.hides(range) ?? false {
        for index in start..<end { pieces[index].isShown = false }
      } else if changes == 1 {
        for index in start..<end where pieces[index].isDigits || pieces[index].range.count == 1 {
          pieces[index].isShown = false
        }
      } else if end == start + 1, range.count == 1, !pieces[start].isDigits, isInLabel(range, text) {
        pieces[start].isShown = false
      }
      start = end
    }
  }

  /// Whether an underscore is next to a letter: exporters write `_` for `í`, so that `Mar_a` is a word.
  private func isInLabel(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    text.byte(at: range.upperBound) == ASCII.underscore
      || range.lowerBound > 0 && text[range.lowerBound - 1] == ASCII.underscore
  }

  /// Hides number words and digits next to others.
  private mutating func hideNumbers() {
    for index in pieces.indices where pieces[index].isNumeric && pieces[index].isShown {
      let isAfterNumber = index > 0 && pieces[index - 1].isNumeric
      let isBeforeNumber = index + 1 < pieces.count && pieces[index + 1].isNumeric
      if isAfterNumber || isBeforeNumber { pieces[index].isShown = false }
    }
  }

  private mutating func hide(_ ranges: [Range<Int>]) {
    for range in ranges {
      var index = pieces.partitioningIndex { $0.range.upperBound > range.lowerBound }
      while index < pieces.count, pieces[index].range.lowerBound < range.upperBound {
        pieces[index].isShown = false
        index += 1
      }
    }
  }

  // MARK: Result

  /// The most bytes that take the place of one byte beyond ASCII: bullets, of a symbol of two bytes.
  private static let growth = 6
  /// The number of bytes of an ellipsis.
  private static let ellipsisLength = 3

  private func result(
    _ text: Span<UInt8>, _ request: Request, after indentation: Span<UInt8>, _ key: Span<UInt8>
  ) -> Result {
    let isASCII = text.isASCII
    if isASCII, request.replacements.isEmpty, !request.showsCuts, pieces.allSatisfy(\.isShown) {
      return Result(text: String(bytes: text))
    }
    var room = indentation.count + key.count + 2 * Self.ellipsisLength + text.count * (isASCII ? 1 : Self.growth)
    for piece in pieces where !piece.isShown { room += Mask.bulletsLength }
    for replacement in request.replacements { room += replacement.text.utf8.count + 2 * Mask.bulletsLength }
    var place: Range<Int>?
    let shown = String(capacity: room) { bytes in
      var position = 0
      var next = 0
      var hiddenUpTo = -1
      bytes.append(indentation)
      bytes.append(key)
      if request.showsCuts, request.isCutAtStart { bytes.append("…") }
      for replacement in request.replacements {
        write(position..<replacement.range.lowerBound, of: text, from: &next, &hiddenUpTo, to: &bytes)
        let start = bytes.count
        bytes.append(replacement.text.utf8Span.span)
        if let marked = request.marked, place == nil, marked.overlaps(replacement.range) {
          let before = bytes.span.extracting(..<start).scalarCount(upTo: start)
          let mask = replacement.text.utf8Span.span
          place = before..<before + mask.scalarCount(upTo: mask.count)
        }
        position = replacement.range.upperBound
        hiddenUpTo = position
      }
      write(position..<text.count, of: text, from: &next, &hiddenUpTo, to: &bytes)
      if request.showsCuts, request.isCutAtEnd { bytes.append("…") }
    }
    return Result(text: shown, marked: place)
  }

  /// Writes a part of the text. Shown words and the ASCII characters around them are copied in one operation.
  ///
  /// - Parameters:
  ///   - next: The index of the first piece that does not end before it.
  ///   - hiddenUpTo: The offset in the text up to which the last bullets hide it, so that adjacent hidden words get no more
  ///     bullets.
  private func write(
    _ part: Range<Int>, of text: Span<UInt8>, from next: inout Int, _ hiddenUpTo: inout Int,
    to bytes: inout OutputSpan<UInt8>
  ) {
    // The start of the bytes that can be copied, and the end of the last piece.
    var start = part.lowerBound
    var end = start
    while next < pieces.count, pieces[next].range.upperBound <= start { next += 1 }
    while next < pieces.count, pieces[next].range.lowerBound < part.upperBound {
      let piece = pieces[next]
      let range = piece.range.clamped(to: part)
      writeSeparators(end..<range.lowerBound, of: text, after: &start, &hiddenUpTo, to: &bytes)
      end = range.upperBound
      if !piece.isShown || range != piece.range {
        bytes.append(copying: text.extracting(start..<range.lowerBound))
        bytes.hide(range, &hiddenUpTo)
        start = end
      }
      if piece.range.upperBound > part.upperBound { break }
      next += 1
    }
    writeSeparators(end..<part.upperBound, of: text, after: &start, &hiddenUpTo, to: &bytes)
    bytes.append(copying: text.extracting(start..<part.upperBound))
  }

  /// Writes the characters between words, and the bytes from `start` to them, unless all of them can be copied later.
  private func writeSeparators(
    _ part: Range<Int>, of text: Span<UInt8>, after start: inout Int, _ hiddenUpTo: inout Int,
    to bytes: inout OutputSpan<UInt8>
  ) {
    var index = part.lowerBound
    while index < part.upperBound, text[index].isASCII { index += 1 }
    guard index < part.upperBound else { return }
    bytes.append(copying: text.extracting(start..<part.lowerBound))
    writeSymbols(part, of: text, &hiddenUpTo, to: &bytes)
    start = part.upperBound
  }

  /// Writes characters between words. Symbols that are letters or digits, such as `Ⓐ` and `②`, are hidden.
  private func writeSymbols(
    _ part: Range<Int>, of text: Span<UInt8>, _ hiddenUpTo: inout Int, to bytes: inout OutputSpan<UInt8>
  ) {
    var index = part.lowerBound
    while index < part.upperBound {
      let byte = text[index]
      if byte.isASCII {
        bytes.append(byte)
        index += 1
        continue
      }
      let (value, length) = text.scalar(at: index)
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        bytes.hide(index..<index + length, &hiddenUpTo)
      } else {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(byte) }
      }
      index += length
    }
  }
}

extension OutputSpan<UInt8> {
  /// Writes bullets in place of a range of a text, unless the last bullets hide the text before it.
  fileprivate mutating func hide(_ range: Range<Int>, _ hiddenUpTo: inout Int) {
    if range.lowerBound != hiddenUpTo { appendBullets(Mask.bulletCount) }
    hiddenUpTo = range.upperBound
  }
}

extension Span<UInt8> {
  /// Whether a part of the text has a capital letter of ASCII.
  fileprivate func hasUpper(in range: Range<Int>) -> Bool {
    for index in range {
      if self[index].isUpper { return true }
    }
    return false
  }
}
