import BlindspotParser

extension Validator {
  func acceptsWestern(_ value: borrowing DigitString) -> Bool {
    switch self {
    case .frNIR: isNIR(value)
    case .frNIF:
      value.count == 13 && value.isAllDigits && value[0] < 4 && !value.isRepetition
        && value.number(0..<10) % 511 == value.number(10..<13)
    case .beNN: isBelgian(value)
    case .nlBSN: isBSN(value)
    case .esDNI: isDNI(value, from: 0, seed: 0) || isShortDNI(value)
    case .esNIE: isNIE(value)
    case .ptNIF: isPortugueseNIF(value)
    case .ptCC: isPortugueseCard(value)
    case .itCF: isFiscalCode(value)
    case .itCFForm: hasFiscalCodeForm(value)
    case .grAMKA:
      value.count == 11 && value.isAllDigits && CheckDigits.isShortDayFirstDate(value, at: 0)
        && CheckDigits.luhn(value)
    default: false
    }
  }

  /// INSEE: sex, year, month, place and serial, and 97 minus the remainder by 97. Corsica's 2A and 2B count as 19 and 18.
  private func isNIR(_ value: borrowing DigitString) -> Bool {
    guard value.count == 15, value.isDigits(0..<6), value.isDigits(7..<15) else { return false }
    switch value[0] {
    case 1...4, 7, 8: break
    default: return false
    }
    let month = value.number(3..<5)
    guard (1...12).contains(month) || (20...99).contains(month) else { return false }
    var rest = CheckDigits.remainder(value, 0..<6, by: 97)
    switch value.character(at: 6) {
    case UInt8(ascii: "A"): rest = (CheckDigits.remainder(value, 0..<5, by: 97) * 100 + 19) % 97
    case UInt8(ascii: "B"): rest = (CheckDigits.remainder(value, 0..<5, by: 97) * 100 + 18) % 97
    case let byte where byte.isDigit: rest = (rest * 10 + byte.digitValue) % 97
    default: return false
    }
    rest = CheckDigits.remainder(value, 7..<13, by: 97, seed: rest)
    return 97 - rest == value.number(13..<15)
  }

  /// Royal decree of 3 April 1984: 97 minus the remainder of the first nine digits, preceded by a 2 since 2000. Months
  /// above 20 belong to numbers of people outside the register (BIS).
  private func isBelgian(_ value: borrowing DigitString) -> Bool {
    guard value.count == 11, value.isAllDigits, value.number(2..<4) % 20 < 13, value.number(2..<4) < 53,
      value.number(4..<6) < 32
    else { return false }
    let body = value.number(0..<9)
    let check = value.number(9..<11)
    return 97 - body % 97 == check || 97 - (2_000_000_000 + body) % 97 == check
  }

  /// Logisch ontwerp BRP: the eleven test, the last digit counted minus one.
  private func isBSN(_ value: borrowing DigitString) -> Bool {
    guard value.count == 8 || value.count == 9, value.isAllDigits, !value.isRepetition else { return false }
    var sum = -Int(value[value.count - 1])
    for index in 0..<value.count - 1 { sum += (value.count - index) * Int(value[index]) }
    return sum % 11 == 0
  }

  /// Real Decreto 1553/2005: the letter is the remainder by 23.
  private func isDNI(_ value: borrowing DigitString, from start: Int, seed: Int) -> Bool {
    guard value.count == 9, value.isDigits(start..<8), value.number(start..<8) > 0 else { return false }
    let letters: StaticString = "TRWAGMYFPDXBNJZSQVHLCKE"
    return value.character(at: 8) == letters.byte(at: CheckDigits.remainder(value, start..<8, by: 23, seed: seed))
  }

  /// A DNI without its leading zero, as people type numbers below ten million.
  private func isShortDNI(_ value: borrowing DigitString) -> Bool {
    guard value.count == 8, value.isDigits(0..<7), value.number(0..<7) > 0 else { return false }
    var padded = DigitString()
    padded.append(character: UInt8(ascii: "0"))
    for index in 0..<8 { padded.append(character: value.character(at: index)) }
    return isDNI(padded, from: 0, seed: 0)
  }

  /// Like a DNI, with a leading X, Y or Z for 0, 1 or 2.
  private func isNIE(_ value: borrowing DigitString) -> Bool {
    let first = value.character(at: 0)
    guard (UInt8(ascii: "X")...UInt8(ascii: "Z")).contains(first) else { return false }
    return isDNI(value, from: 1, seed: Int(first - UInt8(ascii: "X")))
  }

  /// Decreto-Lei 14/2013, of natural persons: 1, 2, 3 and 45.
  private func isPortugueseNIF(_ value: borrowing DigitString) -> Bool {
    guard value.count == 9, value.isAllDigits, !value.isRepetition else { return false }
    guard (1...3).contains(value[0]) || (value[0] == 4 && value[1] == 5) else { return false }
    let check = 11 - CheckDigits.sum(value, weights: "98765432") % 11
    return (check > 9 ? 0 : check) == Int(value[8])
  }

  /// The number of the citizen card: Luhn over digits and letters.
  private func isPortugueseCard(_ value: borrowing DigitString) -> Bool {
    guard value.count == 12, value.isDigits(0..<9), value.isDigits(11..<12) else { return false }
    var sum = 0
    for index in 0..<12 {
      let digit = Int(value[index])
      let weighted = index % 2 == 0 ? digit * 2 : digit
      sum += weighted > 9 && index % 2 == 0 ? weighted - 9 : weighted
    }
    return sum % 10 == 0
  }

  /// D.M. 23 December 1976: letters of the names, year, month letter, day (plus 40 for women), place, check letter.
  /// Letters replace digits if two people share a code. Provisional codes are eleven digits with a Luhn digit.
  private func isFiscalCode(_ value: borrowing DigitString) -> Bool {
    if value.count == 11 { return value.isAllDigits && !value.isRepetition && CheckDigits.luhn(value) }
    guard hasFiscalCodeForm(value) else { return false }
    var sum = 0
    for index in 0..<15 {
      let byte = value.character(at: index)
      let place = byte.isDigit ? byte.digitValue : Int(byte - UInt8(ascii: "A"))
      sum += index % 2 == 0 ? oddValue(place) : place
    }
    return Int(value.character(at: 15) - UInt8(ascii: "A")) == sum % 26
  }

  /// Letters, digits (or the letters that replace them if two people would have the same code) and the month.
  private func hasFiscalCodeForm(_ value: borrowing DigitString) -> Bool {
    guard value.count == 16 else { return false }
    let shape: StaticString = "AAAAAA##A##A###A"
    let months: StaticString = "ABCDEHLMPRST"
    for index in 0..<16 {
      let byte = value.character(at: index)
      if shape.byte(at: index) == UInt8(ascii: "A") {
        guard byte.isLetter else { return false }
      } else if !byte.isDigit {
        switch byte {
        case UInt8(ascii: "L"), UInt8(ascii: "M"), UInt8(ascii: "N"), UInt8(ascii: "P")...UInt8(ascii: "V"): break
        default: return false
        }
      }
    }
    for index in 0..<12 where months.byte(at: index) == value.character(at: 8) { return true }
    return false
  }

  /// Returns the value of a character at an odd position: 1, 0, 5, 7, 9, 13, … for A, B, C and 0, 1, 2.
  private func oddValue(_ place: Int) -> Int {
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23][place]
  }
}
