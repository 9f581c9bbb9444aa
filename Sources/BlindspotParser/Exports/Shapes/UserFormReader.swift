/// Reads the form of a user from its text.
struct UserFormReader {
  private var skimmer = JSONSkimmer(from: 0)
  private var keys = ListingKeys()
  private var form = UserForm()
  /// The end of the last value.
  private var end = 0

  /// How deep values can be nested in a user. Users of the platform have five levels.
  private static let depthLimit = 16
  /// The number of values that a user can have. Users of the platform have hundreds.
  private static let valueLimit = 4096

  /// Returns the form of the user at `index`.
  ///
  /// - Throws: ``JSONSkimmer/Doubt`` if the text is not that of an object, or may have other people.
  mutating func form(at index: Int, in source: Span<UInt8>) throws(JSONSkimmer.Doubt) -> UserForm {
    form = UserForm()
    skimmer.index = index
    end = index
    guard try skimmer.next(in: source) == ASCII.openBrace else { throw JSONSkimmer.Doubt() }
    form.ending.nodes += 1
    if try !skimmer.opensEmpty(to: ASCII.closeBrace, in: source) {
      repeat { try readMember(in: source) } while try skimmer.continues(to: ASCII.closeBrace, in: source)
    }
    form.finish(source.extracting(end..<skimmer.index))
    return form
  }

  /// Returns the offset after the comma that follows the user at `index`; nil if the text is another one.
  mutating func endOfUser(at index: Int, in source: Span<UInt8>) -> Int? {
    guard let form = try? form(at: index, in: source), PlatformObjectKind(form.ending.keys, path: nil) == .user,
      let isContinued = try? skimmer.continues(to: ASCII.closeBracket, in: source), isContinued
    else { return nil }
    return skimmer.index
  }

  /// Returns the offset of the value of the first member `entities` of the object at `index`.
  ///
  /// - Throws: ``JSONSkimmer/Doubt`` if the object has no such member.
  mutating func entities(at index: Int, in source: Span<UInt8>) throws(JSONSkimmer.Doubt) -> Int {
    form = UserForm()
    skimmer.index = index
    guard try !skimmer.opensEmpty(to: ASCII.closeBrace, in: source) else { throw JSONSkimmer.Doubt() }
    repeat {
      let key = try keys.next(&skimmer, in: source)
      let byte = try skimmer.value(in: source)
      if key.name == .entities { return skimmer.index }
      if byte.opensCollection {
        try readCollection(in: source, depth: ProfileTexts.depthLimit, level: 0)
      } else {
        _ = try skimmer.scalar(in: source)
      }
    } while try skimmer.continues(to: ASCII.closeBrace, in: source)
    throw JSONSkimmer.Doubt()
  }

  /// Reads a member of the user.
  private mutating func readMember(in source: Span<UInt8>) throws(JSONSkimmer.Doubt) {
    let key = try keys.next(&skimmer, in: source)
    let byte = try skimmer.value(in: source)
    if let name = key.name { form.ending.keys.add(name, isMapping: byte == ASCII.openBrace) }
    if byte.opensCollection {
      guard !Self.mayHavePeople(key.name) else { throw JSONSkimmer.Doubt() }
      return try readDetails(of: key, in: source, depth: 0, level: 0)
    }
    let use: UserForm.Use =
      switch key.name {
      case .id: .id
      case .email: .email
      case .selfUri: .path
      default: .none
      }
    form.ending.nodes += 1
    try readScalar(in: source, use, key.profile, depth: 0)
  }

  /// Whether a collection with a key of a user lists other users, or is in the place of a text that identifies the user.
  private static func mayHavePeople(_ key: ExportKey?) -> Bool {
    switch key {
    case .favorites, .superiors, .directReports, .adjacents, .id, .email, .selfUri: true
    default: false
    }
  }

  private mutating func readScalar(
    in source: Span<UInt8>, _ use: UserForm.Use, _ key: ProfileKey, depth: Int
  ) throws(JSONSkimmer.Doubt) {
    guard form.steps.count < Self.valueLimit else { throw JSONSkimmer.Doubt() }
    form.add(source.extracting(end..<skimmer.index), use, key, depth: depth)
    form.ending.nodes += 1
    _ = try skimmer.scalar(in: source)
    end = skimmer.index
  }

  /// Reads the collection that is the value of a key.
  private mutating func readDetails(
    of key: ListingKeys.Key, in source: Span<UInt8>, depth: Int, level: Int
  ) throws(JSONSkimmer.Doubt) {
    form.ending.nodes += 1
    try readCollection(
      in: source, depth: key.profile.hasDetails ? depth + 1 : ProfileTexts.depthLimit, level: level + 1)
  }

  /// Reads the values of a collection.
  ///
  /// - Parameters:
  ///   - depth: the number of details and lists around its values; the limit if they are not details of the person.
  ///   - level: the number of collections around it.
  private mutating func readCollection(in source: Span<UInt8>, depth: Int, level: Int) throws(JSONSkimmer.Doubt) {
    guard level < Self.depthLimit else { throw JSONSkimmer.Doubt() }
    form.ending.nodes += 1
    guard source[skimmer.index] == ASCII.openBrace else {
      return try readItems(in: source, depth: depth + 1, level: level)
    }
    guard try !skimmer.opensEmpty(to: ASCII.closeBrace, in: source) else { return }
    repeat {
      let key = try keys.next(&skimmer, in: source)
      if try skimmer.value(in: source).opensCollection {
        try readDetails(of: key, in: source, depth: depth, level: level)
      } else {
        form.ending.nodes += 1
        try readScalar(in: source, .none, key.profile, depth: depth)
      }
    } while try skimmer.continues(to: ASCII.closeBrace, in: source)
  }

  /// Reads the items of an array.
  private mutating func readItems(in source: Span<UInt8>, depth: Int, level: Int) throws(JSONSkimmer.Doubt) {
    guard try !skimmer.opensEmpty(to: ASCII.closeBracket, in: source) else { return }
    repeat {
      if try skimmer.next(in: source).opensCollection {
        try readCollection(in: source, depth: depth, level: level + 1)
      } else {
        try readScalar(in: source, .none, .other, depth: depth)
      }
    } while try skimmer.continues(to: ASCII.closeBracket, in: source)
  }
}

extension UInt8 {
  /// Whether the byte opens an object or an array.
  fileprivate var opensCollection: Bool { self == ASCII.openBrace || self == ASCII.openBracket }
}
