import BlindspotEncoding
import BlindspotParser

/// One key of a configuration file, declared once.
///
/// The schema, the reference page, `config show`, the help of the options and the merging of layers are derived from
/// this declaration.
///
/// ```
/// fail-on: error  ->  read  ->  Sourced(.error, .file(".blindspot.yml:2:10"))  ->  merge  ->  resolve  ->  config show
/// ```
public struct ConfigurationKey<Value: Sendable>: Sendable {
  /// The key as a configuration file writes it.
  public let name: String
  /// The value that applies if no layer sets one.
  public let standard: Value
  /// The option of the command line that sets the same value; nil if missing.
  package let option: CommandLineOption?
  /// The meaning of the value, in a phrase that starts a sentence and has no full stop.
  package let summary: String
  /// Further sentences for the reference page and the schema.
  package let details: String?
  private let makeSchema: @Sendable () -> SettingSchema
  private let readValue: @Sendable (Setting, _ folder: String) -> Value?
  private let mergeValues: @Sendable (_ earlier: Value, _ later: Value) -> Value
  private let resolveValue: @Sendable (Value) -> ResolvedValue

  /// Declares a key.
  ///
  /// - Parameters:
  ///   - read: returns the value of a checked setting; nil if the setting decides nothing. Paths are relative to the
  ///     given folder.
  ///   - merge: combines the values of two layers; by default the later one replaces the earlier one.
  ///   - resolve: returns the value as `config show` prints it.
  init(
    _ name: String, _ schema: @autoclosure @escaping @Sendable () -> SettingSchema, default standard: Value,
    option: CommandLineOption? = nil, _ summary: String, details: String? = nil,
    read: @escaping @Sendable (Setting, _ folder: String) -> Value?,
    merge: @escaping @Sendable (_ earlier: Value, _ later: Value) -> Value = { $1 },
    resolve: @escaping @Sendable (Value) -> ResolvedValue
  ) {
    self.name = name
    self.standard = standard
    self.option = option
    self.summary = summary
    self.details = details
    makeSchema = schema
    readValue = read
    mergeValues = merge
    resolveValue = resolve
  }
}

/// The parts of a ``ConfigurationKey`` that do not depend on the type of its value.
package protocol AnyConfigurationKey: Sendable {
  var name: String { get }
  var option: CommandLineOption? { get }
  var summary: String { get }
  var details: String? { get }
  /// The schema of the value.
  var schema: SettingSchema { get }
  /// The default as `config show` prints it; nil if the default is to decide nothing.
  var standardText: String? { get }
  /// Reads the value of the key from a checked file into `values`.
  func read(_ file: Setting, folder: String, into values: inout ConfigurationValues)
  /// Adds the value of `later` to the one in `values`.
  func merge(_ later: ConfigurationValues, into values: inout ConfigurationValues)
  /// The value in `values`, or the default, as `config show` prints it.
  func resolved(_ values: ConfigurationValues) -> ResolvedValue
}

extension ConfigurationKey: AnyConfigurationKey {
  package var schema: SettingSchema { makeSchema() }

  package var standardText: String? {
    switch resolveValue(standard) {
    case .text(let text, _): text
    case .list(let texts, _): texts.isEmpty ? nil : texts.list()
    case .lines: nil
    }
  }

  package func read(_ file: Setting, folder: String, into values: inout ConfigurationValues) {
    if let setting = file[name], let value = readValue(setting, folder) { values[self] = value }
  }

  package func merge(_ later: ConfigurationValues, into values: inout ConfigurationValues) {
    guard let new = later[self] else { return }
    values[self] = values[self].map { mergeValues($0, new) } ?? new
  }

  package func resolved(_ values: ConfigurationValues) -> ResolvedValue { resolveValue(values[self] ?? standard) }
}

extension AnyConfigurationKey {
  /// The key as a part of a schema, with the summary as its documentation.
  package var settingKey: SettingKey {
    let option = option.map { "Option `\($0.flag)`." }
    let sentences = ["\(summary).", details, option].compactMap { $0 }
    return SettingKey(name, schema, default: standardText, sentences.joined(separator: " "))
  }

  /// The help of the option: the summary with the choices and the default.
  package var optionHelp: String {
    var help = summary
    if case .choice(let words) = schema { help += ": " + words.list() }
    if option?.isRepeatable ?? false { help += "; repeatable" }
    if let standardText, option?.valueName != nil { help += " (default: \(standardText))" }
    return help + "."
  }
}

/// An option of the command line that sets a configuration key or a limit.
package struct CommandLineOption: Sendable, Hashable {
  /// The long name without hyphens: `fail-on`.
  package let name: String
  /// The placeholder of the value in the help: `level`; nil for a flag.
  package let valueName: String?
  /// Whether the option may be given several times.
  package let isRepeatable: Bool

  init(_ name: String, value: String?, isRepeatable: Bool = false) {
    self.name = name
    valueName = value
    self.isRepeatable = isRepeatable
  }

  /// The option as typed: `--fail-on`.
  package var flag: String { "--" + name }

  /// The origin of values that this option sets.
  package var origin: Origin { .commandLine(flag) }
}

/// The values of some keys, by the name of the key.
package struct ConfigurationValues: Sendable {
  // An array, since there are few keys and the type of a dictionary takes 270,000 instructions to make at run time.
  private var values: [(name: String, value: any Sendable)] = []

  package init() {}

  /// Whether no key is set.
  package var isEmpty: Bool { values.isEmpty }

  /// The value of `key`; nil if it is not set.
  package subscript<Value>(_ key: ConfigurationKey<Value>) -> Value? {
    get { values.first { $0.name == key.name }?.value as? Value }
    set {
      values.removeAll { $0.name == key.name }
      if let newValue { values.append((key.name, newValue)) }
    }
  }
}

/// A value of the configuration as `config show` prints it.
package enum ResolvedValue: Sendable {
  /// One text after the key.
  case text(String, Origin)
  /// A list of texts in brackets after the key.
  case list([String], Origin)
  /// Indented YAML lines below the key; none if the key is not printed.
  case lines([(text: String, origin: Origin)])
}
