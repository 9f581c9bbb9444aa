package import BlindspotParser

/// A place in a configuration or rule file, for error messages.
package struct SettingPlace: Hashable, Sendable {
  /// The file's path.
  package let file: String
  /// The position in the file; nil for the command line and defaults.
  package let position: SourcePosition?

  package init(file: String, position: SourcePosition?) {
    self.file = file
    self.position = position
  }

  /// `file:line:column`, as compilers print it.
  package var description: String {
    guard let position else { return file }
    return "\(file):\(position.line):\(position.column)"
  }

  /// A problem at this place. Its message can quote the file, which is not an export.
  package func problem(_ code: Problem.Code, _ message: String) -> Problem {
    Problem(file: file, position: position, code: code, message: ShownText(nonExport: message))
  }
}

/// A value of a configuration or rule file with its place.
package struct Setting: Sendable {
  /// The content of a value. YAML types are ignored: `off` and `12` are texts until a schema requires another type.
  package enum Content: Sendable {
    case text(String)
    case list([Setting])
    case mapping([Entry])
  }

  /// A key with its value.
  package struct Entry: Sendable {
    package let key: String
    package let keyPlace: SettingPlace
    package let value: Setting

    package init(key: String, keyPlace: SettingPlace, value: Setting) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  /// The content.
  package let content: Content
  /// The place.
  package let place: SettingPlace
  /// Whether the text has no quotes, so that an empty text is an empty value.
  package let isPlain: Bool
  /// The column of the first character, for a text on one line without escapes; else nil. Allows errors to point into a
  /// pattern.
  package let textColumn: Int?

  package init(content: Content, place: SettingPlace, isPlain: Bool = false, textColumn: Int? = nil) {
    self.content = content
    self.place = place
    self.isPlain = isPlain
    self.textColumn = textColumn
  }

  /// The place as the origin of a value.
  package var origin: Origin { .file(place.description) }

  /// The text; nil for a list or a mapping.
  package var text: String? {
    if case .text(let text) = content { return text }
    return nil
  }

  /// The items of a list; a single value is a list of one, and an empty value is an empty list.
  package var items: [Setting] {
    switch content {
    case .list(let items): items
    case .text: isNothing ? [] : [self]
    case .mapping: [self]
    }
  }

  /// The texts among ``items``.
  package var texts: [String] { items.compactMap(\.text) }

  /// The entries of a mapping; empty for anything else.
  package var entries: [Entry] {
    if case .mapping(let entries) = content { return entries }
    return []
  }

  /// The value of `key`; nil if missing.
  package subscript(_ key: String) -> Setting? { entries.first { $0.key == key }?.value }

  /// The text of `key`; nil if missing.
  package func text(_ key: String) -> String? { self[key]?.text }

  /// Whether the value is empty (`key:` alone, `~` or `null`).
  package var isNothing: Bool {
    guard isPlain, let text else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// The number in the text; nil if it is not a number.
  package var number: Double? { text.flatMap { Double($0) } }

  /// The whole number in the text; nil if it is not a whole number.
  package var count: Int? { text.flatMap { Int($0) } }

  /// The truth value of `true`, `yes`, `on`, `false`, `no` and `off`; nil for other texts.
  package var flag: Bool? {
    switch text {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }
}
