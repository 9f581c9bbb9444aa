import BlindspotParser

/// The words in place of the number of a house without one: `s/n`, `sin número`, `snc`.
enum MissingHouseNumber {
  private static let forms: [StaticString] = [
    "s/n", "s/nº", "snc", "s.n.c.", "sin número", "sin numero", "sem número", "sem numero", "sense número",
    "senza numero", "sans numéro", "s/nr",
  ]

  /// Calls `body` with each such word as a number.
  static func forEach(in text: Span<UInt8>, _ body: (HouseNumber) -> Void) {
    for index in text.indices where text[index].lowercased == UInt8(ascii: "s") {
      guard index > 0, !text[index - 1].isWordByte else { continue }
      for form in forms where text.hasWord(form, at: index) {
        let end = index + form.utf8CodeUnitCount
        guard !text.byte(at: end).isWordByte else { continue }
        body(HouseNumber(range: TextRange(start: index, end: end), digits: 1, isCompound: true))
        break
      }
    }
  }
}
