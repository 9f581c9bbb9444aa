import BlindspotParser

extension Validator {
  func acceptsAsian(_ value: borrowing DigitString) -> Bool {
    switch self {
    case .trNumber: isTurkish(value)
    case .ilNumber: value.count == 9 && !value.isRepetition && CheckDigits.luhn(value)
    case .inPAN: isPAN(value)
    case .inAadhaar: isAadhaar(value)
    case .sgNRIC: isSingaporean(value)
    case .sgNRICForm: hasNRICForm(value)
    case .myNRIC: isMalaysian(value)
    case .thNumber:
      value.count == 13 && value.isAllDigits && (1...8).contains(value[0])
        && (11 - CheckDigits.sum(value, weights: "DCBA98765432") % 11) % 10 == Int(value[12])
    case .idNIK: isNIK(value)
    case .jpMyNumber: isMyNumber(value)
    case .inPANForm: hasPANForm(value)
    case .krRRN: isRRN(value)
    case .krRRNForm: hasRRNForm(value) && 1...8 ~= value[6]
    // The first two digits are the licensing authority's (Road Traffic Act, enforcement regulations).
    case .krLicence: value.count == 12 && value.isAllDigits && (11...28).contains(value.number(0..<2))
    case .cnRIC: isChinese(value)
    case .hkID: isHongKong(value)
    case .twID: isTaiwanese(value)
    case .pkCNIC: value.count == 13 && value.isAllDigits && (1...7).contains(value[0]) && value[12] != 0
    case .phPhilSys: value.isAllDigits && !value.isRepetition
    default: false
    }
  }

  /// Nüfus ve Vatandaşlık İşleri: two check digits over the odd and even positions.
  private func isTurkish(_ value: borrowing DigitString) -> Bool {
    guard value.count == 11, value.isAllDigits, value[0] != 0 else { return false }
    let odd = CheckDigits.sum(value, weights: "101010101")
    let even = CheckDigits.sum(value, weights: "010101010")
    return ((odd * 7 - even) % 10 + 10) % 10 == Int(value[9])
      && CheckDigits.sum(value, weights: "1111111111") % 10 == Int(value[10])
  }

