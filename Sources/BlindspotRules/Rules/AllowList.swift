import BlindspotParser

/// Values that are allowed everywhere: texts, people, company lines, domains.
package struct AllowList: Sendable {
  /// The lists of a configuration.
  package enum Kind: String, Sendable, CaseIterable {
    case texts
    case patterns
    case people
    case lines
    case domains
  }

  /// One allowed value, as a configuration writes it.
  package typealias Entry = (list: Kind, text: Setting)

  /// The keys of `allow` for a single rule, in its file or in a configuration.
  static let textGroup = SettingGroup(
    "allow",
    [
      SettingKey("texts", .list(.text), "Texts that are not reported, in any case and with any separators."),
      SettingKey("patterns", .list(.text), "PCRE2 regular expressions; a text that contains a match is not reported."),
    ])

  /// The keys of `allow` for all rules.
  static let group = SettingGroup(
    "allow",
    textGroup.keys + [
      SettingKey("people", .list(.text), "Names that are not reported: a public figure, the persona of a bot."),
      SettingKey("lines", .list(.text), "Company telephone lines, in any spelling; `+1 800 *` allows a prefix."),
      SettingKey("domains", .list(.text), "Domains, with their subdomains, whose e-mail addresses are not reported."),
    ])

  /// The allowed values in a checked mapping.
  static func entries(of setting: Setting) -> [Entry] {
    setting.entries.flatMap { entry in
      Kind(rawValue: entry.key).map { kind in entry.value.items.map { (kind, $0) } } ?? []
    }
  }

  private var texts: [String] = []
  private var people: [String] = []
  private var lines: [Line] = []
  private var domains: [String] = []
  private var patterns: [Pattern] = []
  private var textIndex = PhraseIndex([])
  private var peopleIndex = PhraseIndex([])

  /// A company line: its digits, and whether they are a prefix.
  private struct Line {
    let digits: [UInt8]
    let isPrefix: Bool
    /// The prefix without its country code: `800` of `+1 800 *`.
    let nationalPrefix: [UInt8]?

    init(_ text: String) {
      digits = text.utf8.filter(\.isDigit)
      isPrefix = text.utf8.last == ASCII.asterisk
      let rest = digits.dropFirst(Self.lengthOfCountryCode(digits))
      nationalPrefix = isPrefix && text.utf8.first == ASCII.plus && rest.count >= 3 ? Array(rest) : nil
    }

    /// The number of digits of the country code of an international number (ITU-T E.164, assigned codes).
    private static func lengthOfCountryCode(_ digits: [UInt8]) -> Int {
      guard digits.count > 1 else { return 0 }
      let two = digits[0].digitValue * 10 + digits[1].digitValue
      switch two {
      case 10...19, 70...79: return 1
      case 20, 27, 30...34, 36, 39...41, 43...49, 51...58, 60...66, 81, 82, 84, 86, 90...95, 98: return 2
      default: return 3
      }
    }

    /// Whether the line allows a number, with or without country code and leading zero.
    func allows(_ found: [UInt8]) -> Bool {
      let short = found.drop { $0 == UInt8(ascii: "0") }
      guard !isPrefix else {
        return found.starts(with: digits) || short.starts(with: digits)
          || nationalPrefix.map { short.starts(with: $0) } ?? false
      }
      if found == digits { return true }
      let own = digits.drop { $0 == UInt8(ascii: "0") }
      let (shorter, longer) = short.count < own.count ? (short, own) : (own, short)
      return shorter.count >= 7 && longer.suffix(shorter.count).elementsEqual(shorter)
    }
  }

  package init() {}

  /// Whether the list is empty.
  package var isEmpty: Bool {
    texts.isEmpty && people.isEmpty && lines.isEmpty && domains.isEmpty && patterns.isEmpty
  }

  /// Adds the values of a configuration. Appends invalid values to `problems`.
  mutating func add(_ entries: [Entry], problems: inout [Problem]) {
    for (list, setting) in entries {
      guard let text = setting.text else { continue }
      switch list {
      case .texts: texts.append(text)
      case .people: people.append(text)
      case .domains: domains.append(Self.domain(text))
      case .lines:
        let line = Line(text)
        guard line.digits.count >= (line.isPrefix ? 3 : 5) else {
          problems.append(
            setting.place.problem(
              .badConfiguration,
              "an allowed line needs \(line.isPrefix ? "three digits before the `*`" : "at least five digits")"))
          continue
        }
        lines.append(line)
      case .patterns: add(pattern: text, at: setting, problems: &problems)
      }
    }
    textIndex = PhraseIndex(texts)
    peopleIndex = PhraseIndex(people.flatMap(Self.partsOfName))
  }

  private mutating func add(pattern text: String, at setting: Setting, problems: inout [Problem]) {
    do throws(Pattern.CompileError) {
      patterns.append(try Pattern(text))
    } catch {
      problems.append(
        setting.place.problem(.badConfiguration, "the allowed pattern cannot be compiled: \(error.message)"))
    }
  }

  /// Whether a value of `category` is allowed.
  package func allows(_ value: Span<UInt8>, category: Category) -> Bool {
    switch category {
    case .phoneNumber where !lines.isEmpty && allowsLine(value): return true
    case .emailAddress where !domains.isEmpty && allowsDomain(value): return true
    case .personName where peopleIndex.count > 0 && peopleIndex.isPhrase(ContextText(value)): return true
    default: break
    }
    if textIndex.count > 0, textIndex.isPhrase(ContextText(value)) { return true }
    return patterns.contains { pattern in
      if case .match = pattern.firstMatch(in: value) { return true }
      return false
    }
  }

  /// The most words of a name whose parts are allowed too.
  private static let longestName = 16

  /// The name and its parts of two words or more: `Dr Ada Byron` also allows `Ada Byron`. A single word of a longer name
  /// is not allowed.
  private static func partsOfName(_ name: String) -> [String] {
    let words = name.split { $0 == " " || $0 == "," }
    guard words.count > 2 else { return words.count == 2 ? [name, "\(words[1]) \(words[0])"] : [name] }
    // A text with more words is not the name of a person, and the length of all its parts grows with the third power.
    guard words.count <= longestName else { return [name] }
    var parts = [name]
    for start in words.indices {
      for end in words.indices where end > start { parts.append(words[start...end].joined(separator: " ")) }
    }
    return parts
  }

  private func allowsLine(_ value: Span<UInt8>) -> Bool {
    var digits: [UInt8] = []
    for index in value.indices where value[index].isDigit { digits.append(value[index]) }
    return lines.contains { $0.allows(digits) }
  }

  private func allowsDomain(_ value: Span<UInt8>) -> Bool {
    var address: [UInt8] = []
    for index in value.indices { address.append(value[index].lowercased) }
    guard let at = address.lastIndex(of: ASCII.at) else { return false }
    let host = address[(at + 1)...]
    return domains.contains { domain in
      host.elementsEqual(domain.utf8)
        || (host.count > domain.utf8.count + 1
          && host.suffix(domain.utf8.count + 1).elementsEqual([ASCII.period] + Array(domain.utf8)))
    }
  }

  private static func domain(_ text: String) -> String {
    var text = text.lowercased()
    for prefix in ["*.", "@", "."] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
    return text
  }
}
