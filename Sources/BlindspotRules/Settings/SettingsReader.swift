package import BlindspotParser

/// Reads a configuration or rule file into positioned values and checks them against a schema.
package enum SettingsReader {
  /// The limits of such a file, far above any file written by hand.
  private static let limits = ReadLimits(bytes: 8 << 20, depth: 48, expandedNodes: 400_000)

  /// The values of a file and its problems.
  package struct Outcome: Sendable {
    /// The checked values; nil if the file is empty or not valid YAML.
    package var setting: Setting?
    /// The problems, in order of position.
    package var problems: [Problem]
  }

  /// Reads `file`. Values that do not fit are reported and left out, so that one mistake does not hide the next.
  ///
  /// - Parameters:
  ///   - file: the bytes, and the name for messages.
  ///   - shape: the schema of the file.
  ///   - code: the code of its problems.
  package static func read(_ file: SourceFile, shape: SettingSchema, code: Problem.Code) -> Outcome {
    // YAML does not accept every JSON text: tabs as indentation, surrogate pairs.
    let isJSON = file.bytes.first { $0 > ASCII.space }.map { $0 == ASCII.openBrace || $0 == ASCII.openBracket } ?? false
    let result = isJSON ? readJSON(file) : YAMLReader.read(file, limits: limits)
    guard result.problems.isEmpty else {
      return Outcome(
        setting: nil,
        problems: result.problems.map {
          Problem(file: $0.file, position: $0.position, code: code, message: $0.message)
        })
    }
    guard let document = result.documents.first else { return Outcome(setting: nil, problems: []) }
    var problems: [Problem] = []
    let lines = LineIndex(document.source)
    if result.documents.count > 1 {
      let start = result.documents[1].sourceRange(of: result.documents[1].root).start
      problems.append(
        Problem(
          file: file.name, position: lines.position(of: start), code: code,
          message: "a second YAML document begins here; only one is read, put it into a file of its own"))
    }
    var builder = SettingBuilder(file: file.name, document: document, lines: lines, code: code)
    let setting = builder.setting(of: document.root)
    problems += builder.problems
    guard !setting.isNothing else { return Outcome(setting: nil, problems: problems) }
    var checker = SettingsChecker(code: code)
    let checked = checker.check(setting, against: shape, name: "this")
    if !(problems + checker.problems).isEmpty, isExport(file) {
      // The mistakes would be about keys and values of the export.
      return Outcome(
        setting: nil,
        problems: [Problem(file: file.name, code: code, message: "the file is an export; name another file here")])
    }
    return Outcome(setting: checked, problems: problems + checker.problems)
  }

  /// Whether a file is an export, or a damaged one.
  private static func isExport(_ file: SourceFile) -> Bool {
    if case .notAnExport = ExportReader.read(file) { return false }
    return true
  }
}

extension SettingsReader {
  /// Reads a JSON text; one that is not, such as YAML in braces, as YAML.
  private static func readJSON(_ file: SourceFile) -> ReadResult {
    let json = JSONReader.read(file, limits: limits)
    guard !json.problems.isEmpty else { return json }
    let yaml = YAMLReader.read(file, limits: limits)
    return yaml.problems.isEmpty ? yaml : json
  }
}

/// Turns nodes into settings.
private struct SettingBuilder {
  let file: String
  let document: Document
  let lines: LineIndex
  let code: Problem.Code
  var problems: [Problem] = []

  init(file: String, document: Document, lines: LineIndex, code: Problem.Code) {
    self.file = file
    self.document = document
    self.lines = lines
    self.code = code
  }

  mutating func setting(of id: NodeID, depth: Int = 0) -> Setting {
    let place = place(of: id)
    let target = document.resolved(id)
    // An alias that cannot be followed points at itself; aliases in aliases are bounded by the reader.
    guard document[target].kind != .alias, depth < 64 else { return Setting(content: .text(""), place: place) }
    switch document[target].kind {
    case .mapping:
      var entries: [Setting.Entry] = []
      var names: Set<String> = []
      for (key, value) in document.entries(of: target) {
        let keyPlace = self.place(of: key)
        let name = document[key].kind == .scalar ? document.string(document.slice(of: key)) : ""
        if name.isEmpty {
          problems.append(keyPlace.problem(code, "a key must be a word"))
        } else if !names.insert(name).inserted {
          problems.append(keyPlace.problem(code, "this key occurs twice in the mapping; keep one of them"))
        } else {
          entries.append(.init(key: name, keyPlace: keyPlace, value: setting(of: value, depth: depth + 1)))
        }
      }
      return Setting(content: .mapping(entries), place: place)
    case .sequence:
      var items: [Setting] = []
      for child in document.children(of: target) { items.append(setting(of: child, depth: depth + 1)) }
      return Setting(content: .list(items), place: place)
    case .scalar, .alias:
      let node = document[target]
      let column =
        node.isInDecodedBuffer ? nil : lines.position(of: node.text.start).column
      return Setting(
        content: .text(document.string(document.slice(of: target))), place: place,
        isPlain: node.style == .plain || node.style == .jsonToken, textColumn: target == id ? column : nil)
    }
  }

  private func place(of id: NodeID) -> SettingPlace {
    SettingPlace(file: file, position: lines.position(of: document.sourceRange(of: id).start))
  }
}
