import BlindspotParser

/// Reads the part of an address after the street: unit, city, state, postcode.
struct AddressSuffix {
  let automaton: WordAutomaton

  /// The part of an address after the street.
  struct Tail {
    /// The end of the address.
    var end: Int
    /// Whether it contains a unit, a postcode or a state.
    var isRelevant = false
    /// Whether it contains a name that may be that of a city.
    var hasCity = false
    /// Whether it contains a postcode that cannot be a year, followed by a city: `, 602 00 Brno`.
    var hasPostcodeAndCity = false
  }

  /// Reads the part of an address after the street that ends at `start`.
  func tail(of start: Int, in text: Span<UInt8>) -> Tail {
    var tail = Tail(end: start)
    for _ in 0..<5 {
      var index = tail.end
      var hasComma = false
      while index < text.count, index < tail.end + 3,
        text[index] == ASCII.space || text[index] == ASCII.comma || text[index] == ASCII.period
      {
        hasComma = hasComma || text[index] == ASCII.comma
        index += 1
      }
      guard index < text.count else { break }
      if let unit = unit(in: text, at: index) {
        tail.end = unit
        tail.isRelevant = true
      } else if let postcode = postcode(in: text, at: index) {
        let city = cityEnd(in: text, from: postcode)
        tail.end = city ?? postcode
        tail.isRelevant = true
        if hasComma, city != nil {
          tail.hasPostcodeAndCity = !isYear(text, index..<postcode)
        }
      } else if let state = state(in: text, at: index) {
        tail.end = state
        tail.isRelevant = true
      } else if hasComma, let postcode = shortPostcode(in: text, at: index),
        let city = cityEnd(in: text, from: postcode)
      {
        tail.end = city
        tail.isRelevant = true
        tail.hasPostcodeAndCity = true
      } else if hasComma, let city = cityEnd(in: text, from: index - 1) {
        tail.end = city
        tail.hasCity = true
      } else {
        break
      }
    }
    return tail
  }

  /// Returns the end of a unit: `Apt. 12`, `Piso 7`, `Suite 529`, `#4`, `3º`, `2ºB`.
  private func unit(in text: Span<UInt8>, at index: Int) -> Int? {
    if text[index] == ASCII.numberSign { return number(in: text, at: index + 1) }
    if let digits = number(in: text, at: index), digits + 1 < text.count, text[digits] == 0xC2,
      text[digits + 1] == 0xBA || text[digits + 1] == 0xAA || text[digits + 1] == 0xB0
    {
      var end = digits + 2
      if end < text.count, text[end] == ASCII.space || StreetWord.isLetter(in: text, at: end) {
        let letter = text[end] == ASCII.space ? end + 1 : end
        if letter < text.count, text[letter].isUpper,
          letter + 1 >= text.count || !StreetWord.isLetter(in: text, at: letter + 1)
        {
          end = letter + 1
        }
      }
      return end
    }
    if let flat = finnishFlat(in: text, at: index) ?? danishFlat(in: text, at: index) { return flat }
    guard let match = automaton.match(in: text, at: index), match.lists.contains(.postalAddressUnit) else { return nil }
    var position = match.range.end
    while position < text.count, position < match.range.end + 3,
      text[position] == ASCII.space || text[position] == ASCII.period || text[position] == ASCII.numberSign
    {
      position += 1
    }
    guard position > match.range.end else { return nil }
    if let end = number(in: text, at: position) {
      return end < text.count && StreetWord.isLetter(in: text, at: end) ? end + 1 : end
    }
    // "klatka IV": a Roman number.
    var roman = position
    while roman < text.count, roman - position < 4, Self.isRoman(text[roman]) { roman += 1 }
    if roman - position > 1, !text.byte(at: roman).isWordByte { return roman }
    // "Unit B": a single letter.
    guard position < text.count, text[position].isUpper,
      position + 1 >= text.count || !StreetWord.isLetter(in: text, at: position + 1)
    else { return nil }
    return position + 1
  }

