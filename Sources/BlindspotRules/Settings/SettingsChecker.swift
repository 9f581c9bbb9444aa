package import BlindspotParser

/// Checks values against a schema. Reports invalid parts and leaves them out of the result.
package struct SettingsChecker {
  private let code: Problem.Code
  /// The problems found.
  package private(set) var problems: [Problem] = []

  package init(code: Problem.Code) { self.code = code }

  /// Returns the valid parts of `setting`; nil if nothing is valid.
  ///
  /// - Parameter name: the name of the value in messages, usually its key.
  package mutating func check(_ setting: Setting, against shape: SettingSchema, name: String) -> Setting? {
    switch shape {
    case .mapping(let group): return checkMapping(setting, group, name: name)
    case .table(let value): return checkTable(setting, value, name: name)
    case .list(let item): return checkList(setting, item, name: name)
    case .anything: return setting
    case .either(let shapes): return checkEither(setting, shapes, name: name)
    case .text, .flag, .number, .count, .choice, .day: return checkText(setting, shape, name: name)
    }
  }

  /// The most mistakes of a file that are listed.
  private static let maximumProblems = 100

  private mutating func report(_ place: SettingPlace, _ message: @autoclosure () -> String) {
    guard problems.count < Self.maximumProblems else {
      if problems.count == Self.maximumProblems {
        problems.append(place.problem(code, "the file has more mistakes; only the first \(problems.count) are listed"))
      }
      return
    }
    problems.append(place.problem(code, message()))
  }

  private mutating func checkMapping(_ setting: Setting, _ group: SettingGroup, name: String) -> Setting? {
    guard case .mapping(let entries) = setting.content else {
      report(setting.place, "\(name) must be \(SettingSchema.mapping(group).wanted)")
      return nil
    }
    var kept: [Setting.Entry] = []
    for entry in entries {
      guard let key = group.keys.first(where: { $0.name == entry.key }) else {
        report(entry.keyPlace, Self.unknownKey(entry.key, in: group))
        continue
      }
      if entry.value.isNothing, !key.isRequired { continue }
      if let value = check(entry.value, against: key.shape, name: key.name) {
        kept.append(.init(key: entry.key, keyPlace: entry.keyPlace, value: value))
      }
    }
    for key in group.keys where key.isRequired {
      let entry = entries.first { $0.key == key.name }
      if let entry, key.mayBeEmpty || !isEmptyList(entry.value) { continue }
      report(entry?.value.place ?? setting.place, "\(group.name) has no key \(key.name); add it: \(key.documentation)")
    }
    return Setting(content: .mapping(kept), place: setting.place)
  }

  private static func unknownKey(_ key: String, in group: SettingGroup) -> String {
    let names = group.keys.map(\.name)
    return "\(group.name) has no key "
      + Suggestion.quote(key, among: names, otherwise: "; it may have " + names.joined(separator: ", "))
  }

  private func isEmptyList(_ setting: Setting) -> Bool {
    if case .list(let items) = setting.content { return items.isEmpty }
    return false
  }

  private mutating func checkTable(_ setting: Setting, _ value: SettingSchema, name: String) -> Setting? {
    guard case .mapping(let entries) = setting.content else {
      report(setting.place, "\(name) must be a mapping")
      return nil
    }
    let kept = entries.compactMap { entry in
      check(entry.value, against: value, name: Suggestion.shown(entry.key)).map {
        Setting.Entry(key: entry.key, keyPlace: entry.keyPlace, value: $0)
      }
    }
    return Setting(content: .mapping(kept), place: setting.place)
  }

  private mutating func checkList(_ setting: Setting, _ item: SettingSchema, name: String) -> Setting? {
    guard case .list(let items) = setting.content else {
      guard item.accepts(setting.content) else {
        report(setting.place, "\(name) must be \(SettingSchema.list(item).wanted)")
        return nil
      }
      return check(setting, against: item, name: name)
        .map { Setting(content: .list([$0]), place: setting.place) }
    }
    let kept = items.compactMap { check($0, against: item, name: name) }
    return Setting(content: .list(kept), place: setting.place)
  }

  private mutating func checkEither(_ setting: Setting, _ shapes: [SettingSchema], name: String) -> Setting? {
    let possible = shapes.filter { $0.accepts(setting.content) }
    guard possible.count > 1 else {
      if let only = possible.first { return check(setting, against: only, name: name) }
      report(setting.place, "\(name) must be \(SettingSchema.either(shapes).wanted)")
      return nil
    }
    var first: [Problem] = []
    for shape in possible {
      var attempt = SettingsChecker(code: code)
      if let value = attempt.check(setting, against: shape, name: name), attempt.problems.isEmpty { return value }
      if first.isEmpty { first = attempt.problems }
    }
    problems += first
    return nil
  }

  private mutating func checkText(_ setting: Setting, _ shape: SettingSchema, name: String) -> Setting? {
    guard let text = setting.text, fits(setting, text, shape) else {
      report(setting.place, Self.unfitting(setting, shape, name: name))
      return nil
    }
    return setting
  }

  private static func unfitting(_ setting: Setting, _ shape: SettingSchema, name: String) -> String {
    guard case .choice(let words) = shape, let text = setting.text else { return "\(name) must be \(shape.wanted)" }
    return "\(name) cannot be " + Suggestion.quote(text, among: words, otherwise: "; it must be \(shape.wanted)")
  }

  private func fits(_ setting: Setting, _ text: String, _ shape: SettingSchema) -> Bool {
    switch shape {
    case .text: !setting.isNothing
    case .flag: setting.flag != nil
    case .number(let bounds): setting.number.map(bounds.contains) ?? false
    case .count(let bounds): setting.count.map(bounds.contains) ?? false
    case .choice(let words): words.contains(text)
    case .day: Day(text) != nil
    case .list, .mapping, .table, .anything, .either: false
    }
  }
}
