import BlindspotParser

/// A number of several words: `nine hundred and four`, `quatre-vingt-dix-neuf`, `treinta y cuatro`.
struct SpokenCardinal {
  private(set) var value: Int
  private(set) var end: Int
  private(set) var languages: UInt32
  /// The number of words, without those that join them.
  private(set) var words = 1

  /// The largest value.
  private static let maximum = 999_999

  /// Reads the number that begins with the word in `start..<end`; nil if that is no number of the languages.
  init?(_ text: Span<UInt8>, from start: Int, to end: Int, languages: @autoclosure () -> UInt32) {
    guard NumberWord.mayBe(text, from: start, to: end),
      let first = SpokenToken(text, at: start, languages: languages()), case .word(.number, let value) = first.kind
    else { return nil }
    self.init(text, first: first, value: value)
  }

  /// Reads the words after `first`, a number word, as far as they belong to its number. Only one space or a hyphen is
  /// between them.
  init(_ text: Span<UInt8>, first: SpokenToken, value: Int) {
    (self.value, end, languages) = (value, first.end, first.languages)
    while value > 0, let start = SpokenPause.joint(text, after: end),
      var next = SpokenToken(text, at: start, languages: languages), case .word(var role, var part) = next.kind
    {
      var isJoined = false
      if role == .joiner {
        guard let start = SpokenPause.joint(text, after: next.end),
          let second = SpokenToken(text, at: start, languages: next.languages),
          case .word(.number, let number) = second.kind
        else { return }
        (next, role, part, isJoined) = (second, .number, number, true)
      }
      guard let sum = sum(role, part, languages: next.languages, isJoined: isJoined), sum <= Self.maximum else {
        return
      }
      self.value = sum
      end = next.end
      languages = next.languages
      words += 1
    }
  }

  /// Returns the value with another word; nil if the word begins another number.
  private func sum(_ role: NumberWord.Role, _ part: Int, languages: UInt32, isJoined: Bool) -> Int? {
    let ones = value % 100
    switch role {
    case .multiplier: return multiplied(by: part)
    case .teen: return 1...9 ~= value ? value + 10 : nil
    case .number where part == 0: return nil
    case .number:
      if value >= 1000, value % 1000 == 0, part < 1000 { return value + part }
      if part == 1000 { return multiplied(by: part) }
      if value >= 100, ones == 0, part < 100 { return value + part }
      if ones >= 20, ones % 10 == 0, part < 10 { return value + part }
      // `dix-sept`, `on yedi`
      if ones == 10, part < 10, Self.hasTenBeforeUnit(languages) { return value + part }
      if languages & Self.french != 0 {
        // `soixante et onze`, `quatre-vingt-dix`
        if ones == 60 || ones == 80, 10...19 ~= part { return value + part }
        if ones == 4, part == 20 { return value - 4 + 80 }
        if ones == 70 || ones == 90, value > 9, part < 10, !isJoined { return value + part }
      }
      // `vier und zwanzig`
      if isJoined, value < 10, 20...90 ~= part, part % 10 == 0, languages & Self.unitFirst != 0 { return value + part }
      return nil
    default: return nil
    }
  }

  private func multiplied(by factor: Int) -> Int? {
    switch factor {
    case 10: return 2...9 ~= value ? value * 10 : nil
    // After a number of hundreds or thousands, only the last part is multiplied: `two thousand five hundred`.
    case 100:
      if value < 100 { return value * 100 }
      return 1...9 ~= value % 1000 ? value - value % 1000 + value % 1000 * 100 : nil
    default: return value < 1000 ? value * factor : nil
    }
  }

  private static let french = NumberWord.bits(of: ["fr"])
  private static let tenBeforeUnit = NumberWord.bits(of: ["fr", "tr"])
  private static let unitFirst = NumberWord.bits(of: ["de", "nl", "da", "nb", "sl"])

  private static func hasTenBeforeUnit(_ languages: UInt32) -> Bool { languages & tenBeforeUnit != 0 }
}
