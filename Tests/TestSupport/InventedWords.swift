import BlindspotParser
import BlindspotRules
import Foundation

/// Random words of syllables in several scripts that are not ordinary, in the spellings of exports.
package struct InventedWords {
  private static let syllables: [[String]] = [
    ["zyn", "quor", "bex", "fi", "ond", "ruk", "val", "thip", "osk", "jam"], ["žö", "ñak", "løf", "âç", "ßu", "þér"],
    ["жук", "щер", "бив"], ["ξυλ", "ψαρ", "θωκ"], ["龘", "靐", "齉"],
  ]

  private var generator: SeededGenerator
  /// The number of words that were made.
  package private(set) var count = 0

  /// Creates the words; the same seed gives the same words.
  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Returns a few words in one of the spellings.
  package mutating func phrase() -> String {
    let words = (0..<1 + generator.roll(3)).map { _ in word() }
    switch generator.roll(4) {
    case 0: return words.joined(separator: "_")
    case 1: return words.map(\.capitalized).joined()
    case 2: return "(" + words.map { $0.uppercased() }.joined(separator: " - ") + ")"
    default: return words.map(\.capitalized).joined(separator: " ")
    }
  }

  private mutating func word() -> String {
    while true {
      let syllables = Self.syllables[generator.roll(Self.syllables.count)]
      let word = (0..<2 + generator.roll(2)).map { _ in syllables[generator.roll(syllables.count)] }.joined()
      guard Redactor.shown(word).string == "••••" else { continue }
      count += 1
      return word
    }
  }
}
