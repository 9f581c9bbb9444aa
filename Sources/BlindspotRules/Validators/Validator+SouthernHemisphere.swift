import BlindspotParser

extension Validator {
  func acceptsSouthern(_ value: borrowing DigitString) -> Bool {
    if self == .muNID { return isMauritian(value) }
    guard value.isAllDigits, !value.isRepetition else { return false }
    return switch self {
    case .zaID: value.count == 13 && CheckDigits.isShortDate(value, at: 0) && value[10] < 3 && CheckDigits.luhn(value)
    case .auTFN: isTFN(value)
    case .auMedicare: isMedicare(value)
    case .nzIRD: isIRD(value)
    default: false
    }
  }

  /// National Identity Card Act of Mauritius: a letter, date of birth, serial, a check character modulo 17.
  private func isMauritian(_ value: borrowing DigitString) -> Bool {
    guard value.count == 14, value.character(at: 0).isLetter, value.isDigits(1..<13),
      CheckDigits.isShortDayFirstDate(value, at: 1)
    else { return false }
    var sum = 0
    for index in 0..<13 { sum += (14 - index) * Int(value[index]) }
    return (17 - sum % 17) % 17 == Int(value[13])
  }

  /// Australian Taxation Office: weights 1, 4, 3, 7, 5, 8, 6, 9, 10 modulo 11.
  private func isTFN(_ value: borrowing DigitString) -> Bool {
    switch value.count {
    case 9: CheckDigits.sum(value, weights: "14375869A") % 11 == 0
    case 8: CheckDigits.sum(value, weights: "14375869") % 11 == 0
    default: false
    }
  }

  /// Services Australia: eight digits from 2 to 6 on, a check digit, the issue, and the person on the card.
  private func isMedicare(_ value: borrowing DigitString) -> Bool {
    guard value.count == 10 || value.count == 11, (2...6).contains(value[0]) else { return false }
    return CheckDigits.sum(value, weights: "13791379") % 10 == Int(value[8])
  }

  /// Inland Revenue, "Resident withholding tax specification": two rounds of weights modulo 11.
  private func isIRD(_ value: borrowing DigitString) -> Bool {
    guard value.count == 8 || value.count == 9, (10_000_000...150_000_000).contains(value.number(0..<value.count))
    else {
      return false
    }
    var padded = DigitString(value.count == 8 ? "0" : "")
    for index in 0..<value.count { padded.append(character: value.character(at: index)) }
    var check = (11 - CheckDigits.sum(padded, weights: "32765432") % 11) % 11
    if check == 10 { check = (11 - CheckDigits.sum(padded, weights: "74325276") % 11) % 11 }
    return check == Int(padded[8])
  }
}
