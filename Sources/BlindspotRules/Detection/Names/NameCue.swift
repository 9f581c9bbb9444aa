/// Evidence from the words next to a name.
package enum NameCue {
  /// The kind of the words before a name. The first values are those of the lexicon's cue words (`lists/triggers.tsv`).
  package enum Before: Int, CaseIterable {
    case start
    case title, contact, author, transfer, preposition, office, intro, greeting, asset, artefact, saint
    /// A word that welcomes callers: `welcome to`.
    case welcome
    /// A cue word and a preposition: `ask for`, `created by`, `transfer to`, `office of`, `voicemail of`.
    case contactVia, authorVia, transferVia, officeVia, assetVia
    case number, domain, function, word, name, unlisted, placeOrBrand

    /// Classifies the words before token `index`.
    init(_ tokens: Span<NameToken>, before index: Int) {
      guard index > 0, tokens[index].gap != .start else {
        self = .start
        return
      }
      let token = tokens[index - 1]
      // A possessive is not a title: `Doctor's line`.
      if let cue = Self(rawValue: token.entry.before), cue != .start, !token.isPossessive {
        self = cue == .preposition && index > 1 && token.gap != .other ? Self.via(tokens[index - 2].entry) : cue
        return
      }
      switch token.kind {
      case .number: self = .number
      case .function, .particle, .initial: self = .function
      case .domain: self = .domain
      case .word: self = .word
      case .placeOrBrand: self = .placeOrBrand
      case .unlisted, .acronym: self = .unlisted
      default: self = .name
      }
    }

    private static func via(_ entry: LexiconEntry) -> Self {
      switch Self(rawValue: entry.before) {
      case .contact, .greeting: .contactVia
      case .author: .authorVia
      case .transfer: .transferVia
      case .office: .officeVia
      case .asset, .artefact: .assetVia
      default: .preposition
      }
    }

    /// The number of words in the cue: the one before the name, or two if one is a preposition.
    var length: Int {
      switch self {
      case .title, .contact, .author, .transfer, .office, .intro, .greeting, .asset, .artefact: 1
      case .contactVia, .authorVia, .transferVia, .officeVia, .assetVia: 2
      default: 0
      }
    }
  }

  /// The kind of the word after a name.
  package enum After: Int, CaseIterable {
    case end
    case asset, artefact, organization, verb, suffix
    /// A word for a business that carries the name of its owner: `Gino's Pizza`.
    case shop
    case number, domain, function, word, name, unlisted, placeOrBrand

    /// Classifies the word after token `index`.
    init(_ tokens: Span<NameToken>, after index: Int) {
      guard index + 1 < tokens.count else {
        self = .end
        return
      }
      let token = tokens[index + 1]
      if let cue = Self(rawValue: token.entry.after), cue != .end {
        self = cue
        return
      }
      switch token.kind {
      case .number: self = .number
      case .function, .particle, .initial: self = .function
      case .domain: self = .domain
      case .word: self = .word
      case .placeOrBrand: self = .placeOrBrand
      case .unlisted, .acronym: self = .unlisted
      default: self = .name
      }
    }
  }
}
