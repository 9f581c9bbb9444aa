import BlindspotParser
import CTables

/// The words that a report may show: common words of the supported languages that are not likely names, the vocabulary
/// of contact centers, and the words of a team.
///
/// The embedded table stores a hash of each word (`Tools/words/README.md`).
package struct OrdinaryWords: Sendable {
  /// The treatment of a word in a report.
  package enum Kind: UInt8, Sendable {
    /// Not listed: hidden.
    case unlisted
    /// Shown in any capitalization.
    case ordinary
    /// Shown if the text writes it in lower case only: `will`, `mark`.
    case ordinaryInLowerCase
    /// A number word, hidden next to other numbers: a telephone number can be spelled out.
    case number
  }

  /// The hashes of further ordinary words, sorted.
  private let further: [UInt64]
  /// The hashes of words that are never shown, sorted.
  private let hidden: [UInt64]

  /// Creates the list.
  ///
  /// - Parameters:
  ///   - texts: Texts whose words are ordinary for a team.
  ///   - hiddenTexts: Texts whose words are never shown, whether or not they are ordinary.
  package init(adding texts: [String] = [], hiding hiddenTexts: [String] = []) {
    further = Self.hashes(of: texts)
    hidden = Self.hashes(of: hiddenTexts)
  }

  private static func hashes(of texts: [String]) -> [UInt64] {
    var hashes: [UInt64] = []
    for text in texts {
      let bytes = text.utf8.span
      var words = WordStream(apostrophes: .divide, dividesUnspaced: false)
      while let word = words.next(in: bytes) { hashes.append(word.hash(in: bytes).value) }
    }
    return hashes.sorted()
  }

  /// Returns the kind of a word by the hash of its folded bytes.
  package func kind(of word: WordHash) -> Kind {
    let hash = word.value
    if !hidden.isEmpty, Self.contains(hash, in: hidden) { return .unlisted }
    let kind = Self.tableKind(of: hash)
    guard kind == .unlisted || kind == .ordinaryInLowerCase else { return kind }
    return Self.contains(hash, in: further) ? .ordinary : kind
  }

  private static func contains(_ hash: UInt64, in hashes: [UInt64]) -> Bool {
    let index = hashes.partitioningIndex { $0 >= hash }
    return index < hashes.count && hashes[index] == hash
  }

  private static func tableKind(of hash: UInt64) -> Kind {
    let mark = max(UInt32(truncatingIfNeeded: hash >> 34), 1) << 2
    var probe = ProbeSequence(of: hash, capacity: blindspot_ordinary_capacity)
    while true {
      let slot = unsafe blindspot_ordinary_slots[probe.slot]
      if slot == 0 { return .unlisted }
      if slot & ~3 == mark { return Kind(rawValue: UInt8(truncatingIfNeeded: slot & 3)) ?? .unlisted }
      probe.advance()
    }
  }
}
