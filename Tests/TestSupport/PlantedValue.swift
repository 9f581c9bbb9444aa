package import Foundation

/// An invented personal value that tests insert into exports and then search for in everything that is written.
package struct PlantedValue: Sendable {
  /// The raw value of the category that the value is found as.
  package let category: String
  /// The text to insert: the value with the words that identify it, or the value alone.
  package let phrase: String
  /// The part of the phrase that no report may show.
  package let text: String

  /// Reads a table with the columns category, phrase, value, or category, value.
  package static func all(in table: URL) throws -> [PlantedValue] {
    try String(contentsOf: table, encoding: .utf8).split(separator: "\n").map { line in
      let cells = line.split(separator: "\t").map(String.init)
      return PlantedValue(category: cells[0], phrase: cells[1], text: cells[cells.count - 1])
    }
  }

  /// The value and its likely encodings. A search for them ignores letter case.
  package var disguises: [String] {
    let digits = text.filter { $0.isASCII && $0.isNumber }
    let percent = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    let escaped = text.unicodeScalars.map { $0.isASCII ? String($0) : "\\u00" + String($0.value, radix: 16) }.joined()
    let forms = [
      text, String(text.reversed()), percent, escaped, text.filter { !" -.,()+/:".contains($0) },
      text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(),
    ]
    return Array(Set(forms + (digits.count >= 7 ? [digits, String(digits.reversed())] : [])))
  }

  /// The encodings in which letter case matters.
  package var exactDisguises: [String] { [Data(text.utf8).base64EncodedString().replacing("=", with: "")] }
}
