/// A rough spelling that the Latin, Cyrillic and Greek forms of a name share: `Юлия`, `Yulia` and `Julija` are `iulia`.
///
/// The letters are those of the usual romanizations (ISO 9, GOST 7.79, BGN/PCGN, ELOT 743), reduced to what they have in
/// common.
enum SoundKey {
  /// Returns the key of folded letters; nil if a letter belongs to another script.
  static func key(of letters: [UInt32]) -> [UInt8]? {
    var latin: [UInt8] = []
    for (index, letter) in letters.enumerated() {
      switch letter {
      case 0x61...0x7A: latin.append(UInt8(letter))
      // Greek ου is one vowel.
      case 0x3C5 where index > 0 && letters[index - 1] == 0x3BF: latin.append(UInt8(ascii: "u"))
      default:
        guard let scalar = Unicode.Scalar(letter), let spelling = spellings[scalar] else { return nil }
        latin += spelling.utf8
      }
    }
    return reduced(latin)
  }

  private static let spellings: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u", "ђ": "dj", "ј": "i", "љ": "l", "њ": "n", "ћ": "c", "џ": "dz",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "t", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "ks", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "i", "φ": "f",
    "χ": "h", "ψ": "ps", "ω": "o",
  ]

  /// The letters that different romanizations of one letter share. Applied in order.
  private static let reductions: [(from: [UInt8], to: [UInt8])] = [
    ("shch", "sh"), ("sch", "sh"), ("tsch", "ch"), ("tch", "ch"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
    ("th", "t"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("ks", "x"), ("ou", "u"), ("ch", "q"), ("sh", "s"), ("c", "k"),
    ("w", "v"), ("y", "i"), ("j", "i"), ("mp", "b"), ("nt", "d"), ("io", "e"), ("ie", "e"), ("ii", "i"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  private static func reduced(_ letters: [UInt8]) -> [UInt8] {
    var key = letters
    for (from, to) in reductions { key = replacing(from, with: to, in: key) }
    var result: [UInt8] = []
    for letter in key where letter != result.last { result.append(letter) }
    return result
  }

  private static func replacing(_ pattern: [UInt8], with replacement: [UInt8], in letters: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < letters.count {
      if letters[index...].starts(with: pattern) {
        result += replacement
        index += pattern.count
      } else {
        result.append(letters[index])
        index += 1
      }
    }
    return result
  }
}
