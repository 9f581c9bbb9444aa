import BlindspotParser

extension Validator {
  func acceptsNorthAmerican(_ value: borrowing DigitString) -> Bool {
    switch self {
    case .usSSN: isSSN(value)
    case .usITIN: isITIN(value)
    case .usEIN: value.isAllDigits && isEINPrefix(value.number(0..<2))
    case .usMBI: isMBI(value)
    case .usNPI: isNPI(value)
    case .usDEA: isDEA(value)
    case .caSIN: value.count == 9 && value[0] != 0 && value[0] != 8 && !value.isRepetition && CheckDigits.luhn(value)
    case .caHealth: isCanadianHealthCard(value)
    default: false
    }
  }

  /// SSA, "Social Security Number Randomization": area 000, 666 and 900–999, group 00 and serial 0000 are never
  /// assigned. Rejects equal and consecutive digits, too.
  private func isSSN(_ value: borrowing DigitString) -> Bool {
    let area = value.number(0..<3)
    guard value.count == 9, area != 0, area != 666, area < 900, value.number(3..<5) != 0, value.number(5..<9) != 0
    else {
      return false
    }
    let number = value.number(0..<9)
    return !value.isRepetition && number != 123456789 && number != 987654321
  }

  /// IRS Publication 1915: 9xx with a group of 50–65, 70–88, 90–92 or 94–99.
  private func isITIN(_ value: borrowing DigitString) -> Bool {
    guard value.count == 9, value[0] == 9, value.isAllDigits else { return false }
    return switch value.number(3..<5) {
    case 50...65, 70...88, 90...92, 94...99: true
    default: false
    }
  }

  /// IRS, "How EINs are assigned and valid EIN prefixes".
  private func isEINPrefix(_ prefix: Int) -> Bool {
    switch prefix {
    case 0, 7...9, 17...19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97: false
    default: true
    }
  }

  /// CMS, "Understanding the MBI format": 1–9, a letter, letter or digit, digit, and so on; never S L O I B Z.
  private func isMBI(_ value: borrowing DigitString) -> Bool {
    guard value.count == 11, value.character(at: 0) != UInt8(ascii: "0") else { return false }
    let shape: StaticString = "#A*#A*#AA##"
    for index in 0..<11 {
      let byte = value.character(at: index)
      switch shape.byte(at: index) {
      case ASCII.numberSign: guard byte.isDigit else { return false }
      case UInt8(ascii: "A"): guard byte.isLetter else { return false }
      default: break
      }
      switch byte {
      case UInt8(ascii: "S"), UInt8(ascii: "L"), UInt8(ascii: "O"), UInt8(ascii: "I"), UInt8(ascii: "B"),
        UInt8(ascii: "Z"):
        return false
      default: break
      }
    }
    return true
  }

  /// 45 CFR 162.406: ten digits from 1 or 2, Luhn over them after the prefix 80840.
  private func isNPI(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10, value[0] == 1 || value[0] == 2, !value.isRepetition else { return false }
    var prefixed = DigitString("80840")
    for index in 0..<10 { prefixed.append(character: value.character(at: index)) }
    return CheckDigits.luhn(prefixed)
  }

  /// 21 CFR 1301: registrant letter, letter or 9, six digits and a check digit.
  private func isDEA(_ value: borrowing DigitString) -> Bool {
    guard value.count == 9, value.character(at: 0).isLetter, value.isDigits(2..<9) else { return false }
    let odd = Int(value[2]) + Int(value[4]) + Int(value[6])
    let even = Int(value[3]) + Int(value[5]) + Int(value[7])
    return (odd + 2 * even) % 10 == Int(value[8])
  }

  /// Ontario and Québec and British Columbia: ten digits, each with its own check; Québec with leading letters.
  private func isCanadianHealthCard(_ value: borrowing DigitString) -> Bool {
    if value.count == 12 && value.character(at: 0).isLetter && value.character(at: 3).isLetter {
      let month = value.number(6..<8) % 50
      return CheckDigits.isDate(year: 2000, month: month, day: value.number(8..<10))
    }
    guard value.count >= 10, value.isDigits(0..<10) else { return false }
    if value[0] == 9 {
      let check = (11 - CheckDigits.sum(value, from: 1, weights: "2485A973") % 11) % 11
      if check == Int(value[9]) { return true }
    }
    return CheckDigits.luhn(value, 0..<10)
  }
}
