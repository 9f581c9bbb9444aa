/// A form in which an identifier is searched for, with an example.
package struct SubjectSpelling: Sendable, Hashable {
  /// The certainty of a finding in this form.
  package let certainty: MatchClass
  /// The form in words: `initial and surname`.
  package let form: String
  /// The identifier in this form. Personal data: reports mask it.
  package let example: String
}

extension SubjectIdentifier {
  /// The forms in which the identifier is searched for, the most certain first.
  package var spellings: [SubjectSpelling] {
    var spellings: [SubjectSpelling] = []
    func add(_ certainty: MatchClass, _ form: String, _ example: String) {
      spellings.append(SubjectSpelling(certainty: certainty, form: form, example: example))
    }
    switch kind {
    case .name: addNames(add)
    case .email:
      add(.certain, "address", normal)
      for address in equivalents { add(.certain, "address without the tag after +", address) }
      add(.likely, "address in words, in 30 languages", normal)
      add(
        .likely, "the part before the @, unless it is an ordinary word or a name", String(normal.prefix { $0 != "@" }))
    case .phone:
      add(.certain, "number in any layout, with and without the country code", normal)
      add(.likely, "digits in words, with pauses, in 26 languages", normal)
      if normal.utf8.count >= 10 { add(.likely, "without the area code (North America)", String(normal.suffix(7))) }
      if let phoneExtension { add(.likely, "extension, after a word for one", phoneExtension) }
    case .identifier:
      add(.certain, "the id, with any separators", normal)
      for id in equivalents { add(.certain, "the id without hyphens", id) }
      if normal.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), normal.utf8.count < 9 {
        add(.possible, "its digits without a word for an id", normal)
      }
    case .address:
      add(.certain, "address", normal)
      if let comma = normal.firstIndex(of: ",") { add(.certain, "street and house number", String(normal[..<comma])) }
    }
    return spellings
  }

  private func addNames(_ add: (MatchClass, String, String) -> Void) {
    guard !SubjectMatcher.isUnspaced(normal), let name = SubjectName(normal) else {
      add(.certain, "full name", normal)
      if let search = NativePartSearch(normal) {
        add(.possible, "surname with a title, after a cue word or without letters next to it", search.surname)
      }
      return
    }
    let surname = name.surnames.map(\.capitalized).joined(separator: " ")
    guard let first = name.given.first else {
      add(name.surnames.allSatisfy(\.isOrdinary) ? .possible : .likely, "name of one word", surname)
      return
    }
    let given = first.capitalized
    add(.certain, "full name", normal)
    add(
      .likely, "given name and surname, also with other accents, without particles, in camel or snake case",
      "\(given) \(surname)")
    add(.likely, "surname first", "\(surname), \(given)")
    add(.likely, "initials and surname", "\(given.prefix(1)). \(surname)")
    add(.likely, "title and surname", "Dr. \(surname)")
    add(.likely, "in one word", "\(given)\(surname)".lowercased().filter(\.isLetter))
    if first.nicknameCount > 0 {
      add(.likely, "nickname and surname (\(first.nicknameCount) nicknames)", "\(given) \(surname)")
    }
    if (name.given + name.surnames).contains(where: \.allowsMisspelling) {
      add(.likely, "with one letter off", "\(given) \(surname)")
    }
    if (name.given + name.surnames).allSatisfy(\.hasOtherScript) {
      add(.likely, "transliterated between Latin, Cyrillic and Greek letters", "\(given) \(surname)")
    }
    add(.possible, "surname alone", surname)
    if first.isUnusual { add(.possible, "given name alone", given) }
  }
}

extension FindingKey {
  /// Returns the keyed hash of an identifier, which equals that of the same value in a baseline.
  package func hash(of identifier: SubjectIdentifier) -> String {
    hash(
      of: identifier.normal, folded: ContextText(identifier.normal).folded, category: identifier.kind.category)
  }
}
