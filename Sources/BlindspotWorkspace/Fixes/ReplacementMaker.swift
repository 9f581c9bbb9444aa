import BlindspotParser
import BlindspotRules

/// Makes the texts that replace personal data. The same value gets the same number over a whole run.
struct ReplacementMaker: Sendable {
  /// A replaced value and its replacement, for a mapping file.
  struct Entry: Sendable, Hashable {
    let category: Category
    /// The value in clear text, as it was first written.
    let value: String
    let replacement: String
  }

  /// A new text for a value.
  struct Replacement: Sendable {
    let text: [UInt8]
    /// The value and the text for a mapping file.
    let entry: Entry
  }

  /// The place of a value.
  struct Place {
    /// The text of the field.
    let text: [UInt8]
    /// The value in the text.
    let range: TextRange
    let kind: FieldKind
  }

  /// The key of the hashes that values are compared by; made for one run.
  private let key: FindingKey?
  private var numbers: [String: Int] = [:]
  private var last: [Placeholder.Family: Int]

  /// Creates a maker whose numbers follow those of the placeholders that the exports already contain.
  init(after last: [Placeholder.Family: Int] = [:]) {
    var generator = SystemRandomNumberGenerator()
    key = try? FindingKey((0..<32).map { _ in UInt8.random(in: 33...126, using: &generator) })
    self.last = last
  }

  /// Returns the replacement of a value.
  mutating func replacement(at place: Place, of rule: Rule) -> Replacement {
    let bytes = Array(place.text[place.range.start..<place.range.end])
    let value = String(decoding: bytes, as: UTF8.self)
    let isStatus = place.kind == .personalStatus || place.kind == .profileText
    func replacement(_ text: [UInt8]) -> Replacement {
      let written = String(decoding: text, as: UTF8.self)
      return Replacement(text: text, entry: Entry(category: rule.category, value: value, replacement: written))
    }
    if rule.fix == nil, isStatus, rule.category.isStatement { return replacement(Array("away".utf8)) }
    let family = rule.fix == nil ? rule.category.placeholder : .other
    let number = number(of: value, category: rule.category, family: family)
    let text: [UInt8] =
      if let fix = rule.fix {
        Array(fix.replacing("{n}", with: String(number)).utf8)
      } else {
        switch family {
        case .person: PlaceholderStyle(place, word: "Person").text(number)
        case .mailbox: Array("person-\(number)@example.com".utf8)
        case .telephone: PlaceholderStyle.telephone(bytes, number: number)
        case .other:
          PlaceholderStyle.isIdentifier(place) ? Array("Removed\(number)".utf8) : Array("REMOVED-\(number)".utf8)
        }
      }
    return replacement(text)
  }

  private mutating func number(of value: String, category: Category, family: Placeholder.Family) -> Int {
    let identity = key?.hash(of: value, folded: ContextText(value).folded, category: category) ?? value
    if let number = numbers[identity] { return number }
    let number = (last[family] ?? 0) + 1
    last[family] = number
    numbers[identity] = number
    return number
  }
}

extension Category {
  /// The placeholder of a value of the category.
  fileprivate var placeholder: Placeholder.Family {
    switch self {
    case .personName: .person
    case .emailAddress: .mailbox
    case .phoneNumber: .telephone
    default: .other
    }
  }

  /// Whether values of the category are statements about a person, and not data that identify one.
  fileprivate var isStatement: Bool {
    switch self {
    case .health, .belief, .lifeEvent, .location: true
    default: false
    }
  }
}
