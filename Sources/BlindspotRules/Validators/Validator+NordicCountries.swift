import BlindspotParser

extension Validator {
  func acceptsNordic(_ value: borrowing DigitString) -> Bool {
    switch self {
    case .sePersonnummer: isPersonnummer(value)
    case .noNumber: isNorwegian(value)
    case .dkCPR: isCPR(value)
    case .fiHETU: isHETU(value)
    case .isKennitala: isKennitala(value)
    default: false
    }
  }

  /// Folkbokföringslagen § 18: date, serial, Luhn over the last ten digits; day plus 60 in coordination numbers.
  private func isPersonnummer(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10 || value.count == 12, value.isAllDigits else { return false }
    let start = value.count - 10
    if start == 2 {
      guard (18...20).contains(value.number(0..<2)) else { return false }
    }
    let day = value.number(start + 4..<start + 6)
    let year = (start == 2 ? value.number(0..<2) * 100 : 2000) + value.number(start..<start + 2)
    guard CheckDigits.isDate(year: year, month: value.number(start + 2..<start + 4), day: day > 60 ? day - 60 : day)
    else {
      return false
    }
    return CheckDigits.luhn(value, start..<value.count)
  }

  /// Folkeregisterforskriften § 2-2-1: two check digits modulo 11; day plus 40 in D numbers, month plus 40 in H numbers,
  /// plus 80 in synthetic ones.
  private func isNorwegian(_ value: borrowing DigitString) -> Bool {
    guard value.count == 11, value.isAllDigits else { return false }
    let day = value.number(0..<2) % 40
    let month = value.number(2..<4) % 40
    guard CheckDigits.isDate(year: 2000 + value.number(4..<6), month: month, day: day) else { return false }
    let first = (11 - CheckDigits.sum(value, weights: "376189452") % 11) % 11
    let second = (11 - CheckDigits.sum(value, weights: "5432765432") % 11) % 11
    return first == Int(value[9]) && second == Int(value[10])
  }

  /// Decree 128/2010: date, century sign, serial, remainder by 31. The signs `-` and `+` are removed with the separators.
  /// Serials from 900 on are temporary and assigned by hospitals to people without a code.
  private func isHETU(_ value: borrowing DigitString) -> Bool {
    let serial: Int
    switch value.count {
    case 10: serial = 6
    case 11:
      serial = 7
      switch value.character(at: 6) {
      case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "U")...UInt8(ascii: "Y"): break
      default: return false
      }
    default: return false
    }
    guard value.isDigits(0..<6), value.isDigits(serial..<serial + 3), 2...999 ~= value.number(serial..<serial + 3),
      CheckDigits.isShortDayFirstDate(value, at: 0)
    else { return false }
    let letters: StaticString = "0123456789ABCDEFHJKLMNPRSTUVWXY"
    let number = value.number(0..<6) * 1000 + value.number(serial..<serial + 3)
    return value.character(at: serial + 3) == letters.byte(at: number % 31)
  }

  /// CPR-kontoret, "Personnummeret i CPR": date, and a serial whose first digit is the century. Since 2007, the
  /// check digit is not always valid.
  private func isCPR(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10, value.isAllDigits else { return false }
    let short = value.number(4..<6)
    let century =
      switch value[6] {
      case 0...3: 1900
      case 4, 9: short < 37 ? 2000 : 1900
      default: short < 58 ? 2000 : 1800
      }
    let year = century + short
    return year < 2037 && CheckDigits.isDate(year: year, month: value.number(2..<4), day: value.number(0..<2))
  }

  /// Registers Iceland (organizations have 40 added to the day): date, serial, check digit, century.
  private func isKennitala(_ value: borrowing DigitString) -> Bool {
    let day = value.number(0..<2)
    guard value.count == 10, value.isAllDigits, [0, 8, 9].contains(value[9]),
      CheckDigits.isDate(
        year: 2000 + value.number(4..<6), month: value.number(2..<4), day: day > 40 ? day - 40 : day)
    else { return false }
    return (11 - CheckDigits.sum(value, weights: "32765432") % 11) % 11 == Int(value[8])
  }
}
