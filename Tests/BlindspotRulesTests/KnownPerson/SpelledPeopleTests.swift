import BlindspotParser
import BlindspotRules
import Foundation
import TestSupport
import Testing

/// Compares spellings made when a text asks for them with spellings made before.
@Suite struct SpelledPeopleTests {
  @Test(arguments: 0..<12) func `people are found as if all were spelled before`(seed: Int) throws {
    var invented = try InventedPeople(seed: UInt64(seed))
    let people = invented.people(40 + seed * 20)
    let plain = KnownPersonDetector(people, spellsAll: true)
    let detector = KnownPersonDetector(people)
    var found = 0
    for _ in 0..<1500 {
      let text = invented.text(about: people)
      let wanted = candidates(in: text, by: plain)
      found += wanted.count
      #expect(candidates(in: text, by: detector) == wanted, "\(text)")
    }
    #expect(found > 500)
  }

  @Test func `every spelling of one person is found by a detector that has spelled nobody`() throws {
    var invented = try InventedPeople(seed: 99)
    for _ in 0..<300 {
      let people = invented.people(1)
      let plain = KnownPersonDetector(people, spellsAll: true)
      for _ in 0..<12 {
        let text = invented.text(about: people)
        #expect(candidates(in: text, by: KnownPersonDetector(people)) == candidates(in: text, by: plain), "\(text)")
      }
    }
  }

  @Test func `room for spellings grows with the people whom texts mention`() throws {
    var invented = try InventedPeople(seed: 5)
    let people = invented.people(1200)
    let plain = KnownPersonDetector(people, spellsAll: true)
    let detector = KnownPersonDetector(people)
    for round in 0..<2 {
      for person in people where !person.names.isEmpty {
        let text = round == 0 ? person.names[0] : "\(person.names[0]) \(person.emails.first ?? "x")"
        #expect(candidates(in: text, by: detector) == candidates(in: text, by: plain), "\(text)")
      }
    }
  }

  @Test func `many people with one name are counted, whatever was spelled before`() {
    let people = (1...300).map { number in
      var person = Identity(label: "no. \(number)")
      person.names = [number % 2 == 0 ? "Lena Marlowe" : "Marlowe\(number) Lena", "Bo Marlowe"]
      person.emails = ["lena\(number)@example.com"]
      return person
    }
    let detector = KnownPersonDetector(people)
    for number in [300, 7, 150] { #expect(!candidates(in: "lena \(number) at example", by: detector).isEmpty) }
    #expect(
      candidates(in: "ask LenaMarlowe", by: detector).map(\.reason) == ["the name of no. 2, of no. 4 and of 148 more"])
    #expect(
      candidates(in: "bmarlowe", by: detector).map(\.reason)
        == ["the name, joined, of no. 1, of no. 2 and of 298 more"])
  }

  /// What ``DigitDependence`` relies on.
  @Test(arguments: 0..<8) func `a text that does not depend on digits has no people, whatever its digits are`(
    seed: Int
  ) throws {
    var invented = try InventedPeople(seed: UInt64(seed))
    let detector = KnownPersonDetector(invented.people(10 + seed * 30))
    let people = invented.people(10 + seed * 30)
    var (independent, dependent) = (0, 0)
    for number in 0..<1500 {
      let text = number % 2 == 0 ? invented.text(about: people) : invented.numberedText()
      guard text.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "@") }), text.contains(where: \.isNumber) else {
        continue
      }
      let bytes = Array(text.utf8)
      let mayDepend = detector.mayDependOnDigits(
        in: bytes.span, profile: TextProfile(bytes.span), context: FieldContext(kind: .taskName))
      if mayDepend {
        dependent += 1
        continue
      }
      independent += 1
      for _ in 0..<20 {
        let other = String(text.map { $0.isNumber ? invented.digit() : $0 })
        #expect(candidates(in: other, by: detector).isEmpty, "\(text) \(other)")
      }
    }
    #expect(independent > 100 && dependent > 100)
  }

  @Test(arguments: [
    ("Order 12", false), ("Order 12 Lena", true), ("Lena 3", true), ("12 Lena", true), ("3 4", true), ("Lena", false),
    ("Lena Order 3", false), ("staff number 4711", true), ("Release 4711", false), ("Release 471", false),
    ("Ref 555-0134", true), ("ext. 17", true), ("floor 17", false), ("17 info", true), ("Main Street 5", false),
    ("5 Main Street", true), ("123456789", true), ("1234567890", true),
  ])
  func `few texts depend on digits`(text: String, mayDepend: Bool) {
    var person = Identity(label: "a")
    person.names = ["Lena Marlowe 7"]
    person.phones = ["+12125550134"]
    person.identifiers = ["0815", "123456789"]
    person.addresses = ["12 Main Street"]
    var other = Identity(label: "b")
    other.names = ["Lena Marlowe 16"]
    other.emails = ["12345@example.com", "16.info@example.com"]
    let bytes = Array(text.utf8)
    let detector = KnownPersonDetector([person, other])
    let isDependent = detector.mayDependOnDigits(
      in: bytes.span, profile: TextProfile(bytes.span), context: FieldContext(kind: .taskName))
    #expect(isDependent == mayDepend)
  }

  private func candidates(in text: String, by detector: KnownPersonDetector) -> [Match] {
    let bytes = Array(text.utf8)
    var candidates: [Candidate] = []
    detector.detect(
      in: bytes.span, profile: TextProfile(bytes.span), context: FieldContext(kind: .taskName), into: &candidates)
    return candidates.map { Match(range: $0.range, confidence: $0.confidence, reason: $0.reason) }
  }

  private struct Match: Equatable {
    let range: TextRange
    let confidence: Float
    let reason: String
  }
}

