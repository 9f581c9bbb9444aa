import BlindspotParser

extension Validator {
  func acceptsBritish(_ value: borrowing DigitString) -> Bool {
    switch self {
    case .ukNINO: isNINO(value)
    case .ukNHS: isNHS(value)
    case .ukUTR: isUTR(value)
    case .ukDriving: isDrivingLicence(value)
    case .iePPS: isPPS(value)
    default: false
    }
  }

  /// HMRC, NIM39110: letters and prefixes that are not used, a suffix from A to D.
  private func isNINO(_ value: borrowing DigitString) -> Bool {
    guard value.count == 8 || value.count == 9, value.isDigits(2..<8) else { return false }
    let first = value.character(at: 0)
    let second = value.character(at: 1)
    guard first.isLetter, second.isLetter, second != 0x4F, value.number(2..<8) != 0 else { return false }
    for letter in [0x44, 0x46, 0x49, 0x51, 0x55, 0x56] as [UInt8] where first == letter || second == letter {
      return false
    }
    switch (first, second) {
    case (0x42, 0x47), (0x47, 0x42), (0x4B, 0x4E), (0x4E, 0x4B), (0x4E, 0x54), (0x54, 0x4E), (0x5A, 0x5A): return false
    default: return value.count == 8 || (0x41...0x44).contains(value.character(at: 8))
    }
  }

  /// NHS Data Dictionary, "NHS number": modulo 11 with weights from 10 to 2.
  private func isNHS(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10, value.isAllDigits, !value.isRepetition else { return false }
    return (11 - CheckDigits.sum(value, weights: "A98765432") % 11) % 11 == Int(value[9])
  }

  /// HMRC: the first digit checks the other nine.
  private func isUTR(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10, value.isAllDigits, !value.isRepetition else { return false }
    let checks: StaticString = "21987654321"
    return value.character(at: 0) == checks.byte(at: CheckDigits.sum(value, from: 1, weights: "6789A5432") % 11)
  }

  /// DVLA: five letters of the surname, decade, month (plus 50 for women), day, year, initials, and three more.
  private func isDrivingLicence(_ value: borrowing DigitString) -> Bool {
    guard value.count == 16 || value.count == 18, value.isDigits(5..<11), value.character(at: 0).isLetter else {
      return false
    }
    var isPadding = false
    for index in 0..<5 {
      let byte = value.character(at: index)
      guard byte == 0x39 || (byte.isLetter && !isPadding) else { return false }
      isPadding = byte == 0x39
    }
    for index in 11..<13 where !value.character(at: index).isLetter && value.character(at: index) != 0x39 {
      return false
    }
    let month = value.number(6..<8) % 50
    return value.number(6..<8) < 63 && CheckDigits.isDate(year: 2000, month: month, day: value.number(8..<10))
  }

  /// Department of Social Protection: modulo 23 over seven digits and, since 2013, a second letter.
  private func isPPS(_ value: borrowing DigitString) -> Bool {
    guard value.count == 8 || value.count == 9, value.isDigits(0..<7), value.character(at: 7).isLetter else {
      return false
    }
    var sum = CheckDigits.sum(value, weights: "8765432")
    if value.count == 9 {
      let second = value.character(at: 8)
      guard second.isLetter, second < 0x4A || second == 0x57 || second == 0x54 || second == 0x58 else { return false }
      if second < 0x4A { sum += 9 * Int(second - 0x40) }
    }
    let letters: StaticString = "WABCDEFGHIJKLMNOPQRSTUV"
    return value.character(at: 7) == letters.byte(at: sum % 23)
  }
}
