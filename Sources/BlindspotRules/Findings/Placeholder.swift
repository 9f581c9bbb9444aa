package import BlindspotParser

/// The texts that `blindspot fix` writes in place of personal data. They are not findings themselves.
///
/// ```
/// Person 1, Person1, person_1     a person
/// person-1@example.com            an e-mail address
/// (000) 555-0101                  a telephone number: zeros before the numbers reserved for examples
/// REMOVED-1                       anything else
/// ```
package enum Placeholder {
  /// The families of placeholders; each has numbers of its own.
  package enum Family: Sendable, Hashable, CaseIterable {
    case person
    case mailbox
    case telephone
    case other
  }

  /// The digits after the zeros of a telephone number, without the last two.
  package static let exampleDigits: [UInt8] = Array("55501".utf8)
  /// The fewest zeros before ``exampleDigits``.
  package static let leastZeros = 3

  /// Whether every letter and digit in a range of a text belongs to a placeholder.
  package static func covers(_ range: TextRange, of text: Span<UInt8>) -> Bool {
    var index = range.start
    var hasWord = false
    while index < range.end {
      guard text[index].isWordByte else {
        index += 1
        continue
      }
      guard let found = occurrence(around: index, in: text) else { return false }
      hasWord = true
      index = found.range.end
    }
    return hasWord
  }

  /// Calls `body` with the family and the number of each placeholder in a text.
  package static func forEach(in text: Span<UInt8>, _ body: (Family, Int) -> Void) {
    var index = 0
    while index < text.count {
      if let found = occurrence(at: index, in: text) {
        body(found.family, found.number)
        index = found.range.end
      } else {
        index += 1
      }
    }
  }

  private struct Occurrence {
    let family: Family
    let number: Int
    let range: TextRange
  }

  /// Returns the placeholder that contains the byte at `index`. It begins at most so many bytes before.
  private static func occurrence(around index: Int, in text: Span<UInt8>) -> Occurrence? {
    for start in stride(from: index, through: max(0, index - 40), by: -1) {
      if let found = occurrence(at: start, in: text), found.range.end > index { return found }
    }
    return nil
  }

  private static func occurrence(at start: Int, in text: Span<UInt8>) -> Occurrence? {
    if text[start].isDigit, text[start] != UInt8(ascii: "0") { return nil }
    if text[start].isDigit || text[start] == ASCII.plus || text[start] == ASCII.openParenthesis {
      return telephone(at: start, in: text)
    }
    guard let (family, word) = word(startingWith: text[start].lowercased), text.matchesAnyCase(word, at: start) else {
      return nil
    }
    // `InPerson 1` and `salesperson_1` are words; `TransferToPerson1` has the placeholder after a hump.
    if start > 0, text[start - 1].isLetter, !text[start].isUpper { return nil }
    var index = start + word.utf8CodeUnitCount
    if index < text.count, isJoint(text[index]) { index += 1 }
    let first = index
    while index < text.count, text[index].isDigit { index += 1 }
    guard first < index, index - first <= 4, text[first] != UInt8(ascii: "0") else { return nil }
    let number = text.extracting(first..<index).number
    if family == .person, text.matchesAnyCase(domain, at: index) {
      let end = index + domain.utf8CodeUnitCount
      guard !text.byte(at: end).isWordByte else { return nil }
      return Occurrence(family: .mailbox, number: number, range: TextRange(start: start, end: end))
    }
    return Occurrence(family: family, number: number, range: TextRange(start: start, end: index))
  }

  /// Returns the word before the number of a placeholder that begins with a letter, both in lower case.
  private static func word(startingWith letter: UInt8) -> (family: Family, word: StaticString)? {
    switch letter {
    case UInt8(ascii: "p"): (.person, "person")
    case UInt8(ascii: "r"): (.other, "removed")
    default: nil
    }
  }

  private static let domain: StaticString = "@example.com"

  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.underscore || byte == ASCII.hyphen || byte == ASCII.period
  }

  /// Returns the telephone number that begins at `start`: at least three zeros, perhaps the number of a hundred, and
  /// 555-01xx.
  private static func telephone(at start: Int, in text: Span<UInt8>) -> Occurrence? {
    guard start == 0 || !text[start - 1].isWordByte else { return nil }
    var digits: [UInt8] = []
    var index = start
    var end = start
    while index < text.count, digits.count < 20, index - start < 40 {
      if text[index].isDigit {
        guard digits.count >= leastZeros || text[index] == UInt8(ascii: "0") else { return nil }
        digits.append(text[index])
        end = index + 1
      } else if text[index].isWordByte || !isSeparator(text[index]) {
        break
      }
      index += 1
    }
    guard digits.count >= leastZeros + 7, !text.byte(at: end).isWordByte,
      digits[(digits.count - 7)...].starts(with: exampleDigits)
    else { return nil }
    let before = digits[..<(digits.count - 7)]
    let zeros = before.prefix { $0 == UInt8(ascii: "0") }.count
    guard zeros == before.count || zeros >= leastZeros else { return nil }
    let hundreds = before.reduce(0) { ($0 * 10 + $1.digitValue) % 100_000 }
    let number = hundreds * 100 + digits[digits.count - 2].digitValue * 10 + digits[digits.count - 1].digitValue
    return Occurrence(family: .telephone, number: number, range: TextRange(start: start, end: end))
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.space, ASCII.hyphen, ASCII.period, ASCII.openParenthesis, ASCII.closeParenthesis, ASCII.plus,
      ASCII.slash:
      true
    default: false
    }
  }
}

extension Span<UInt8> {
  /// Whether an ASCII word in lower case occurs at an offset, in any case.
  fileprivate func matchesAnyCase(_ word: StaticString, at start: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard start + length <= count else { return false }
    for offset in 0..<length where self[start + offset].lowercased != word.byte(at: offset) { return false }
    return true
  }

  /// The number that a few digits represent.
  fileprivate var number: Int {
    var number = 0
    for index in indices { number = number * 10 + self[index].digitValue }
    return number
  }
}
