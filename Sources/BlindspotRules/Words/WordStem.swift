import BlindspotParser

/// The listed word inside an unlisted word of Arabic, Hebrew or Persian. These languages attach prepositions, the article,
/// conjunctions and pronouns: `طلباتهم` "their requests", `במועדון` "in the club", `לדנה` "to Dana".
///
/// A word that is frequent in one of these languages but not in the lexicon is its own stem.
struct WordStem {
  /// The properties of the stem. A stem before an ending has no ranks as a name.
  let entry: LexiconEntry
  /// The language of the affixes; none for a name and for a word that is its own stem.
  let language: AffixLanguage

  /// Finds the stem of an unlisted word: a name after a prefix, else the word with the fewest letters attached.
  init?(of word: borrowing FoldedWord) {
    // A longer word is truncated.
    guard word.count > Self.minimumStem, word.count < FoldedWord.capacity else { return nil }
    switch word[0] {
    case 0xD7:
      guard let stem = Self.stem(of: word, .hebrew) else { return nil }
      self = stem.value
    case 0xD8...0xDB:
      let arabic = Self.stem(of: word, .arabic)
      let persian = Self.stem(of: word, .persian)
      guard let stem = (arabic?.attached ?? .max) <= (persian?.attached ?? .max) ? arabic : persian else { return nil }
      self = stem.value
    default: return nil
    }
  }

  private init(_ entry: LexiconEntry, _ language: AffixLanguage) {
    self.entry = entry
    self.language = language
  }

  /// The length of the shortest stem in bytes: three letters.
  private static let minimumStem = 6

  private typealias Found = (value: WordStem, attached: Int)

  /// Returns the stem of the word in one language, and the number of attached bytes.
  private static func stem(of word: borrowing FoldedWord, _ language: AffixLanguage) -> Found? {
    var best: Found?
    if let entry = plainWord(word.hash(to: word.count)) { best = (Self(entry, .none), 0) }
    let prefixes = language.prefixes
    var index = 0
    while index < prefixes.utf8CodeUnitCount {
      let start = index
      while index < prefixes.utf8CodeUnitCount, prefixes.byte(at: index) != ASCII.space { index += 1 }
      let prefix = index - start
      if word.count - prefix >= minimumStem, word.begins(with: prefixes, from: start, to: index) {
        if prefix == 2, Self.precedesNames(word[1]), let name = self.name(word.hash(from: prefix, to: word.count)) {
          return (Self(name, .none), prefix)
        }
        find(&best, in: word, after: prefix, language)
      }
      index += 1
    }
    return best
  }

  /// Replaces `best` by a stem after `prefix` bytes that has fewer bytes attached.
  private static func find(
    _ best: inout Found?, in word: borrowing FoldedWord, after prefix: Int, _ language: AffixLanguage
  ) {
    if prefix > 0, prefix < best?.attached ?? .max, let entry = plainWord(word.hash(from: prefix, to: word.count)) {
      best = (Self(entry, language), prefix)
    }
    let endings = language.endings
    var pairs = EndingPairs(endings)
    while let match = pairs.next(in: word, minimumStem: prefix + minimumStem - 2) {
      let attached = prefix + word.count - match.stem
      guard attached < best?.attached ?? .max, match.stem - prefix + match.replacement.count >= minimumStem else {
        continue
      }
      var hash: WordHash
      if match.replacement.isEmpty {
        // The last letter of a Hebrew word can have a form of its own, which has the code before.
        let last = word[match.stem - 1]
        let final = language == .hebrew && isHebrewLetterWithFinalForm(last) ? last - 1 : last
        hash = word.hash(from: prefix, to: match.stem - 1)
        hash.add(final)
      } else {
        hash = word.hash(from: prefix, to: match.stem)
        for offset in match.replacement { hash.add(endings.byte(at: offset)) }
      }
      guard let entry = plainWord(hash) else { continue }
      if entry.nameRank >= 6, word.count - match.stem == 2 { continue }
      best = (Self(LexiconEntry(bits: entry.bits & ~0xFF), language), attached)
    }
  }

