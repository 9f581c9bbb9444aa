package import BlindspotParser

/// Where something stands in a configuration or rule file, so that an error can point at it.
package struct SettingPlace: Hashable, Sendable {
  /// The file's path.
  package let file: String
  /// The place in the file; nil for what no file says (the command line, a default).
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

  /// A problem at this place.
  package func problem(_ code: Problem.Code, _ message: String) -> Problem {
    Problem(file: file, position: position, code: code, message: message)
  }
}

/// One value of a configuration or rule file: what it says and where it stands.
package struct Setting: Sendable {
  /// What a value can be. YAML's own idea of types is left aside: `off` and `12` are texts until a shape wants more.
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

  /// What it says.
  package let content: Content
  /// Where it stands.
  package let place: SettingPlace
  /// Whether the text was written without quotes, so that an empty one means "nothing".
  package let isPlain: Bool
  /// The column of the first character of a text that is written on one line without escapes; else nil. Lets an error
  /// point into a pattern.
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

  /// The items of a list; one value stands for a list of one, and nothing for the empty list.
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

  /// The value behind `key`; nil where there is none.
  package subscript(_ key: String) -> Setting? { entries.first { $0.key == key }?.value }

  /// The text behind `key`.
  package func text(_ key: String) -> String? { self[key]?.text }

  /// Whether nothing was written (`key:` alone, `~` or `null`).
  package var isNothing: Bool {
    guard isPlain, let text else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// The number that the text spells; nil where it spells none.
  package var number: Double? { text.flatMap { Double($0) } }

  /// The whole number that the text spells.
  package var count: Int? { text.flatMap { Int($0) } }

  /// What `true` and `false` say.
  package var flag: Bool? {
    switch text {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }
}
