import BlindspotParser

extension Validator {
  func acceptsLatinAmerican(_ value: borrowing DigitString) -> Bool {
    switch self {
    case .mxCURP: isCURP(value)
    case .mxRFC: isRFC(value)
    case .brCPF: isCPF(value)
    case .arCUIT: isCUIT(value)
    case .clRUT: isRUT(value)
    case .coNIT: isNIT(value)
    case .peCUI: isCUI(value)
    case .peRUC: isPeruvianRUC(value)
    case .ecCI: isEcuadorianID(value)
    case .uyCI: isUruguayanID(value)
    // Thousands of cards in use fail the Luhn check, so only the municipality is checked.
    case .doCedula: value.count == 11 && value.isAllDigits && (1...402).contains(value.number(0..<3))
    case .cuNI: value.count == 11 && value.isAllDigits && CheckDigits.isShortDate(value, at: 0)
    default: false
    }
  }

  /// RENAPO, "Instructivo normativo para la asignación de la CURP": letters, date of birth, sex, state, check digit.
  private func isCURP(_ value: borrowing DigitString) -> Bool {
    guard value.count == 18, value.isDigits(4..<10), value.isDigits(17..<18), CheckDigits.isShortDate(value, at: 4)
    else {
      return false
    }
    for index in [0, 1, 2, 3, 10, 11, 12, 13, 14, 15] where !value.character(at: index).isLetter { return false }
    guard [UInt8(ascii: "H"), UInt8(ascii: "M"), UInt8(ascii: "X")].contains(value.character(at: 10)) else {
      return false
    }
    var sum = 0
    for index in 0..<17 {
      // The alphabet of the check digit has Ñ between N and O.
      let digit = Int(value[index])
      sum += (digit > 23 ? digit + 1 : digit) * (18 - index)
    }
    return (10 - sum % 10) % 10 == Int(value[17])
  }

  /// SAT: four letters, date of birth, and three characters of the tax office.
  private func isRFC(_ value: borrowing DigitString) -> Bool {
    guard value.count == 13 || value.count == 10, value.isDigits(4..<10) else { return false }
    for index in 0..<4 where !value.character(at: index).isLetter { return false }
    return CheckDigits.isShortDate(value, at: 4)
  }

  /// Receita Federal: two check digits modulo 11.
  private func isCPF(_ value: borrowing DigitString) -> Bool {
    guard value.count == 11, value.isAllDigits, !value.isRepetition else { return false }
    let first = CheckDigits.sum(value, weights: "A98765432") * 10 % 11 % 10
    let second = CheckDigits.sum(value, weights: "BA98765432") * 10 % 11 % 10
    return first == Int(value[9]) && second == Int(value[10])
  }

  /// AFIP/ARCA, of natural persons: 20, 23, 24, 25, 26, 27.
  private func isCUIT(_ value: borrowing DigitString) -> Bool {
    guard value.count == 11, value.isAllDigits else { return false }
    switch value.number(0..<2) {
    case 20, 23...27:
      let rest = CheckDigits.sum(value, weights: "5432765432") % 11
      return (rest == 0 ? 0 : rest == 1 ? 9 : 11 - rest) == Int(value[10])
    default: return false
    }
  }

  /// Servicio de Impuestos Internos: modulo 11 with weights 2 to 7; K is 10.
  private func isRUT(_ value: borrowing DigitString) -> Bool {
    guard value.count == 8 || value.count == 9, value.isDigits(0..<value.count - 1), !value.isRepetition else {
      return false
    }
    var sum = 0
    for (position, index) in (0..<value.count - 1).reversed().enumerated() {
      sum += Int(value[index]) * (2 + position % 6)
    }
    let check = (11 - sum % 11) % 11
    let last = value.character(at: value.count - 1)
    return check == 10 ? last == UInt8(ascii: "K") : last.isDigit && last.digitValue == check
  }

  /// DIAN: modulo 11 with the primes from 3 to 71 as weights.
  private func isNIT(_ value: borrowing DigitString) -> Bool {
    guard (8...16).contains(value.count), value.isAllDigits, !value.isRepetition else { return false }
    let weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]
    var sum = 0
    for (position, index) in (0..<value.count - 1).reversed().enumerated() {
      sum += Int(value[index]) * weights[position]
    }
    let rest = sum % 11
    return (rest < 2 ? rest : 11 - rest) == Int(value[value.count - 1])
  }

  /// RENIEC: eight digits of the DNI and optionally a check digit or letter.
  private func isCUI(_ value: borrowing DigitString) -> Bool {
    guard value.count == 9, value.isDigits(0..<8) else { return value.count == 8 && !value.isRepetition }
    let rest = CheckDigits.sum(value, weights: "32765432") % 11
    let digits: StaticString = "65432110987"
    let letters: StaticString = "KJIHGFEDCBA"
    return value.character(at: 8) == digits.byte(at: rest) || value.character(at: 8) == letters.byte(at: rest)
  }

  /// SUNAT, of natural persons: 10, 15, 16, 17.
  private func isPeruvianRUC(_ value: borrowing DigitString) -> Bool {
    guard value.count == 11, value.isAllDigits, [10, 15, 16, 17].contains(value.number(0..<2)) else { return false }
    return (11 - CheckDigits.sum(value, weights: "5432765432") % 11) % 10 == Int(value[10])
  }

  /// Registro Civil: province, a third digit up to 5, Luhn.
  private func isEcuadorianID(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10, value.isAllDigits, value[2] < 6 else { return false }
    let province = value.number(0..<2)
    return (1...24).contains(province) || province == 30 || province == 50 ? CheckDigits.luhn(value) : false
  }

  /// Dirección Nacional de Identificación Civil: weights 2987634 modulo 10.
  private func isUruguayanID(_ value: borrowing DigitString) -> Bool {
    guard value.count == 8, value.isAllDigits, !value.isRepetition else { return false }
    return (10 - CheckDigits.sum(value, weights: "2987634") % 10) % 10 == Int(value[7])
  }
}