/// People with data from lists, and texts that mention them.
private struct InventedPeople {
  private let words: [String: [String]]
  private var generator: SeededGenerator

  init(seed: UInt64) throws {
    var words: [String: [String]] = [:]
    for row in try Fixture.rows("people-words.tsv") {
      let separator = row[0] == "address" ? "; " : ", "
      words[row[0]] = row[1].components(separatedBy: separator)
    }
    self.words = words
    generator = SeededGenerator(seed: seed)
  }

  mutating func people(_ count: Int) -> [Identity] { (1...count).map { person($0) } }

  private mutating func person(_ number: Int) -> Identity {
    var person = Identity(label: "no. \(number)")
    let isLatin = generator.roll(5) > 0
    let given = word(isLatin ? "given" : "given, other scripts")
    let surname = word(isLatin || generator.roll(3) == 0 ? "surname" : "surname, other scripts")
    let parts = (0..<max(0, generator.roll(6) - 3)).map { _ in word("part") }
    person.names = [name(given, parts, surname)]
    if generator.roll(6) == 0 { person.names.append(name(word("given"), parts.reversed(), surname)) }
    switch generator.roll(6) {
    case 0: person.emails = ["\(given).\(surname)@example.com"]
    case 1: person.emails = ["\(given.prefix(1))\(surname)@example.com", "@example.org", "info@mail.example.com"]
    case 2: person.emails = [(given + word("part") + surname).lowercased(), "a b@c@d"]
    case 3: person.emails = ["\(given)\(number)@example.com"]
    default: break
    }
    if generator.roll(2) == 0 { person.phones = [word("number")] }
    if generator.roll(4) == 0 { person.extensions = [word("number")] }
    if generator.roll(4) == 0 { person.identifiers = [word("identifier")] }
    if generator.roll(6) == 0 { person.addresses = [word("address")] }
    return person
  }

  private mutating func name(_ given: String, _ parts: [String], _ surname: String) -> String {
    switch generator.roll(8) {
    case 0: surname + ", " + ([given] + parts).joined(separator: " ")
    case 1: word("prefix") + ([given] + parts + [surname]).joined(separator: " ")
    case 2: ([given] + parts + [surname]).joined(separator: ".").lowercased()
    case 3: given
    case 4: ([given] + parts + [surname, "(" + word("part") + ")"]).joined(separator: " ")
    default: ([given] + parts + [surname]).joined(separator: " ")
    }
  }

  /// Returns a text with data of one of the people in an unusual spelling, and other words.
  mutating func text(about people: [Identity]) -> String {
    var parts = (0..<generator.roll(4)).map { _ in word("word") }
    for _ in 0..<1 + generator.roll(2) {
      let person = people[generator.roll(people.count)]
      let data =
        person.names + person.emails + person.phones + person.extensions + person.identifiers + person.addresses
      parts.insert(spelling(of: data[generator.roll(data.count)]), at: generator.roll(parts.count + 1))
    }
    return parts.joined(separator: generator.roll(4) == 0 ? "_" : " ")
  }

  private mutating func spelling(of data: String) -> String {
    var words = data.split { " ,._-@".contains($0) }.map(String.init)
    if generator.roll(3) == 0, words.count > 2 { words.remove(at: generator.roll(words.count)) }
    if generator.roll(3) == 0 { words.reverse() }
    switch generator.roll(9) {
    case 0: return data
    case 1: return words.joined().lowercased()
    case 2: return words.map(\.capitalized).joined()
    case 3: return (words[0].prefix(1) + (words.last ?? "")).lowercased()
    case 4: return (words.last ?? "").lowercased() + words[0].prefix(1).lowercased()
    case 5: return "\(words[0].prefix(1)). \(words.last ?? "")"
    case 6: return words.joined(separator: "_").uppercased()
    case 7:
      let plain = words.joined(separator: " ").replacing("ö", with: "oe").replacing("ü", with: "ue")
      return plain.folding(options: .diacriticInsensitive, locale: nil)
    default: return words.joined(separator: " ")
    }
  }

  /// Returns a text with a number, in few cases beside a part of a name.
  mutating func numberedText() -> String {
    let parts = [word("word"), String(generator.roll(1 << generator.roll(30))), word("word")]
    let name = generator.roll(4) == 0 ? [word("given")] : []
    return (parts + name).joined(separator: [" ", "_", "-", ""][generator.roll(4)])
  }

  mutating func digit() -> Character { Character(String(generator.roll(10))) }

  private mutating func word(_ list: String) -> String {
    let words = words[list] ?? []
    return words[generator.roll(words.count)]
  }
}
