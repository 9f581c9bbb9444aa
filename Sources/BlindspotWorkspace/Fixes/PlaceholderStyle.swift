import BlindspotParser
import BlindspotRules

/// The spelling of a placeholder, which follows that of the value it replaces.
///
/// ```
/// Transfer to Maria Delgado   Transfer to Person 1
/// TransferToMariaDelgado      TransferToPerson1
/// task_maria_delgado_vm       task_person_1_vm
/// MARIA_QUEUE                 PERSON_1_QUEUE
/// ```
struct PlaceholderStyle {
  private let word: String
  private let joint: String
  private let suffix: String

  /// Reads the spelling of the value at a place.
  ///
  /// - Parameter word: the word before the number, with a capital first letter.
  init(_ place: ReplacementMaker.Place, word: String) {
    let text = place.text
    let (start, end) = (place.range.start, place.range.end)
    let value = text[start..<end]
    let before = start > 0 ? text[start - 1] : 0
    let after = end < text.count ? text[end] : 0
    let letters = value.filter { $0.isLetter }
    let isUpper = letters.count > 1 && letters.allSatisfy(\.isUpper)
    let isLower = !letters.isEmpty && letters.allSatisfy(\.isLower) && value.allSatisfy(\.isASCII)
    self.word = isUpper ? word.uppercased() : isLower ? word.lowercased() : word
    if value.contains(ASCII.space) {
      joint = Self.isIdentifier(place) ? "" : " "
    } else if value.contains(ASCII.underscore) || before == ASCII.underscore || after == ASCII.underscore {
      joint = "_"
    } else if value.contains(ASCII.hyphen), !text.contains(ASCII.space) {
      joint = "-"
    } else if before.isWordByte || after.isWordByte || Self.isIdentifier(place) {
      joint = ""
    } else {
      joint = " "
    }
    // A digit after the value must not become part of the number.
    suffix = after.isDigit ? "_" : ""
  }

  /// Returns the placeholder with a number.
  func text(_ number: Int) -> [UInt8] { Array("\(word)\(joint)\(number)\(suffix)".utf8) }

  /// Whether the value is part of the name of a variable, which has no spaces.
  static func isIdentifier(_ place: ReplacementMaker.Place) -> Bool {
    place.kind == .variableName
      || place.text.contains(ASCII.period)
        && place.text.allSatisfy { $0.isAlphanumeric || $0 == ASCII.underscore || $0 == ASCII.period }
        && place.range.count < place.text.count
  }

  /// Returns a telephone number that is reserved for examples, in the form of another one: zeros and 555-01xx.
  ///
  /// - Parameters:
  ///   - value: the number that it replaces.
  ///   - number: the number of the value in the run, from 1.
  static func telephone(_ value: [UInt8], number: Int) -> [UInt8] {
    let digits = value.count { $0.isDigit }
    let isPlain = value.allSatisfy { $0.isASCII && !$0.isLetter && $0 != ASCII.comma && $0 != ASCII.colon }
    let hundreds = number / 100 == 0 ? "" : String(number / 100)
    let example = "55501" + (number % 100 < 10 ? "0" : "") + String(number % 100)
    let zeros = digits - 7 - hundreds.utf8.count
    guard isPlain, zeros >= Placeholder.leastZeros, digits <= 17 else {
      let joint = value.allSatisfy(\.isDigit) ? "" : "-"
      return Array(
        "000\(hundreds)\(joint)\(example.prefix(3))\(joint)\(example.dropFirst(3))".utf8)
    }
    var written = Array((String(repeating: "0", count: zeros) + hundreds + example).utf8).makeIterator()
    return value.map { $0.isDigit ? written.next() ?? $0 : $0 }
  }
}
