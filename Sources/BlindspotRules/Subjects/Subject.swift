/// A person whom a request under the GDPR or the CCPA concerns.
public struct Subject: Sendable, Hashable {
  /// The checked data of the person, in the order of the request, each once.
  public private(set) var identifiers: [SubjectIdentifier] = []

  /// Creates a person without data.
  public init() {}

  /// Creates a person with these data.
  ///
  /// - Throws: ``SubjectIdentifier/Mistake`` of the first text that cannot be searched for.
  public init(
    names: [String] = [], emails: [String] = [], phones: [String] = [], ids: [String] = [], addresses: [String] = []
  ) throws(SubjectIdentifier.Mistake) {
    for (kind, texts) in [
      (SubjectIdentifier.Kind.name, names), (.email, emails), (.phone, phones), (.identifier, ids),
      (.address, addresses),
    ] {
      for text in texts { add(try SubjectIdentifier(kind, text)) }
    }
  }

  /// Whether the person has no data to search for.
  public var isEmpty: Bool { identifiers.isEmpty }

  /// Adds a datum, unless the person has it.
  public mutating func add(_ identifier: SubjectIdentifier) {
    if !identifiers.contains(identifier) { identifiers.append(identifier) }
  }

  /// The words of the names, and of the names in e-mail addresses, which are never shown. Particles (`de la`) are words of
  /// every other text.
  package var hiddenWords: [String] {
    let texts = identifiers.flatMap { identifier -> [String] in
      switch identifier.kind {
      case .name: [identifier.normal]
      case .email: [String(identifier.normal.prefix { $0 != "@" })]
      case .phone, .identifier, .address: []
      }
    }
    return texts.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }.filter {
      !Lexicon.entry(of: $0).isParticle
    }
  }

  /// Other forms of the data of a kind that mean the same.
  func equivalents(of kind: SubjectIdentifier.Kind) -> [String] {
    identifiers.flatMap { $0.kind == kind ? $0.equivalents : [] }
  }

  /// The data of a kind in their normal form.
  func normals(of kind: SubjectIdentifier.Kind) -> [String] {
    identifiers.compactMap { $0.kind == kind ? $0.normal : nil }
  }
}
