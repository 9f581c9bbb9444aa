/// The schema of a value in a configuration or rule file. The checker, the JSON schemas and the reference page are derived
/// from it.
package indirect enum SettingSchema: Sendable {
  /// Any text.
  case text
  /// `true` or `false`.
  case flag
  /// A number within bounds.
  case number(ClosedRange<Double>)
  /// A whole number within bounds.
  case count(ClosedRange<Int>)
  /// One of a closed set of words.
  case choice([String])
  /// A day as `2026-12-31` (ISO 8601).
  case day
  /// A list; a single value is a list of one.
  case list(SettingSchema)
  /// Known keys.
  case mapping(SettingGroup)
  /// Keys that the user chooses.
  case table(SettingSchema)
  /// Any value; its reader checks it.
  case anything
  /// Any of several schemas; the first that fits.
  case either([SettingSchema])

  /// Whether the type of a value fits the schema.
  func accepts(_ content: Setting.Content) -> Bool {
    switch self {
    case .text, .flag, .number, .count, .choice, .day:
      if case .text = content { return true }
      return false
    case .list(let item):
      if case .list = content { return true }
      return item.accepts(content)
    case .mapping, .table:
      if case .mapping = content { return true }
      return false
    case .anything: return true
    case .either(let shapes): return shapes.contains { $0.accepts(content) }
    }
  }

  /// The expected value, for a message: `a list of texts`.
  package var wanted: String {
    switch self {
    case .text: "a text"
    case .flag: "true or false"
    case .number(let bounds): "a number from \(Self.short(bounds.lowerBound)) to \(Self.short(bounds.upperBound))"
    case .count(let bounds): "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .choice(let words): words.count > 8 ? "one of \(words.count) words" : "one of " + words.joined(separator: ", ")
    case .day: "a day such as 2026-12-31"
    case .list(let item): "a list (each item \(item.wanted))"
    case .mapping(let group): "a mapping with the keys " + group.keys.map(\.name).joined(separator: ", ")
    case .table: "a mapping"
    case .anything: "anything"
    case .either(let shapes): shapes.map(\.wanted).joined(separator: ", or ")
    }
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}

/// A mapping with known keys.
package struct SettingGroup: Sendable {
  /// The name of the mapping in messages: `the configuration`.
  package let name: String
  /// The keys.
  package let keys: [SettingKey]

  package init(_ name: String, _ keys: [SettingKey]) {
    self.name = name
    self.keys = keys
  }
}

/// One key of a ``SettingGroup``.
package struct SettingKey: Sendable {
  /// The key as written.
  package let name: String
  /// The schema of its value.
  package let shape: SettingSchema
  /// The default as written in a file; nil if missing.
  package let standard: String?
  /// The effect, in a sentence or two for the documentation, editors and messages.
  package let documentation: String
  /// Whether it is required.
  package let isRequired: Bool
  /// Whether a required list may be empty.
  package let mayBeEmpty: Bool

  package init(
    _ name: String, _ shape: SettingSchema, default standard: String? = nil, isRequired: Bool = false,
    mayBeEmpty: Bool = false, _ documentation: String
  ) {
    self.name = name
    self.standard = standard
    self.shape = shape
    self.documentation = documentation
    self.isRequired = isRequired
    self.mayBeEmpty = mayBeEmpty
  }
}
