package import BlindspotParser

/// A check that the characters of a number must pass, as rule files name it.
package enum Checksum: Sendable, Hashable {
  /// One of the checks of the built-in rules: `luhn`, `verhoeff`, `iban`, `us-npi`, …
  case named(Validator)
  /// ISO/IEC 7064, MOD 97-10 over the characters in order; the remainder must be 1.
  case mod97
  /// ISO/IEC 7064, MOD 11,10: German tax numbers, Croatian OIB.
  case mod11Ten
  /// A weighted sum.
  case weighted(WeightedSum)

  /// A sum of digits times weights.
  package struct WeightedSum: Sendable, Hashable {
    /// The modulus, 10 or 11 in most cases.
    package var modulus: Int
    /// One weight per digit from the left; the check digit, which is the last one, may have none.
    package var weights: [Int]
    /// The required remainder if every digit has a weight.
    package var remainder: Int
    /// Whether the check digit is the modulus minus the remainder (the common form), or the remainder.
    package var isComplement: Bool
  }

  /// The names of checks without further settings; the schemes first, then those of single numbers.
  package static let names =
    ["luhn", "verhoeff", "mod97", "mod11-10", "iban"]
    + Validator.allCases.map(\.rawValue).filter { !["none", "luhn", "verhoeff", "iban"].contains($0) }

  /// The mapping for a weighted sum.
  package static let group = SettingGroup(
    "checksum",
    [
      SettingKey(
        "name", .choice(["mod10", "mod11"] + names), isRequired: true, "The check; mod10 and mod11 are weighted sums."),
      SettingKey(
        "weights", .list(.count(0...100)), "One weight a digit from the left, the check digit included or left out."),
      SettingKey("remainder", .count(0...10), "Required remainder if the check digit has a weight too; default 0."),
      SettingKey("complement", .flag, "Whether the check digit is the modulus minus the rest; default true."),
    ])

  /// The check that a setting describes.
  package static func read(_ setting: Setting) throws(Problem) -> Checksum {
    let name = setting.text ?? setting.text("name") ?? ""
    switch name {
    case "mod97": return .mod97
    case "mod11-10": return .mod11Ten
    case "mod10", "mod11":
      let weights = (setting["weights"]?.items ?? []).compactMap(\.count)
      guard !weights.isEmpty else {
        throw setting.place.problem(
          .badRule, "\(name) needs weights, one a digit: `weights: [10, 9, 8, 7, 6, 5, 4, 3, 2]`")
      }
      return .weighted(
        WeightedSum(
          modulus: name == "mod10" ? 10 : 11, weights: weights, remainder: setting["remainder"]?.count ?? 0,
          isComplement: setting["complement"]?.flag ?? true))
    default: return .named(Validator(rawValue: name) ?? .none)
    }
  }

  /// Whether `value`, free of separators and in upper case, passes.
  package func accepts(_ value: borrowing DigitString) -> Bool {
    guard value.count > 1 else { return false }
    switch self {
    case .named(let validator): return validator.accepts(value)
    case .mod97: return CheckDigits.remainder(value, 0..<value.count, by: 97) == 1
    case .mod11Ten: return value.isDigits(0..<value.count) && CheckDigits.mod1110(value)
    case .weighted(let sum): return sum.accepts(value)
    }
  }
}

extension Checksum.WeightedSum {
  fileprivate func accepts(_ value: borrowing DigitString) -> Bool {
    // An X as last character is the check digit 10 (ISO/IEC 7064, ISBN-10).
    let last = value.count - 1
    let isTen = value.character(at: last) == UInt8(ascii: "X")
    guard value.isDigits(0..<last), isTen || value.isDigits(last..<last + 1) else { return false }
    let check = isTen ? 10 : Int(value[last])
    var sum = 0
    for (index, weight) in weights.enumerated() where index < last { sum += weight * Int(value[index]) }
    if weights.count == value.count { return (sum + weights[last] * check) % modulus == remainder }
    guard weights.count == last else { return false }
    return check == (isComplement ? (modulus - sum % modulus) % modulus : sum % modulus)
  }
}
