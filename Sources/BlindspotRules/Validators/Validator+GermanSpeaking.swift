import BlindspotParser

extension Validator {
  func acceptsGerman(_ value: borrowing DigitString) -> Bool {
    switch self {
    case .deTaxID: isTaxID(value)
    case .deTaxIDForm: value.count == 11 && value.isAllDigits && value[0] != 0 && CheckDigits.mod1110(value)
    case .dePension: isPensionNumber(value)
    case .deDocument: isDocument(value)
    case .deHealth: isHealthNumber(value)
    case .atVNR: isAustrianInsurance(value)
    case .chAHV: isAHV(value)
    case .luMatricule: isMatricule(value)
    // The form in electronic tax returns: the state first (ELSTER, 01 to 16).
    case .deTaxNumber: value.count == 13 && value.isAllDigits && (1...16).contains(value.number(0..<2))
    default: false
    }
  }

  /// § 139b AO and the BZSt's form: eleven digits, one of the first ten two or three times, ISO 7064 MOD 11,10.
  private func isTaxID(_ value: borrowing DigitString) -> Bool {
    guard value.count == 11, value.isAllDigits, value[0] != 0 else { return false }
    var counts = InlineArray<10, Int>(repeating: 0)
    for index in 0..<10 { counts[Int(value[index])] += 1 }
    var repeated = 0
    for digit in 0..<10 {
      if counts[digit] > 3 { return false }
      if counts[digit] > 1 { repeated += 1 }
    }
    return repeated == 1 && CheckDigits.mod1110(value)
  }

  /// VKVV § 2: area, day, month, year of birth, first letter of the surname, serial, check digit.
  private func isPensionNumber(_ value: borrowing DigitString) -> Bool {
    guard value.count == 12, value.isDigits(0..<8), value.character(at: 8).isLetter, value.isDigits(9..<12) else {
      return false
    }
    let day = value.number(2..<4)
    guard CheckDigits.isDate(year: 2000, month: value.number(4..<6), day: day > 50 ? day - 50 : day) else {
      return false
    }
    let letter = Int(value.character(at: 8) - ASCII.at)
    let weights: StaticString = "212571212121"
    var sum = 0
    for position in 0..<12 {
      let digit =
        switch position {
        case ..<8: Int(value[position])
        case 8: letter / 10
        case 9: letter % 10
        default: Int(value[position - 1])
        }
      let product = digit * weights.byte(at: position).digitValue
      sum += product / 10 + product % 10
    }
    return sum % 10 == Int(value[11])
  }

  /// Identity cards and passports (ICAO Doc 9303, part 3): nine characters and optionally the check digit
  /// with weights 7, 3, 1. Without vowels and letters that look like digits.
  private func isDocument(_ value: borrowing DigitString) -> Bool {
    guard value.count == 9 || value.count == 10, !value.isRepetition else { return false }
    var digits = 0
    var sum = 0
    for index in 0..<9 {
      let byte = value.character(at: index)
      switch byte {
      case UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "D"), UInt8(ascii: "E"), UInt8(ascii: "I"),
        UInt8(ascii: "O"), UInt8(ascii: "Q"), UInt8(ascii: "S"), UInt8(ascii: "U"):
        return false
      default: break
      }
      if byte.isDigit { digits += 1 }
      sum += Int(value[index]) * [7, 3, 1][index % 3]
    }
    guard digits > 2, value.count == 10 else { return digits > 2 }
    return Int(value[9]) == sum % 10
  }

  /// § 290 SGB V: a letter and nine digits, the letter as two digits, weights 1 and 2.
  private func isHealthNumber(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10, value.character(at: 0).isLetter, value.isDigits(1..<10) else { return false }
    let letter = Int(value.character(at: 0) - ASCII.at)
    var sum = letter / 10 + (letter % 10 * 2) / 10 + letter % 10 * 2 % 10
    for index in 1..<9 {
      let product = Int(value[index]) * (index % 2 == 1 ? 1 : 2)
      sum += product / 10 + product % 10
    }
    return sum % 10 == Int(value[9])
  }

  /// § 460d ASVG: serial, check digit at the fourth position, day, month, year of birth.
  private func isAustrianInsurance(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10, value.isAllDigits, value[0] != 0 else { return false }
    let month = value.number(6..<8)
    guard month > 12 && month < 16 || CheckDigits.isShortDayFirstDate(value, at: 4) else { return false }
    return CheckDigits.sum(value, weights: "3790584216") % 11 == Int(value[3])
  }

  /// AHVN13: 756 and the check digit of EAN-13 (GS1).
  private func isAHV(_ value: borrowing DigitString) -> Bool {
    guard value.count == 13, value.isAllDigits, value.number(0..<3) == 756 else { return false }
    return (10 - CheckDigits.sum(value, weights: "131313131313") % 10) % 10 == Int(value[12])
  }

  /// Règlement grand-ducal of 21 December 1987: date of birth, serial, a Luhn and a Verhoeff digit.
  private func isMatricule(_ value: borrowing DigitString) -> Bool {
    guard value.count == 13, value.isAllDigits,
      CheckDigits.isDate(year: value.number(0..<4), month: value.number(4..<6), day: value.number(6..<8))
    else { return false }
    guard CheckDigits.luhn(value, 0..<12) else { return false }
    var verhoeff = DigitString()
    for index in 0..<11 { verhoeff.append(character: value.character(at: index)) }
    verhoeff.append(character: value.character(at: 12))
    return CheckDigits.verhoeff(verhoeff)
  }
}
