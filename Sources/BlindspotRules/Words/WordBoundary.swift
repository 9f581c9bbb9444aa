import BlindspotParser

/// The one rule for where words begin and end inside a run of letters, digits, marks and apostrophes.
///
/// Words are divided between letters and digits, at humps (`checkSSN`, `IVRMenu`), and around each ideograph.
package enum WordBoundary {
  /// Whether a word begins at a letter or digit directly after another.
  ///
  /// - Parameters:
  ///   - previous: the category of the letter or digit before it.
  ///   - current: its own category.
  ///   - next: the offset of the character after it in `text`.
  @inline(__always)
  package static func divides(
    _ previous: FoldedScalar.Category, _ current: FoldedScalar.Category, next: Int, in text: Span<UInt8>
  ) -> Bool {
    switch (previous, current) {
    case (.lower, .lower), (.upper, .lower), (.digit, .digit): false
    case (.ideograph, _), (_, .ideograph), (.digit, _), (_, .digit): true
    case (.upper, .upper): continuesInLowerCase(text, at: next)
    case (_, .upper): true
    default: false
    }
  }

  /// Whether lower-case letters follow at `index`: more than the plural `s` of an acronym (`SSNs`).
  @inline(__always)
  package static func continuesInLowerCase(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index < text.count else { return false }
    let next = FoldedScalar(in: text, at: index)
    guard next.category == .lower || next.category == .caseless else { return false }
    guard next.first == UInt32(UInt8(ascii: "s")) else { return true }
    let after = index + next.length
    return after < text.count && isLetter(text, at: after)
  }

  /// Whether the character at `index` is a letter; false after the end of the text.
  @inline(__always)
  package static func isLetter(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index < text.count else { return false }
    let scalar = FoldedScalar(in: text, at: index)
    return scalar.isWord && !scalar.isDigit
  }

  /// Whether an apostrophe belongs to the ending of its word, of one or two letters (`doctor's`, `I've`). Any other
  /// divides words (`l'hôpital`, `dell'ospedale`).
  ///
  /// - Parameters:
  ///   - index: the offset of the apostrophe.
  ///   - length: its length in bytes.
  package static func isBeforeEnding(apostropheAt index: Int, length: Int, in text: Span<UInt8>) -> Bool {
    var letters = 0
    while letters < 3, index + length + letters < text.count {
      let byte = text[index + length + letters]
      guard byte.isLetter || byte >= 0x80 else { break }
      letters += 1
    }
    return letters == 1 || letters == 2
  }

  /// Whether a possessive `s` and the end of a word follow at `index`.
  package static func isPossessive(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index < text.count, text[index].lowercased == UInt8(ascii: "s") else { return false }
    guard index + 1 < text.count else { return true }
    return !FoldedScalar(in: text, at: index + 1).isWord
  }
}
