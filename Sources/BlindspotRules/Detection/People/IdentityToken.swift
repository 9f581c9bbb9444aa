import BlindspotParser

/// A word of a text as people's data are compared: folded letters, a run of digits, or one ideograph.
struct IdentityToken {
  /// Its first byte in the text.
  let start: Int
  /// The byte behind it.
  let end: Int
  /// FNV-1a over its folded letters (64 bits).
  let hash: UInt64
  /// How many letters or digits it has.
  let length: Int
  /// Whether it consists of digits.
  let isNumber: Bool

  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  static let prime: UInt64 = 0x0000_0100_0000_01B3

  /// The hash of a sequence that goes on with this token.
  @inline(__always)
  func appended(to sequence: UInt64) -> UInt64 { Self.sequence(sequence, with: hash) }

  /// The hash of a sequence that goes on with a token of this hash.
  @inline(__always)
  static func sequence(_ sequence: UInt64, with hash: UInt64) -> UInt64 {
    (sequence ^ hash) &* prime ^ sequence &>> 29
  }

  /// Appends its folded letters, those that ``hash`` is made of, as numbers.
  func appendLetters(of text: Span<UInt8>, by automaton: WordAutomaton, to codes: inout [UInt32]) {
    var index = start
    while index < end {
      let letter = automaton.folding.letter(in: text, at: index)
      if letter.isWord {
        codes.append(UInt32(letter.code))
        if letter.second != 0 { codes.append(UInt32(letter.second)) }
      } else if letter.width > 1, let foreign = ForeignLetter(in: text, at: index, width: letter.width) {
        codes.append(foreign.folded)
      }
      index += letter.width
    }
  }
}

extension IdentityToken {
  /// Appends its folded letters in lower case; false if one is no Latin letter.
  func appendLatin(of text: Span<UInt8>, by automaton: WordAutomaton, to letters: inout [UInt8]) -> Bool {
    var index = start
    while index < end {
      let letter = automaton.folding.letter(in: text, at: index)
      if letter.isWord {
        if letter.isDigit { return false }
        letters.append(letter.code + 0x60)
        if letter.second != 0 { letters.append(letter.second + 0x60) }
      } else if letter.code != FoldedLetter.ignored {
        return false
      }
      index += letter.width
    }
    return true
  }
}

/// Walks a text token by token. CamelCase humps, separators and changes between letters and digits part tokens; the
/// possessive `'s` is left out.
struct IdentityTokens {
  private var index: Int

  init(from index: Int = 0) { self.index = index }

  /// The next token of `text`, folded as `automaton` folds; nil at its end.
  @inline(__always)
  mutating func next(in text: Span<UInt8>, by automaton: WordAutomaton) -> IdentityToken? {
    var index = index
    while index < text.count, !text[index].isWordByte { index &+= 1 }
    self.index = index
    guard index < text.count, text[index] < 0x80 else { return nextBeyondASCII(in: text, by: automaton) }
    let start = index
    var hash = IdentityToken.seed
    let isNumber = text[start].isDigit
    if isNumber {
      while index < text.count, text[index].isDigit {
        hash = (hash ^ UInt64(text[index] &- 0x30 &+ FoldedLetter.zero)) &* IdentityToken.prime
        index &+= 1
      }
    } else {
      var isAfterUpper = true
      while index < text.count {
        let byte = text[index]
        if byte.isLower {
          isAfterUpper = false
        } else {
          // An upper-case letter starts a word behind a lower-case one, and before one if others stand before it.
          guard byte.isUpper, isAfterUpper, index == start || !text.byte(at: index &+ 1).isLower else { break }
        }
        hash = (hash ^ UInt64(byte & 0x1F)) &* IdentityToken.prime
        index &+= 1
      }
    }
    // Combining marks and apostrophes may belong to the word, and other letters too.
    if index < text.count, text[index] >= 0x80 || text[index] == 0x27 {
      return nextBeyondASCII(in: text, by: automaton)
    }
    self.index = index
    return IdentityToken(start: start, end: index, hash: hash, length: index - start, isNumber: isNumber)
  }