  /// Returns the entry of a common name that is no frequent word; nil for any other word.
  private static func name(_ hash: WordHash) -> LexiconEntry? {
    let entry = Lexicon.entry(for: hash)
    guard entry.nameRank >= 8, entry.word == 0, entry.foreign <= 1, WordLanguages(of: hash.value).bits == 0 else {
      return nil
    }
    return entry.hasOtherUse ? nil : entry
  }

  /// Whether a prefix can precede a name, by its last byte: all but the future `س` and the negation `ن`.
  private static func precedesNames(_ byte: UInt8) -> Bool { byte != 0xB3 && byte != 0x86 }

  private static func isHebrewLetterWithFinalForm(_ byte: UInt8) -> Bool {
    byte == 0x9B || byte == 0x9E || byte == 0xA0 || byte == 0xA4 || byte == 0xA6
  }

  /// Returns the entry of a word that is frequent in a language; nil for a rare one.
  private static func plainWord(_ hash: WordHash) -> LexiconEntry? {
    let entry = Lexicon.entry(for: hash)
    if entry.foreign >= 2 || entry.isDomain || entry.isFunction || entry.isPlace || entry.before > 0 { return entry }
    guard !entry.isListed, WordLanguages(of: hash.value).bits != 0 else { return nil }
    return .foreignWord
  }
}

/// A language whose words have prefixes and endings attached.
enum AffixLanguage: UInt8, Sendable {
  case none, arabic, hebrew, persian

  /// The language as a set.
  var words: WordLanguages {
    switch self {
    case .none: .none
    case .arabic: Self.arabicWords
    case .hebrew: Self.hebrewWords
    case .persian: Self.persianWords
    }
  }

  private static let arabicWords = WordLanguages(code: "ar")
  private static let hebrewWords = WordLanguages(code: "he")
  private static let persianWords = WordLanguages(code: "fa")

  /// The prefixes, separated by spaces. The first one is empty.
  fileprivate var prefixes: StaticString {
    switch self {
    case .none: ""
    // Conjunctions, prepositions, the article, the future.
    case .arabic: " و ف ب ك ل س ال لل بال كال وال وب وك ول وس ولل وبال وكال فال فب فل فس فلل فبال"
    // The article, prepositions, conjunctions; `ש` that, `כש` when.
    case .hebrew: " ה ו ב כ ל מ ש וה וב וכ ול ומ וש שה שב שכ של שמ מה כש ומה ושה כשה"
    // The present, the negation, the imperative; `هم` same.
    case .persian: " مي نمي ن ب بي هم"
    }
  }

  /// The endings and the letters that they replace, for ``EndingPairs``. Folded: `ه` is also `ة`.
  fileprivate var endings: StaticString {
    switch self {
    case .none: ""
    // Pronouns, the plural, the feminine, adjectives, adverbs. After a pronoun, `ة` is `ت`.
    case .arabic:
      """
      ه- ها- هم- هن- هما- ك- كم- نا- ا- ات- ين- ان- ون- يه- يا- ات-ه ته-ه تها-ه تهم-ه تك-ه تكم-ه تنا-ه تي-ه \
      اته- اتها- اتهم- اتك- اتكم- اتنا- اته-ه اتها-ه اتهم-ه اتك-ه اتكم-ه اتنا-ه
      """
    // The plural, the feminine, pronouns.
    case .hebrew:
      """
      ה- ת- ת-ה י- ו- ך- ם- ים- ים-ה ות- ות-ה ות-ת ית- יות- יות-ית יים- נו- כם- יו- יה- יך- ינו- יכם- יהם- \
      תי-ה תו-ה תה-ה תך-ה תם-ה תנו-ה תכם-ה ותי-ה ותיו-ה ותיה-ה ותיך-ה ותינו-ה ותיהם-ה
      """
    // The plural, pronouns, degrees, the indefinite article, verbs.
    case .persian:
      "ها- هاي- هايي- هايم- هايت- هايش- هايمان- هايتان- هايشان- اي- مان- تان- شان- تر- ترين- ان- ات- ند- يم- يد-"
    }
  }
}
