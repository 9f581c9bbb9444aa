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
    guard let mark = mark(in: text, at: position) else { return end }
    position += mark.utf8CodeUnitCount
    while [ASCII.space, ASCII.period, ASCII.colon, ASCII.equals].contains(text.byte(at: position)) { position += 1 }
    let first = position
    while text.byte(at: position).isDigit { position += 1 }
    return 1...7 ~= position - first && !text.byte(at: position).isLetter ? position : end
  }

  /// Returns the number of two to six digits after a word for an extension at `index`: `ext. 4417`, `Durchwahl 388`.
  static func number(in text: Span<UInt8>, at index: Int) -> TextRange? {
    guard let mark = marks.first(where: { $0.utf8CodeUnitCount > 2 && text.hasWord($0, at: index) }) else { return nil }
    var start = index + mark.utf8CodeUnitCount
    while [ASCII.space, ASCII.period, ASCII.colon].contains(text.byte(at: start)) { start += 1 }
    var end = start
    while text.byte(at: end).isDigit { end += 1 }
    let next = text.byte(at: end)
    let isWhole = !next.isWordByte && !(next == ASCII.hyphen && text.byte(at: end + 1).isDigit)
    return 2...6 ~= end - start && isWhole ? TextRange(start: start, end: end) : nil
  }

  /// Returns the mark at `index`; nil if there is none.
  private static func mark(in text: Span<UInt8>, at index: Int) -> StaticString? {
    let byte = text.byte(at: index)
    guard !byte.isDigit else { return nil }
    return marksByInitial[Int(byte & 31)].first { text.hasWord($0, at: index) }
  }

  /// The marks by the lower five bits of their first byte, which a letter has in both cases.
  private static let marksByInitial = (0..<32).map { initial in
    marks.filter { Int($0.byte(at: 0) & 31) == initial }
  }

  private static let marks: [StaticString] = [
    "extension", "extensión", "extensió", "extensia", "extn", "ext", "x", "#", "poste", "durchwahl", "dw", "nst",
    "nebenstelle", "interno", "int", "anexo", "ramal", "toestel", "doorkiesnummer", "wewnętrzny", "wewn", "wew",
    "anknytning", "ankn", "lokalnummer", "lokal", "linka", "klapka", "mellék", "dahili", "доб", "внутр",
  ]
}
