import BlindspotParser
import CTables

/// A set of languages, such as those in which a word is frequent, with one bit for each of 36 languages; see
/// `Tools/names/build_languages.py`.
package struct WordLanguages: Sendable {
  let bits: UInt64

  /// No language.
  package static let none = Self(bits: 0)
  /// All languages.
  static let all = Self(bits: .max)

  @inline(__always) init(bits: UInt64) { self.bits = bits }

  /// The language with this code, such as `fi` or `pt-br`; empty if its words are not known.
  package init(code: String) {
    var code = code.utf8.prefix { $0 != ASCII.hyphen }.map(\.lowercased)
    // The words of both standards of Norwegian are listed together.
    if code == Array("nb".utf8) || code == Array("nn".utf8) { code = Array("no".utf8) }
    var bits: UInt64 = 0
    for index in 0..<64 where code.count == 2 {
      let (first, second) = unsafe (blindspot_language_codes[2 * index], blindspot_language_codes[2 * index + 1])
      if first == code[0], second == code[1] { bits = 1 << UInt64(index) }
    }
    self.bits = bits
  }

  /// The languages of the word with this hash of its folded bytes; empty for a rare word.
  @inline(__always)
  init(of hash: UInt64) { bits = blindspot_languages_of(hash) }

  /// The languages of a word; if the word is rare, the language of its affixes.
  init(of word: borrowing FoldedWord) {
    let languages = Self(of: word.hash(to: word.count).value)
    self = languages.bits == 0 ? WordStem(of: word)?.language.words ?? .none : languages
  }
}