  /// Income Tax Rules, rule 114: five letters (the fourth is the type of holder), four digits, a letter.
  private func isPAN(_ value: borrowing DigitString) -> Bool {
    guard hasPANForm(value) else { return false }
    switch value.character(at: 3) {
    case UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "C"), UInt8(ascii: "F"), UInt8(ascii: "G"),
      UInt8(ascii: "H"), UInt8(ascii: "J"), UInt8(ascii: "L"), UInt8(ascii: "P"), UInt8(ascii: "T"):
      return true
    default: return false
    }
  }

  private func hasPANForm(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10, value.isDigits(5..<9), value.number(5..<9) > 0 else { return false }
    for index in 0..<5 where !value.character(at: index).isLetter { return false }
    return value.character(at: 9).isLetter
  }

  /// UIDAI: twelve digits from 2 on, Verhoeff, not a palindrome.
  private func isAadhaar(_ value: borrowing DigitString) -> Bool {
    guard value.count == 12, value.isAllDigits, value[0] > 1, CheckDigits.verhoeff(value) else { return false }
    for index in 0..<6 where value[index] != value[11 - index] { return true }
    return false
  }

  /// ICA: weights 2765432 modulo 11; an offset and a sequence of letters for each series.
  private func isSingaporean(_ value: borrowing DigitString) -> Bool {
    guard value.count == 9, value.isDigits(1..<8) else { return false }
    let sum = CheckDigits.sum(value, from: 1, weights: "2765432")
    let letters: StaticString
    let offset: Int
    switch value.character(at: 0) {
    case UInt8(ascii: "S"): (letters, offset) = ("JZIHGFEDCBA", 0)
    case UInt8(ascii: "T"): (letters, offset) = ("JZIHGFEDCBA", 4)
    case UInt8(ascii: "F"): (letters, offset) = ("XWUTRQPNMLK", 0)
    case UInt8(ascii: "G"): (letters, offset) = ("XWUTRQPNMLK", 4)
    case UInt8(ascii: "M"): (letters, offset) = ("XWUTRQPNJLK", 3)
    default: return false
    }
    return value.character(at: 8) == letters.byte(at: (sum + offset) % 11)
  }

  /// A letter of a series, seven digits, a letter.
  private func hasNRICForm(_ value: borrowing DigitString) -> Bool {
    guard value.count == 9, value.isDigits(1..<8), value.character(at: 8).isLetter else { return false }
    switch value.character(at: 0) {
    case UInt8(ascii: "F"), UInt8(ascii: "G"), UInt8(ascii: "M"), UInt8(ascii: "S"), UInt8(ascii: "T"): return true
    default: return false
    }
  }

  /// National Registration Department: date and a valid place of birth.
  private func isMalaysian(_ value: borrowing DigitString) -> Bool {
    guard value.count == 12, value.isAllDigits, CheckDigits.isShortDate(value, at: 0) else { return false }
    switch value.number(6..<8) {
    case 0, 17...20, 69, 70, 73, 80, 81, 94...97: return false
    default: return true
    }
  }

  /// Permendagri: region, day (plus 40 for women), month, year, serial.
  private func isNIK(_ value: borrowing DigitString) -> Bool {
    guard value.count == 16, value.isAllDigits, (11...96).contains(value.number(0..<2)), value.number(12..<16) > 0
    else {
      return false
    }
    let day = value.number(6..<8)
    return CheckDigits.isDate(
      year: 2000 + value.number(10..<12), month: value.number(8..<10), day: day > 40 ? day - 40 : day)
  }

  /// Ordinance 85/2014 of the Ministry of Internal Affairs: modulo 11.
  private func isMyNumber(_ value: borrowing DigitString) -> Bool {
    guard value.count == 12, value.isAllDigits, !value.isRepetition else { return false }
    let rest = CheckDigits.sum(value, weights: "65432765432") % 11
    return (rest < 2 ? 0 : 11 - rest) == Int(value[11])
  }

  /// Resident registration: date, sex and century, place, serial, check digit. Numbers assigned since October 2020 and
  /// numbers of foreigners do not have this check digit.
  private func isRRN(_ value: borrowing DigitString) -> Bool {
    guard hasRRNForm(value), value.number(7..<9) < 97 else { return false }
    let isUnchecked = 5...8 ~= value[6] || yearOfRRN(value) * 100 + value.number(2..<4) >= 202010
    return isUnchecked || (11 - CheckDigits.sum(value, weights: "234567892345") % 11) % 10 == Int(value[12])
  }

  /// The date, sex and century of resident registration, which are also valid in numbers that were changed or assigned
  /// since October 2020 (Enforcement Rule of the Resident Registration Act, article 2).
  private func hasRRNForm(_ value: borrowing DigitString) -> Bool {
    value.count == 13 && value.isAllDigits && !value.isRepetition
      && CheckDigits.isDate(year: yearOfRRN(value), month: value.number(2..<4), day: value.number(4..<6))
  }

  private func yearOfRRN(_ value: borrowing DigitString) -> Int {
    let centuries = [1800, 1900, 1900, 2000, 2000, 1900, 1900, 2000, 2000, 1800]
    return centuries[Int(value[6])] + value.number(0..<2)
  }

  /// GB 11643-1999: region, date of birth, serial, ISO 7064 MOD 11-2.
  private func isChinese(_ value: borrowing DigitString) -> Bool {
    guard value.count == 18, value.isDigits(0..<17), (11...91).contains(value.number(0..<2)),
      (1800...2099).contains(value.number(6..<10)),
      CheckDigits.isDate(year: value.number(6..<10), month: value.number(10..<12), day: value.number(12..<14))
    else { return false }
    let checks: StaticString = "10X98765432"
    return value.character(at: 17) == checks.byte(at: CheckDigits.sum(value, weights: "79A584216379A5842") % 11)
  }

  /// Immigration Department: one or two letters, six digits, check digit modulo 11.
  private func isHongKong(_ value: borrowing DigitString) -> Bool {
    let letters = value.count - 7
    guard letters == 1 || letters == 2, value.isDigits(letters..<letters + 6) else { return false }
    var sum = letters == 1 ? 36 * 9 + Int(value[0]) * 8 : Int(value[0]) * 9 + Int(value[1]) * 8
    sum += CheckDigits.sum(value, from: letters, weights: "765432")
    let last = value.character(at: value.count - 1)
    guard last.isDigit || last == UInt8(ascii: "A") else { return false }
    return (sum + Int(value[value.count - 1])) % 11 == 0
  }

  /// Household registration: the letter of the place as two digits, sex, serial, check digit.
  private func isTaiwanese(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10, value.character(at: 0).isLetter, value.isDigits(1..<10) else { return false }
    guard [1, 2, 8, 9].contains(value[1]) else { return false }
    let codes = [
      10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33,
    ]
    let code = codes[Int(value.character(at: 0) - UInt8(ascii: "A"))]
    return (code / 10 + code % 10 * 9 + CheckDigits.sum(value, from: 1, weights: "876543211")) % 10 == 0
  }
}
