import BlindspotParser

/// Finds vehicle plates after a keyword. Their forms are too many and too short to match without one.
package struct PlateDetector: Detector {
  private static let keywords: ContextWords = """
    license plate|licence plate|number plate|plate number|plate no|plate|plates|license plate number|vehicle registration|\
    registration number|car registration|reg number|vrm|rego|kennzeichen|kfz kennzeichen|autokennzeichen|nummernschild|\
    matricula|placa|placas|patente vehiculo|targa|immatriculation|plaque|plaque d immatriculation|kenteken|plaka|\
    arac plakasi|plakasi|plaka numarasi|tablica|numer rejestracyjny|rejestracja|registreringsnummer|regnr|nummerplade|rekisterinumero|spz|rz|rto
    """
  private static let stems: [StaticString] = [
    "plate", "plaq", "plac", "plak", "registr", "vrm", "rego", "reg ", "kennz", "autok", "kfz", "nummer", "matr",
    "targa", "immatr", "kentek", "tablic", "numer", "rejestr", "regnr", "rekist", "rto", "spz", "rz ",
    "ara", "patente",
  ]
  /// The beginnings of the stems, which most words do not have.
  private static let beginnings = stems.reduce(into: UInt64(0)) {
    $0 |= ContextWords.bit($1.byte(at: 0), $1.byte(at: 1))
  }
  private static let filter = WordFilter(stems)

  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits > 0, profile.upper > 0, profile.letters > 4, mayNamePlate(text) else { return }
    let words = ContextText(text)
    for index in words.tokens.indices {
      guard let end = words.end(of: Self.keywords, at: index), let range = plate(in: text, after: end) else {
        continue
      }
      candidates.append(
        Candidate(
          range: range, rule: BuiltInRule.licensePlate.index, confidence: 0.75, reason: "written form after a keyword"))
      return
    }
  }

  private func mayNamePlate(_ text: Span<UInt8>) -> Bool {
    let beginnings = Self.beginnings
    for index in text.indices where text[index].isLetter {
      guard index == 0 || text[index].isUpper || !text[index - 1].isLetter else { continue }
      guard Self.filter.admits(text, at: index) else { continue }
      let beginning = ContextWords.bit(text[index].lowercased, text.byte(at: index + 1).lowercased)
      guard beginnings & beginning != 0 else { continue }
      if Self.stems.contains(where: { text.hasWord($0, at: index) }) { return true }
    }
    return false
  }

  /// Returns the range of up to four groups of capitals and digits after the keyword, if they have both.
  private func plate(in text: Span<UInt8>, after end: Int) -> TextRange? {
    var start = end
    for connector in ["number", "no", "is", "nr", "num"] as [StaticString] {
      var position = start
      while position < text.count, !text[position].isWordByte { position += 1 }
      let stop = position + connector.utf8CodeUnitCount
      if text.hasWord(connector, at: position), !text.byte(at: stop).isWordByte { start = stop }
    }
    while start < text.count, start - end < 16, !text[start].isAlphanumeric { start += 1 }
    guard start > end, start < text.count else { return nil }
    var position = start
    var letters = 0
    var digits = 0
    var last = start
    for _ in 0..<4 {
      let first = position
      while text.byte(at: position).isUpper || text.byte(at: position).isDigit { position += 1 }
      guard position > first, !text.byte(at: position).isWordByte, position - first <= 8 else { break }
      for index in first..<position { if text[index].isDigit { digits += 1 } else { letters += 1 } }
      last = position
      guard text.byte(at: position) == ASCII.space || text.byte(at: position) == ASCII.hyphen else { break }
      position += 1
    }
    return letters > 0 && digits > 0 && 4...9 ~= letters + digits ? TextRange(start: start, end: last) : nil
  }
}
