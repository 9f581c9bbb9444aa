/// National bank codes.
enum BankNumbers {
  /// Whether the value is an ABA routing transit number: a Federal Reserve district, weights 3, 7, 1.
  static func isRoutingNumber(_ value: borrowing DigitString) -> Bool {
    guard value.count == 9, value.isAllDigits, !value.isRepetition else { return false }
    switch value.number(0..<2) {
    case 1...12, 21...32, 61...72, 80: return CheckDigits.sum(value, weights: "371371371") % 10 == 0
    default: return false
    }
  }
}
