import BlindspotParser

/// Follows an address behind its street: unit, city, state, postcode.
struct AddressSuffix {
  let automaton: WordAutomaton

  /// What stands behind a street.
  struct Tail {
    /// Where the address ends.
    var end: Int
    /// Whether a unit, a postcode or a state follows.
    var isRelevant = false
    /// Whether a name follows that may be a city's.
    var hasCity = false
    /// Whether a postcode that is no year and a city behind it follow: `, 602 00 Brno`.
    var hasPostcodeAndCity = false
    /// Whether the value of digits decided that.
    var hasReadDigits = false
  }

  /// Where the address ends whose street ends at `start`, and what was met on the way.
  func tail(of start: Int, in text: Span<UInt8>) -> Tail {
    var tail = Tail(end: start)
    for _ in 0..<5 {
      var index = tail.end
      var hasComma = false
      while index < text.count, index < tail.end + 3, text[index] == 0x20 || text[index] == 0x2C || text[index] == 0x2E
      {
        hasComma = hasComma || text[index] == 0x2C
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
          tail.hasReadDigits = true
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

  /// `Apt. 12`, `Piso 7`, `Suite 529`, `#4`, `3º`, `2ºB`.
  private func unit(in text: Span<UInt8>, at index: Int) -> Int? {
    if text[index] == 0x23 { return number(in: text, at: index + 1) }
    if let digits = number(in: text, at: index), digits + 1 < text.count, text[digits] == 0xC2,
      text[digits + 1] == 0xBA || text[digits + 1] == 0xAA || text[digits + 1] == 0xB0
    {
      var end = digits + 2
      if end < text.count, text[end] == 0x20 || StreetWord.isLetter(in: text, at: end) {
        let letter = text[end] == 0x20 ? end + 1 : end
        if letter < text.count, text[letter] >= 0x41, text[letter] <= 0x5A,
          letter + 1 >= text.count || !StreetWord.isLetter(in: text, at: letter + 1)
        {
          end = letter + 1
        }
      }
      return end
    }
    if let flat = finnishFlat(in: text, at: index) { return flat }
    guard let match = automaton.match(in: text, at: index), match.lists.contains(.postalAddressUnit) else { return nil }
    var place = match.range.end
    while place < text.count, place < match.range.end + 3,
      text[place] == 0x20 || text[place] == 0x2E || text[place] == 0x23
    {
      place += 1
    }
    guard place > match.range.end else { return nil }
    if let end = number(in: text, at: place) {
      return end < text.count && StreetWord.isLetter(in: text, at: end) ? end + 1 : end
    }
    // "Unit B": one letter alone.
    guard place < text.count, text[place] >= 0x41, text[place] <= 0x5A,
      place + 1 >= text.count || !StreetWord.isLetter(in: text, at: place + 1)
    else { return nil }
    return place + 1
  }

  /// `A 5`: staircase and flat.
  private func finnishFlat(in text: Span<UInt8>, at index: Int) -> Int? {
    guard text[index].isUpper, text.byte(at: index + 1) == 0x20, let end = number(in: text, at: index + 2),
      end - index < 6
    else { return nil }
    return end
  }

  /// Whether four digits are more often a year than a postcode.
  private func isYear(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 4 else { return false }
    let century = text[range.lowerBound].digitValue * 10 + text[range.lowerBound + 1].digitValue
    return century == 19 || century == 20
  }

  /// A postcode that only a city behind it tells from another number: `602 00`, `101`.
  private func shortPostcode(in text: Span<UInt8>, at index: Int) -> Int? {
    guard let end = number(in: text, at: index), end - index == 3 else { return nil }
    if text.byte(at: end) == 0x20, let second = number(in: text, at: end + 1), second - end == 3 { return second }
    return end
  }

  /// A postcode: four to six digits (`1234 AB`, `12-345`, `62704-1234` too), or a British or Canadian one.
  private func postcode(in text: Span<UInt8>, at index: Int) -> Int? {
    if let end = number(in: text, at: index) {
      switch end - index {
      case 2 where end + 4 <= text.count && text[end] == 0x2D:
        return number(in: text, at: end + 1).flatMap { $0 - end == 4 ? $0 : nil }
      case 3 where text.byte(at: end) == 0x20:
        return number(in: text, at: end + 1).flatMap { $0 - end == 3 ? $0 : nil }
      case 4, 5, 6:
        if end < text.count, text[end] == 0x2D, let extended = number(in: text, at: end + 1) { return extended }
        if end - index == 4, end + 2 < text.count, text[end] == 0x20, text[end + 1].isUpper, text[end + 2].isUpper,
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

  /// `SW1A 1AA`, `K1A 0B1`: letters and digits in turn, with a blank before the last three.
  private func letterPostcode(in text: Span<UInt8>, at index: Int) -> Int? {
    var end = index
    var digits = 0
    while end < text.count, end < index + 4, text[end].isUpper || text[end].isDigit {
      digits += text[end].isDigit ? 1 : 0
      end += 1
    }
    guard end - index >= 2, digits > 0, text[index].isUpper, end + 4 <= text.count, text[end] == 0x20 else {
      return nil
    }
    let isBritish = text[end + 1].isDigit && text[end + 2].isUpper && text[end + 3].isUpper
    let isCanadian = text[end + 1].isDigit && text[end + 2].isUpper && text[end + 3].isDigit
    guard isBritish || isCanadian, end + 4 == text.count || !StreetWord.isLetter(in: text, at: end + 4) else {
      return nil
    }
    return end + 4
  }

  /// `IL 62704`: a state and a ZIP code.
  private func state(in text: Span<UInt8>, at index: Int) -> Int? {
    guard text[index].isUpper, let match = automaton.match(in: text, at: index),
      match.lists.contains(.postalAddressUsState), match.range.end < text.count, text[match.range.end] == 0x20,
      let code = postcode(in: text, at: match.range.end + 1)
    else { return nil }
    return code
  }

  /// One to three capitalised words from behind `index`, none of a kind that is counted (`5000 Users`).
  private func cityEnd(in text: Span<UInt8>, from index: Int) -> Int? {
    var end: Int?
    var place = index
    for _ in 0..<3 {
      guard place < text.count, let word = StreetWord.next(in: text, from: place), word.start > place, word.isCapital,
        !isCounted(word, in: text), !(end != nil && state(in: text, at: word.start) != nil)
      else { break }
      end = word.end
      place = word.end
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
