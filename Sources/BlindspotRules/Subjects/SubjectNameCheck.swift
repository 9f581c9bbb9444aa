import BlindspotParser

/// Checks a name of a request.
enum SubjectNameCheck {
  static func check(_ text: String) throws(SubjectIdentifier.Mistake) {
    if text.contains("@") {
      throw SubjectIdentifier.Mistake(reason: "contains an @; pass an e-mail address with --email")
    }
    for scalar in text.unicodeScalars where !isNameScalar(scalar) {
      if scalar.properties.numericType != nil { throw SubjectIdentifier.Mistake(reason: "contains a digit") }
      let hint = "()/&+;".unicodeScalars.contains(scalar) ? "; pass each name on its own" : ""
      throw SubjectIdentifier.Mistake(reason: "contains the character '\(VisibleCharacter.name(of: scalar))'\(hint)")
    }
    guard text.unicodeScalars.count(where: { $0.properties.isAlphabetic }) > 1 else {
      throw SubjectIdentifier.Mistake(reason: "has fewer than two letters")
    }
    let words = text.split { !$0.isLetter }
    guard words.contains(where: { $0.count > 1 }) || SubjectMatcher.isUnspaced(text) else {
      throw SubjectIdentifier.Mistake(reason: "consists of initials; pass the name in full")
    }
    guard text.count(where: { $0 == "," }) < 2 else {
      throw SubjectIdentifier.Mistake(reason: "contains several commas; pass each name on its own")
    }
    try checkSeveralNames(text)
    guard text.split(separator: " ").count <= SubjectName.longest else {
      throw SubjectIdentifier.Mistake(reason: "has more than \(SubjectName.longest) words; pass only the name")
    }
    if placeholders.contains(text.lowercased()) {
      throw SubjectIdentifier.Mistake(reason: "is a placeholder, not a name")
    }
  }

  /// Refuses several names in one text, which would be searched for as one long name.
  private static func checkSeveralNames(_ text: String) throws(SubjectIdentifier.Mistake) {
    let words = text.split(separator: " ")
    // A name can be one of these words: `Metin And`, `Or Cohen`.
    for word in words.dropFirst().dropLast() {
      if conjunctions.contains(word) {
        throw SubjectIdentifier.Mistake(reason: "contains a word such as 'and'; pass each name on its own")
      }
      if formerNameWords.contains(word) {
        throw SubjectIdentifier.Mistake(reason: "contains a word for a former name; pass each name on its own")
      }
    }
    // `García López, María José` is one name, `Maria Delgado, Ana Ruiz` are two.
    let halves = text.split(separator: ",").map { $0.split(separator: " ").map { Lexicon.entry(of: $0) } }
    guard halves.count == 2, halves.allSatisfy({ $0.count > 1 }), let first = halves[0].first, let last = halves[1].last
    else { return }
    if first.given > first.surname, last.surname > last.given {
      throw SubjectIdentifier.Mistake(reason: "contains a comma between two names; pass each name on its own")
    }
  }

  /// Words between two names. Particles of one name are not among them: `y`, `e`, `i`.
  private static let conjunctions: Set<Substring> = [
    "and", "or", "und", "oder", "et", "ou", "och", "og", "oraz", "lub", "ja", "és", "ve", "и", "или", "та",
  ]

  /// Words before a former name.
  private static let formerNameWords: Set<Substring> = [
    "geb.", "geb", "geborene", "geborener", "geboren", "née", "né", "nee", "born", "formerly", "alias", "aka", "a.k.a.",
    "roz.", "rozená", "född", "født", "o.s.", "nacida", "nacido", "nata", "domo", "domu", "урожденная", "урождённая",
    "vormals", "früher", "anciennement", "verh.",
  ]

  /// Texts that programs write in place of a missing value.
  private static let placeholders: Set<String> = ["null", "nil", "none", "undefined", "unknown", "nan", "n.a."]

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark { return true }
    switch scalar {
    case " ", "-", ".", ",", "'", "\u{2019}", "\u{2018}", "\u{02BC}", "\u{00B7}", "\u{30FB}", "\u{2010}", "\u{2011}":
      return true
    default: return scalar.properties.generalCategory == .spacingMark || scalar.value == 0x200C
    }
  }
}

/// The name of a character in a message.
enum VisibleCharacter {
  static func name(of scalar: Unicode.Scalar) -> String {
    scalar.isASCII ? String(scalar) : "U+" + String(scalar.value, radix: 16, uppercase: true)
  }

  static func name(of character: Character) -> String {
    character.unicodeScalars.first.map { name(of: $0) } ?? ""
  }
}
