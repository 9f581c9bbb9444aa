extension Validator {
  func acceptsEastern(_ value: borrowing DigitString) -> Bool {
    guard value.isAllDigits, !value.isRepetition else { return false }
    return switch self {
    case .plPESEL: isPESEL(value)
    case .czRC: isBirthNumber(value)
    case .huTAJ: value.count == 9 && CheckDigits.sum(value, weights: "37373737") % 10 == Int(value[8])
    case .huTax:
      value.count == 10 && value[0] == 8 && CheckDigits.sum(value, weights: "123456789") % 11 == Int(value[9])
    case .roCNP: isCNP(value)
    case .bgEGN: isEGN(value)
    case .bgPNF: value.count == 10 && CheckDigits.sum(value, weights: "LJHDB9731") % 10 == Int(value[9])
    case .hrOIB: value.count == 11 && CheckDigits.mod1110(value)
    case .jmbg: isJMBG(value)
    case .eeCode: isBaltic(value)
    case .ltCode: isBaltic(value, mayLackDate: true)
    case .lvCode: isLatvian(value)
    case .uaNumber: isUkrainian(value)
    case .ruINN: isINN(value)
    case .ruSNILS: isSNILS(value)
    default: false
    }
  }

  /// Ustawa o ewidencji ludności, art. 15: century in the month, weights 1, 3, 7, 9.
  private func isPESEL(_ value: borrowing DigitString) -> Bool {
    guard value.count == 11 else { return false }
    let month = value.number(2..<4)
    let century = [1900, 2000, 2100, 2200, 1800][month / 20]
    guard CheckDigits.isDate(year: century + value.number(0..<2), month: month % 20, day: value.number(4..<6)) else {
      return false
    }
    return (10 - CheckDigits.sum(value, weights: "1379137913") % 10) % 10 == Int(value[10])
  }

  /// Act 133/2000 (CZ) and 301/1995 (SK): women's months plus 50, plus 20 after numbers ran out; ten digits are
  /// divisible by 11, nine digits are from before 1954.
  private func isBirthNumber(_ value: borrowing DigitString) -> Bool {
    guard value.count == 9 || value.count == 10 else { return false }
    let year = value.number(0..<2)
    var month = value.number(2..<4) % 50
    if month > 20 { month -= 20 }
    let century = year > 53 ? 1900 : value.count == 9 ? 1900 : 2000
    guard CheckDigits.isDate(year: century + year, month: month, day: value.number(4..<6)) else {
      return false
    }
    guard value.count == 10 else { return !(54..<80 ~= year) && value.number(6..<9) > 0 }
    return value.number(0..<9) % 11 % 10 == Int(value[9])
  }

  /// Legea 105/1996: weights 279146358279 modulo 11, 10 counts as 1.
  private func isCNP(_ value: borrowing DigitString) -> Bool {
    guard value.count == 13, value[0] != 0 else { return false }
    let year = value.number(1..<3)
    let century = [1900, 1900, 1900, 1800, 1800, 2000, 2000, 1900, 1900, 1900][Int(value[0])]
    let county = value.number(7..<9)
    guard CheckDigits.isDate(year: century + year, month: value.number(3..<5), day: value.number(5..<7)),
      (1...48).contains(county) || county == 51 || county == 52 || county == 70 || (80...83).contains(county)
    else { return false }
    let rest = CheckDigits.sum(value, weights: "279146358279") % 11
    return (rest == 10 ? 1 : rest) == Int(value[12])
  }

  /// GRAO: months plus 20 before 1900, plus 40 from 2000.
  private func isEGN(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10 else { return false }
    let month = value.number(2..<4)
    let century = [1900, 1800, 2000, 0, 0][month / 20]
    guard month < 53,
      CheckDigits.isDate(year: century + value.number(0..<2), month: month % 20, day: value.number(4..<6))
    else { return false }
    return CheckDigits.sum(value, weights: "2485A9736") % 11 % 10 == Int(value[9])
  }

  /// The unique master citizen number of the Yugoslav successor states: day, month, three digits of the year.
  private func isJMBG(_ value: borrowing DigitString) -> Bool {
    guard value.count == 13 else { return false }
    let year = value.number(4..<7)
    guard
      CheckDigits.isDate(
        year: year > 799 ? 1000 + year : 2000 + year, month: value.number(2..<4), day: value.number(0..<2))
    else { return false }
    return (11 - CheckDigits.sum(value, weights: "765432765432") % 11) % 11 % 10 == Int(value[12])
  }

  /// Estonia (isikukood) and Lithuania (asmens kodas): sex and century, date, serial, two rounds of weights. Lithuanian
  /// numbers from 9 on contain no date.
  private func isBaltic(_ value: borrowing DigitString, mayLackDate: Bool = false) -> Bool {
    guard value.count == 11, value[0] != 0 else { return false }
    let century = 1800 + (Int(value[0]) - 1) / 2 * 100
    guard
      mayLackDate && value[0] == 9
        || value[0] < 9
          && CheckDigits.isDate(
            year: century + value.number(1..<3), month: value.number(3..<5), day: value.number(5..<7))
    else {
      return false
    }
    var rest = CheckDigits.sum(value, weights: "1234567891") % 11
    if rest == 10 { rest = CheckDigits.sum(value, weights: "3456789123") % 11 % 10 }
    return rest == Int(value[10])
  }

  /// Latvia: day, month, year, century; since 2017 numbers from 32 on that contain no date.
  private func isLatvian(_ value: borrowing DigitString) -> Bool {
    guard value.count == 11 else { return false }
    if value.number(0..<2) != 32 {
      guard value[6] < 3, CheckDigits.isShortDayFirstDate(value, at: 0) else { return false }
    }
    return (1 + CheckDigits.sum(value, weights: "A584216379")) % 11 % 10 == Int(value[10])
  }

  /// The register of taxpayers of Ukraine: weights -1, 5, 7, 9, 4, 6, 10, 5, 7.
  private func isUkrainian(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10 else { return false }
    let sum = CheckDigits.sum(value, weights: "057946A57") - Int(value[0])
    return (sum % 11 + 11) % 11 % 10 == Int(value[9])
  }

  /// FNS of Russia, order MMV-7-6/435: twelve digits for a person.
  private func isINN(_ value: borrowing DigitString) -> Bool {
    guard value.count == 12 else { return false }
    return CheckDigits.sum(value, weights: "724A359468") % 11 % 10 == Int(value[10])
      && CheckDigits.sum(value, weights: "3724A359468") % 11 % 10 == Int(value[11])
  }

  /// Pension Fund of Russia: nine digits weighted 9 to 1, modulo 101.
  private func isSNILS(_ value: borrowing DigitString) -> Bool {
    guard value.count == 11 else { return false }
    return CheckDigits.sum(value, weights: "987654321") % 101 % 100 == value.number(9..<11)
  }
}
