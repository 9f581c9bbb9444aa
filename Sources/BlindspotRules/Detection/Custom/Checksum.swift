package import BlindspotParser

/// A check that the digits of a number must pass, as rule files name it.
package enum Checksum: Sendable, Hashable {
  /// ISO/IEC 7812-1 annex B: payment cards, many national numbers.
  case luhn
  /// ISO 7064 MOD 97-10 over letters and digits, the check digits moved to the end: ISO 13616 (IBAN).
  case iban
  /// ISO 7064 MOD 97-10 over the characters as they stand, which must leave 1.
  case mod97
  /// Verhoeff's dihedral check: Aadhaar.
  case verhoeff
  /// ISO 7064 MOD 11,10: German tax numbers, Croatian OIB.
  case mod11Ten
  /// A weighted sum.
  case weighted(WeightedSum)

  /// A sum of digits times weights.
  package struct WeightedSum: Sendable, Hashable {
    /// What the sum is divided by: 10 or 11, for the most part.
    package var modulus: Int
    /// One weight a digit from the left; as many as digits, or one less than digits, the last being the check digit.
    package var weights: [Int]
    /// What must be left over where every digit has a weight.
    package var remainder: Int
    /// Whether a check digit is the modulus minus the rest (the common form), or the rest itself.
    package var isComplement: Bool
  }

  /// The names that stand for a check without further settings.
  package static let names = ["luhn", "iban", "mod97", "verhoeff", "mod11-10"]

  /// The mapping for a weighted sum.
  package static let group = SettingGroup(
    "checksum",
    [
      SettingKey(
        "name", .choice(["mod10", "mod11"] + names), isRequired: true, "The check; mod10 and mod11 are weighted sums."),
      SettingKey(
        "weights", .list(.count(0...100)), "One weight a digit from the left, the check digit included or left out."),
      SettingKey("remainder", .count(0...10), "What is left over where the check digit has a weight too; default 0."),
      SettingKey("complement", .flag, "Whether the check digit is the modulus minus the rest; default true."),
    ])

  /// The check that a setting describes.
  package static func read(_ setting: Setting) throws(Problem) -> Checksum {
    let name = setting.text ?? setting.text("name") ?? ""
    switch name {
    case "luhn": return .luhn
    case "iban": return .iban
    case "mod97": return .mod97
    case "verhoeff": return .verhoeff
    case "mod11-10": return .mod11Ten
    default:
      let weights = (setting["weights"]?.items ?? []).compactMap(\.count)
      guard !weights.isEmpty else {
        throw setting.place.problem(
          .badRule, "\(name) needs weights, one a digit: `weights: [10, 9, 8, 7, 6, 5, 4, 3, 2]`")
      }
      return .weighted(
        WeightedSum(
          modulus: name == "mod10" ? 10 : 11, weights: weights, remainder: setting["remainder"]?.count ?? 0,
          isComplement: setting["complement"]?.flag ?? true))
    }
  }

  /// Whether `characters`, upper-case ASCII letters and digits without separators, pass.
  package func accepts(_ characters: [UInt8]) -> Bool {
    guard characters.count > 1 else { return false }
    switch self {
    case .luhn: return Self.digits(characters).map(Self.passesLuhn) ?? false
    case .verhoeff: return Self.digits(characters).map(Self.passesVerhoeff) ?? false
    case .mod11Ten: return Self.digits(characters).map(Self.passesMod11Ten) ?? false
    case .mod97: return Self.remainder97(characters[...]) == 1
    case .iban: return characters.count > 4 && Self.remainder97(characters[4...] + characters[..<4]) == 1
    case .weighted(let sum): return sum.accepts(characters)
    }
  }

  /// The values of the digits; nil if there is anything else.
  private static func digits(_ characters: [UInt8]) -> [Int]? {
    characters.allSatisfy(\.isDigit) ? characters.map(\.digitValue) : nil
  }

  private static func passesLuhn(_ digits: [Int]) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let doubled = digit * 2
      sum += place % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }

  private static func passesMod11Ten(_ digits: [Int]) -> Bool {
    var product = 10
    for digit in digits.dropLast() {
      let sum = (digit + product) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (product + digits[digits.count - 1]) % 10 == 1
  }

  private static func remainder97(_ characters: ArraySlice<UInt8>) -> Int {
    var remainder = 0
    for byte in characters {
      if byte.isDigit {
        remainder = (remainder * 10 + byte.digitValue) % 97
      } else if byte.isUpper {
        remainder = (remainder * 100 + Int(byte) - 0x37) % 97
      } else {
        return 0
      }
    }
    return remainder
  }

  /// Multiplication in the dihedral group D5, and the permutation of Verhoeff's scheme.
  private static func passesVerhoeff(_ digits: [Int]) -> Bool {
    func product(_ left: Int, _ right: Int) -> Int {
      switch (left < 5, right < 5) {
      case (true, true): (left + right) % 5
      case (true, false): (left + right) % 5 + 5
      case (false, true): (left - right + 5) % 5 + 5
      case (false, false): (left - right + 10) % 5
      }
    }
    let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    var check = 0
    for (place, digit) in digits.reversed().enumerated() {
      var permuted = digit
      for _ in 0..<place % 8 { permuted = permutation[permuted] }
      check = product(check, permuted)
    }
    return check == 0
  }
}

extension Checksum.WeightedSum {
  fileprivate func accepts(_ characters: [UInt8]) -> Bool {
    // An X as last character is the check digit 10 (ISO 7064, ISBN-10).
    let last = characters.count - 1
    guard characters[..<last].allSatisfy(\.isDigit), characters[last].isDigit || characters[last] == 0x58 else {
      return false
    }
    let digits = characters.map { $0 == 0x58 ? 10 : $0.digitValue }
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    if weights.count == digits.count { return sum % modulus == remainder }
    guard weights.count == digits.count - 1 else { return false }
    return digits[last] == (isComplement ? (modulus - sum % modulus) % modulus : sum % modulus)
  }
}