  /// The next token of any letters.
  @inline(never)
  private mutating func nextBeyondASCII(in text: Span<UInt8>, by automaton: WordAutomaton) -> IdentityToken? {
    var last = FoldedLetter(code: 0, second: 0, width: 0, isUpper: false)
    var start: Int?
    var end = index
    var hash = IdentityToken.seed
    var length = 0
    var isNumber = false
    var isForeign = false
    while index < text.count {
      let letter = automaton.folding.letter(in: text, at: index)
      if letter.code == FoldedLetter.ignored {
        if start != nil, isPossessive(text, index, width: letter.width, automaton) {
          index = min(text.count, index + letter.width + 1)
          break
        }
        index += letter.width
        continue
      }
      if letter.isWord {
        if start != nil, isForeign || automaton.startsWord(letter, after: last, in: text, at: index) { break }
        if start == nil {
          start = index
          isNumber = letter.isDigit
        }
        hash = (hash ^ UInt64(letter.code)) &* IdentityToken.prime
        if letter.second != 0 { hash = (hash ^ UInt64(letter.second)) &* IdentityToken.prime }
        length += 1
        index += letter.width
        last = letter
        if !letter.isDigit {
          let run = index
          while index < text.count, text[index] >= 0x61, text[index] <= 0x7A {
            hash = (hash ^ UInt64(text[index] - 0x60)) &* IdentityToken.prime
            index += 1
          }
          if index > run {
            length += index - run
            last = FoldedLetter(code: text[index - 1] - 0x60, second: 0, width: 1, isUpper: false)
          }
        }
        end = index
        continue
      }
      let foreign = letter.width > 1 ? ForeignLetter(in: text, at: index, width: letter.width) : nil
      guard let foreign else {
        if start != nil { break }
        index += letter.width
        last = letter
        continue
      }
      if start != nil, !isForeign || foreign.isIdeograph { break }
      if start == nil { start = index }
      isForeign = true
      hash = (hash ^ UInt64(foreign.folded)) &* IdentityToken.prime
      length += 1
      index += letter.width
      end = index
      last = letter
      if foreign.isIdeograph { break }
    }
    guard let start else { return nil }
    return IdentityToken(start: start, end: end, hash: hash, length: length, isNumber: isNumber)
  }

  private func isPossessive(_ text: Span<UInt8>, _ index: Int, width: Int, _ automaton: WordAutomaton) -> Bool {
    let place = index + width
    guard place < text.count, text[place] | 0x20 == 0x73 else { return false }
    guard place + 1 < text.count else { return true }
    return !automaton.folding.letter(in: text, at: place + 1).isWord
  }
}

/// A letter of a script that is not folded to Latin.
private struct ForeignLetter {
  let folded: UInt32
  let isIdeograph: Bool

  /// Nil for punctuation, signs and emoji.
  init?(in text: Span<UInt8>, at index: Int, width: Int) {
    guard index + width <= text.count else { return nil }
    var scalar = UInt32(text[index]) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
    for place in 1..<width { scalar = scalar << 6 | UInt32(text[index + place] & 0x3F) }
    switch scalar {
    case 0x370..<0x2000, 0x2C00..<0x2E00, 0xA000..<0xAC00, 0xFB00..<0xFE00: isIdeograph = false
    case 0x3040..<0xA000, 0xAC00..<0xD7B0, 0xF900..<0xFB00, 0x20000..<0x30000: isIdeograph = true
    default: return nil
    }
    switch scalar {
    case 0x391...0x3A9, 0x410...0x42F: folded = scalar + 0x20
    case 0x400...0x40F: folded = scalar + 0x50
    default: folded = scalar
    }
  }
}
