import BlindspotParser

/// The extension after a telephone number: `x123`, `ext. 12`, `;ext=4`.
enum PhoneExtension {
  /// Returns the end of the extension after the number that ends at `end`; `end` itself without an extension.
  static func end(in text: Span<UInt8>, after end: Int) -> Int {
    var position = end
    while [ASCII.space, ASCII.comma, ASCII.semicolon, ASCII.openParenthesis].contains(text.byte(at: position)) {
      position += 1
    }
    guard text.byte(at: position).isWordByte || text.byte(at: position) == ASCII.numberSign else { return end }
    guard let mark = marks.first(where: { text.hasWord($0, at: position) }) else { return end }
    position += mark.utf8CodeUnitCount
    while [ASCII.space, ASCII.period, ASCII.colon, ASCII.equals].contains(text.byte(at: position)) { position += 1 }
    let first = position
    while text.byte(at: position).isDigit { position += 1 }
    return 1...7 ~= position - first && !text.byte(at: position).isLetter ? position : end
  }

  private static let marks: [StaticString] = [
    "extension", "extensión", "extensió", "extensia", "extn", "ext", "x", "#", "poste", "durchwahl", "dw", "nst",
    "nebenstelle", "interno", "int", "anexo", "ramal", "toestel", "doorkiesnummer", "wewnętrzny", "wewn", "wew",
    "anknytning", "ankn", "lokalnummer", "lokal", "linka", "klapka", "mellék", "dahili", "доб", "внутр",
  ]
}
