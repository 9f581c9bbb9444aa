/// The kind of a value that is substituted into a flow. Only the name that the author gave to it shows its purpose.
enum SubstitutionKind {
  /// Returns the kind of the value with a name (`flow_name`, `greeting`, `menu_disconnect_name`); nil for settings.
  ///
  /// - Parameters:
  ///   - name: the name.
  ///   - isOfFlow: whether the value is known to be for a flow, so that `name` is the name of the flow.
  static func kind(of name: Span<UInt8>, isOfFlow: Bool) -> FieldKind? {
    if contains(name, anyOf: ["language", "_id", "uuid", "url", "uri", "version", "arn", "secret", "token", "path"]) {
      return nil
    }
    if contains(name, anyOf: ["desc"]) { return description(name, isOfFlow: isOfFlow) }
    if contains(name, anyOf: ["division"]) { return .divisionName }
    if contains(name, anyOf: ["name"]) { return self.name(name, isOfFlow: isOfFlow) }
    if contains(
      name, anyOf: ["greeting", "tts", "speech", "spoken", "announce", "audio", "prompt", "welcome", "goodbye"])
    {
      return .tts
    }
    if contains(name, anyOf: ["message", "msg", "text", "question", "reply", "subject", "body"]) {
      return .messageText
    }
    // `first_task`, `target_menu`: a name without the word.
    if name.hasSuffix("_task") { return .taskName }
    if name.hasSuffix("_menu") { return .menuName }
    if name.hasSuffix("_state") { return .stateName }
    if name.hasSuffix("_flow") { return .flowName }
    return .literalValue
  }

  private static func description(_ name: Span<UInt8>, isOfFlow: Bool) -> FieldKind {
    if contains(name, anyOf: ["prompt"]) { return .promptDescription }
    let isOfOther = contains(name, anyOf: ["queue", "table", "list", "skill", "integration", "wrapup", "group"])
    return isOfOther && !isOfFlow && !contains(name, anyOf: ["flow"]) ? .referencedName : .flowDescription
  }

  private static func name(_ name: Span<UInt8>, isOfFlow: Bool) -> FieldKind {
    if contains(name, anyOf: ["data_action", "dataaction"]) { return .dataActionName }
    if contains(name, anyOf: ["queue", "table", "list", "skill", "integration", "wrapup", "group"]) {
      return .referencedName
    }
    if contains(name, anyOf: ["flow", "bot"]) || isOfFlow && name.count == 4 { return .flowName }
    // `menu_name` names the menu, `menu_disconnect_name` one of its choices.
    if contains(name, anyOf: ["menu"]) {
      return contains(name, anyOf: ["menu_name", "menuname"]) ? .menuName : .menuChoiceName
    }
    if contains(name, anyOf: ["task"]) { return .taskName }
    if contains(name, anyOf: ["state"]) { return .stateName }
    if contains(name, anyOf: ["action"]) { return .actionName }
    if contains(name, anyOf: ["prompt"]) { return .promptName }
    return .literalValue
  }

  private static func contains(_ text: Span<UInt8>, anyOf words: [StaticString]) -> Bool {
    words.contains { word in text.indices.contains { text.hasWord(word, at: $0) } }
  }
}
