import BlindspotRules
import TestSupport
import Testing

/// Validators without the rules that use them.
@Suite struct ValidatorTests {
  @Test func `validators accept and reject the numbers of the table`() throws {
    let rows = try Fixture.rows("validators.tsv")
    #expect(rows.count > 10)
    let wrong = rows.filter { row in
      Validator(rawValue: row[0])?.accepts(DigitString(row[1])) != (row[2] == "yes")
    }
    #expect(wrong == [])
  }

  @Test func `a number is valid if its remainder by 97 is 1`() {
    let passing = (1000..<1200).filter { Checksum.mod97.accepts(DigitString("\($0)")) }
    #expect(passing == [1068, 1165])
  }

  /// A validator that accepts every number of its form would be useless.
  @Test func `every validator rejects some numbers of its form`() {
    var refused: Set<Validator> = [.none]
    var dice: UInt64 = 1
    for format in IdentifierTable.formats {
      // Zeros are not a valid number; all other numbers are random.
      let zeros = format.shape.description.replacing("#", with: "0").replacing("*", with: "0")
      if !format.validator.accepts(DigitString(zeros)) { refused.insert(format.validator) }
      for _ in 0..<40 where !refused.contains(format.validator) {
        let text = String(decoding: Self.characters(of: format, &dice), as: UTF8.self)
        if !format.validator.accepts(DigitString(text)) { refused.insert(format.validator) }
      }
    }
    let used = Set(IdentifierTable.formats.map(\.validator))
    #expect(used.subtracting(refused) == [])
  }

  private static func characters(of format: IdentifierFormat, _ dice: inout UInt64) -> [UInt8] {
    let digits = Array("0123456789".utf8)
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    return format.shape.description.utf8.map { byte in
      dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Int(dice >> 33)
      switch byte {
      case UInt8(ascii: "#"): return digits[number % digits.count]
      case UInt8(ascii: "A"): return letters[number % letters.count]
      case UInt8(ascii: "*"): return (digits + letters)[number % (digits.count + letters.count)]
      default: return byte
      }
    }
  }
}
