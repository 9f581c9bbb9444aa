import BlindspotParser

/// A user name after the name of a network or a word for a user name: `discord: sample_person`, `gebruikersnaam piet.44`.
struct NamedHandle {
  /// The range of the user name.
  let range: TextRange
  let confidence: Float

  /// The number of words between the name of a network and a user name: `Discord bei muster_person`.
  private static let maximumWords = 2

  /// Reads the user name after a label; nil if none follows.
  ///
  /// - Parameter isService: Whether the label is the name of a network.
  init?(in text: Span<UInt8>, after label: TextRange, isService: Bool) {
    var link = ValueLink(in: text, after: label)
    // An underscore joins the words of an identifier: `whatsapp_main_menu`.
    guard text.byte(at: label.end) != ASCII.underscore, text.byte(at: label.end) != ASCII.slash else { return nil }
    var isStated = link.isStated || link.hasNumberWord
    if isService, let word = WordAutomaton.builtIn.match(in: text, at: link.end),
      word.lists.contains(.onlineHandleUserWord)
    {
      link = ValueLink(in: text, after: word.range)
      isStated = true
    }
    if let name = Self.name(in: text, at: link.end, isStated: isStated) {
      range = name
      confidence = isStated ? 0.8 : 0.65
      return
    }
    if isService, isStated, let name = Self.word(in: text, at: link.end) {
      range = name
      confidence = 0.55
      return
    }
    guard isService, let name = Self.nameFurtherOn(in: text, from: link.end) else { return nil }
    range = name
    confidence = 0.6
  }

  /// Returns the user name at `start`. Without a word or a mark that states a value, it must have an underscore or both
  /// letters and digits.
  private static func name(in text: Span<UInt8>, at start: Int, isStated: Bool) -> TextRange? {
    guard start < text.count, text[start].isLetter || text[start] == ASCII.underscore,
      let name = UserName(in: text, at: start), name.range.count >= 4, name.range.count <= 32, name.hasSign,
      isWhole(text, name), !name.isOrdinary(in: text)
    else { return nil }
    if !isStated, !name.hasUnderscore, name.digits == 0 || !text[start].isLower || name.letters < 4 { return nil }
    return name.range
  }

  /// Returns a user name without a sign: a word in lower case that is not ordinary and not followed by another word.
  private static func word(in text: Span<UInt8>, at start: Int) -> TextRange? {
    guard let name = UserName(in: text, at: start), name.letters == name.range.count, name.range.count >= 6,
      (name.range.start..<name.range.end).allSatisfy({ text[$0].isLower }), isWhole(text, name),
      !name.isOrdinary(in: text)
    else { return nil }
    let next = text.byte(at: name.range.end)
    guard next != ASCII.space, next < 0x80, next != ASCII.apostrophe else { return nil }
    return name.range
  }

  /// Returns a user name with an underscore after one or two words of the same clause.
  private static func nameFurtherOn(in text: Span<UInt8>, from start: Int) -> TextRange? {
    var index = start
    for _ in 0..<maximumWords {
      while index < text.count, text[index].isWordByte { index += 1 }
      guard text.byte(at: index) == ASCII.space, text.byte(at: index + 1).isLetter,
        let name = UserName(in: text, at: index + 1)
      else { return nil }
      index += 1
      if name.hasUnderscore, name.range.count >= 6, isWhole(text, name), !name.isOrdinary(in: text) {
        return name.range
      }
    }
    return nil
  }

  /// Whether the name is not part of an expression, a path or an address.
  private static func isWhole(_ text: Span<UInt8>, _ name: UserName) -> Bool {
    switch text.byte(at: name.range.end) {
    case ASCII.at, ASCII.slash, ASCII.openParenthesis, ASCII.equals, ASCII.openBracket, ASCII.numberSign: false
    default: true
    }
  }
}
