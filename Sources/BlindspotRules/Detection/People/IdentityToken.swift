import BlindspotParser

/// A word of a person's data or of a text that is compared with it: letters, a run of digits, or one ideograph.
typealias IdentityToken = WordStream.Word

extension IdentityToken {
  /// Creates the word that consists of `letters`, which are ASCII letters in lower case. No such letters are divided.
  init(lower letters: Span<UInt8>) {
    var hash = UInt64.fnvSeed
    for index in letters.indices { hash = hash.adding(toFNV: UInt64(letters[index])) }
    self.init(start: 0, end: letters.count, length: letters.count, hash: hash, isNumber: false, isASCII: true)
  }

  /// Returns the hash of the sequence continued with this word.
  @inline(__always)
  func appended(to sequence: UInt64) -> UInt64 { Self.sequence(sequence, with: hash) }

  /// Returns the hash of a sequence continued with a word of the given hash.
  @inline(__always)
  static func sequence(_ sequence: UInt64, with hash: UInt64) -> UInt64 {
    sequence.adding(toFNV: hash) ^ sequence &>> 29
  }

  /// Appends the folded scalars that ``hash`` is computed from.
  func appendLetters(of text: Span<UInt8>, to letters: inout [UInt32]) {
    forEachScalar(of: text) { scalar in
      letters.append(scalar.first)
      if scalar.second != 0 { letters.append(UInt32(scalar.second)) }
    }
  }

  /// Appends the folded letters and returns true; returns false if one is not a Latin letter.
  func appendLatin(of text: Span<UInt8>, to letters: inout [UInt8]) -> Bool {
    if isASCII {
      guard !isNumber else { return false }
      letters.append(addingCapacity: end - start) { letters in
        for index in start..<end where text[index].isLetter { letters.append(text[index].lowercased) }
      }
      return true
    }
    var isLatin = true
    forEachScalar(of: text) { scalar in
      isLatin = isLatin && !scalar.isDigit && scalar.first < 0x80
      if isLatin { scalar.forEachByte { letters.append($0) } }
    }
    return isLatin
  }

  private func forEachScalar(of text: Span<UInt8>, _ body: (FoldedScalar) -> Void) {
    var index = start
    while index < end {
      let scalar = FoldedScalar(in: text, at: index)
      if scalar.isWord { body(scalar) }
      index += scalar.length
    }
  }
}

extension WordStream {
  /// Returns a stream of the words of people's data, from the offset `index`.
  @inline(__always)
  static func identity(from index: Int = 0) -> WordStream {
    WordStream(from: index, apostrophes: .divide, dividesUnspaced: false)
  }
}