  private static func isRoman(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "I") || byte == UInt8(ascii: "V") || byte == UInt8(ascii: "X")
  }

  /// Returns the end of `A 5`: staircase and flat.
  private func finnishFlat(in text: Span<UInt8>, at index: Int) -> Int? {
    guard text[index].isUpper, text.byte(at: index + 1) == ASCII.space, let end = number(in: text, at: index + 2),
      end - index < 6
    else { return nil }
    return end
  }

  /// Returns the end of `2. tv.` or `1. th`: floor and side of a Danish flat.
  private func danishFlat(in text: Span<UInt8>, at index: Int) -> Int? {
    guard let floor = number(in: text, at: index), text.byte(at: floor) == ASCII.period else { return nil }
    let side = text.byte(at: floor + 1) == ASCII.space ? floor + 2 : floor + 1
    for word: StaticString in ["tv", "th", "mf"] where text.hasWord(word, at: side) {
      let end = side + 2
      guard !text.byte(at: end).isWordByte else { continue }
      return text.byte(at: end) == ASCII.period ? end + 1 : end
    }
    return nil
  }

  /// Whether the text may contain four digits after a comma, whose value distinguishes a postcode from a year. The result
  /// of ``tail(of:in:)`` depends on no other digit values.
  static func mayContainYear(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] == ASCII.comma {
      var start = index + 1
      while start <= index + 3,
        text.byte(at: start) == ASCII.space || text.byte(at: start) == ASCII.comma
          || text.byte(at: start) == ASCII.period
      {
        start += 1
      }
      var end = start
      while text.byte(at: end).isDigit { end += 1 }
      if end - start == 4 { return true }
    }
    return false
  }

  /// Whether the range is four digits that are more often a year than a postcode.
  private func isYear(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count == 4 && text.hasCentury(at: range.lowerBound)
  }

  /// Returns the end of a postcode that only a following city distinguishes from another number: `602 00`, `101`.
  private func shortPostcode(in text: Span<UInt8>, at index: Int) -> Int? {
    guard let end = number(in: text, at: index), end - index == 3 else { return nil }
    if text.byte(at: end) == ASCII.space, let second = number(in: text, at: end + 1), second - end == 3 {
      return second
    }
    return end
  }

  /// Returns the end of a postcode: four to six digits (also `1234 AB`, `12-345`, `62704-1234`), or that of Britain or
  /// Canada.
  private func postcode(in text: Span<UInt8>, at index: Int) -> Int? {
    if let end = number(in: text, at: index) {
      switch end - index {
      case 2 where end + 4 <= text.count && text[end] == ASCII.hyphen:
        return number(in: text, at: end + 1).flatMap { $0 - end == 4 ? $0 : nil }
      case 3 where text.byte(at: end) == ASCII.space:
        return number(in: text, at: end + 1).flatMap { $0 - end == 3 ? $0 : nil }
      case 4, 5, 6:
        if end < text.count, text[end] == ASCII.hyphen, let extended = number(in: text, at: end + 1) { return extended }
        if end - index == 4, end + 2 < text.count, text[end] == ASCII.space, text[end + 1].isUpper,
          text[end + 2].isUpper,
          end + 3 >= text.count || !StreetWord.isLetter(in: text, at: end + 3)
        {
          return end + 3
        }
        return end
      default: return nil
      }
    }
    return letterPostcode(in: text, at: index)
  }

  /// Returns the end of `SW1A 1AA` or `K1A 0B1`: letters and digits with a blank before the last three.
  private func letterPostcode(in text: Span<UInt8>, at index: Int) -> Int? {
    var end = index
    var digits = 0
    while end < text.count, end < index + 4, text[end].isUpper || text[end].isDigit {
      digits += text[end].isDigit ? 1 : 0
      end += 1
    }
    guard end - index >= 2, digits > 0, text[index].isUpper, end + 4 <= text.count, text[end] == ASCII.space else {
      return nil
    }
    let isBritish = text[end + 1].isDigit && text[end + 2].isUpper && text[end + 3].isUpper
    let isCanadian = text[end + 1].isDigit && text[end + 2].isUpper && text[end + 3].isDigit
    guard isBritish || isCanadian, end + 4 == text.count || !StreetWord.isLetter(in: text, at: end + 4) else {
      return nil
    }
    return end + 4
  }

  /// Returns the end of a state and a ZIP code: `IL 62704`.
  private func state(in text: Span<UInt8>, at index: Int) -> Int? {
    guard text[index].isUpper, let match = automaton.match(in: text, at: index),
      match.lists.contains(.postalAddressUsState), match.range.end < text.count, text[match.range.end] == ASCII.space,
      let code = postcode(in: text, at: match.range.end + 1)
    else { return nil }
    return code
  }

  /// Returns the end of one to three capitalized words after `index`, none of which is a unit of count (`5000 Users`).
  private func cityEnd(in text: Span<UInt8>, from index: Int) -> Int? {
    var end: Int?
    var position = index
    for _ in 0..<3 {
      guard position < text.count, let word = StreetWord.next(in: text, from: position), word.start > position,
        word.isCapital,
        !isCounted(word, in: text), !(end != nil && state(in: text, at: word.start) != nil)
      else { break }
      end = word.end
      position = word.end
    }
    return end
  }

  private func isCounted(_ word: StreetWord, in text: Span<UInt8>) -> Bool {
    guard let match = automaton.match(in: text, at: word.start, limit: word.end), match.range.end == word.end else {
      return false
    }
    return match.lists.contains(.postalAddressNotAStreet)
  }

  private func number(in text: Span<UInt8>, at index: Int) -> Int? {
    var end = index
    while end < text.count, text[end].isDigit { end += 1 }
    return end > index ? end : nil
  }
}
