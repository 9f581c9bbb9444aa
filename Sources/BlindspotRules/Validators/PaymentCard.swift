/// Numbers of payment cards (ISO/IEC 7812-1).
enum PaymentCard {
  /// Whether the number has the prefix and the length of a brand and a valid Luhn digit.
  static func isValid(_ value: borrowing DigitString) -> Bool {
    guard (12...19).contains(value.count), value.isAllDigits, !value.isRepetition else { return false }
    return isBrand(value.number(0..<6), length: value.count) && CheckDigits.luhn(value)
  }

  /// Whether the number is that of a Universal Air Travel Plan card. Its prefix, 1, is common in other numbers.
  static func isAirTravel(_ value: borrowing DigitString) -> Bool {
    value.count == 15 && value.isAllDigits && value[0] == 1 && !value.isRepetition && CheckDigits.luhn(value)
  }

  /// Whether the prefix is in the published issuer ranges of a brand.
  private static func isBrand(_ prefix: Int, length: Int) -> Bool {
    switch prefix {
    // Visa
    case 400000...499999: [13, 16, 19].contains(length)
    // Mastercard
    case 510000...559999, 222100...272099: length == 16
    // American Express
    case 340000...349999, 370000...379999: length == 15
    // Diners Club
    case 300000...305999, 309500...309599, 360000...369999, 380000...399999: length == 14 || length == 16
    // Discover
    case 601100...601199, 644000...659999: (16...19).contains(length)
    // UnionPay
    case 622000...629999, 810000...817199: (16...19).contains(length)
    // JCB
    case 352800...358999: (16...19).contains(length)
    // Maestro
    case 500000...509999, 560000...589999, 639000...639099, 670000...679999: length >= 12
    // Mir
    case 220000...220499: (16...19).contains(length)
    // Hipercard, Elo
    case 606282, 637095, 637568, 637599, 637609, 637612, 384100, 384140, 384160: length == 16
    // Troy
    case 979200...979289: length == 16
    // RuPay and others
    case 600000...600999, 603600...603999, 608000...608999, 650000...650999: length == 16
    default: false
    }
  }
}
