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

  /// HMRC, NIM39110: excluded letters and prefixes, a suffix from A to D.
  private func isNINO(_ value: borrowing DigitString) -> Bool {
    guard value.count == 8 || value.count == 9, value.isDigits(2..<8) else { return false }
    let first = value.character(at: 0)
    let second = value.character(at: 1)
    guard first.isLetter, second.isLetter, second != UInt8(ascii: "O"), value.number(2..<8) != 0 else { return false }
    for letter in [
      UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "I"), UInt8(ascii: "Q"), UInt8(ascii: "U"), UInt8(ascii: "V"),
    ] as [UInt8] where first == letter || second == letter {
      return false
    }
    switch (first, second) {
    case (UInt8(ascii: "B"), UInt8(ascii: "G")), (UInt8(ascii: "G"), UInt8(ascii: "B")),
      (UInt8(ascii: "K"), UInt8(ascii: "N")), (UInt8(ascii: "N"), UInt8(ascii: "K")),
      (UInt8(ascii: "N"), UInt8(ascii: "T")), (UInt8(ascii: "T"), UInt8(ascii: "N")),
      (UInt8(ascii: "Z"), UInt8(ascii: "Z")):
      return false
    default: return value.count == 8 || (UInt8(ascii: "A")...UInt8(ascii: "D")).contains(value.character(at: 8))
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
      guard byte == UInt8(ascii: "9") || (byte.isLetter && !isPadding) else { return false }
      isPadding = byte == UInt8(ascii: "9")
    }
    for index in 11..<13 where !value.character(at: index).isLetter && value.character(at: index) != UInt8(ascii: "9") {
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
      guard second.isLetter,
        second < UInt8(ascii: "J") || second == UInt8(ascii: "W") || second == UInt8(ascii: "T")
          || second == UInt8(ascii: "X")
      else { return false }
      if second < UInt8(ascii: "J") { sum += 9 * Int(second - ASCII.at) }
    }
    let letters: StaticString = "WABCDEFGHIJKLMNOPQRSTUV"
    return value.character(at: 7) == letters.byte(at: sum % 23)
  }
}
