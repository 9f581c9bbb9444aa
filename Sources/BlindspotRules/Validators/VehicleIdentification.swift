import BlindspotParser

/// Vehicle identification numbers (ISO 3779; check digit: 49 CFR 565.15).
enum VehicleIdentification {
  /// Whether the value has seventeen characters without I, O and Q, and the check digit of 49 CFR 565.
  static func isValid(_ value: borrowing DigitString) -> Bool {
    guard value.count == 17 else { return false }
    let weights: StaticString = "8765432A098765432"
    var sum = 0
    var letters = 0
    for index in 0..<17 {
      let byte = value.character(at: index)
      let weight = weights.byte(at: index)
      let factor = weight == UInt8(ascii: "A") ? 10 : weight.digitValue
      guard let number = transliterated(byte) else { return false }
      if byte.isLetter { letters += 1 }
      sum += number * factor
    }
    let check = value.character(at: 8)
    return letters > 1 && (sum % 11 == 10 ? check == UInt8(ascii: "X") : check.isDigit && check.digitValue == sum % 11)
  }

  private static func transliterated(_ byte: UInt8) -> Int? {
    if byte.isDigit { return byte.digitValue }
    let values: StaticString = "12345678.12345.7.923456789"
    let value = values.byte(at: Int(byte - UInt8(ascii: "A")))
    return value == ASCII.period ? nil : value.digitValue
  }
}
