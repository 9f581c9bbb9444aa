/// Finds the texts of an export that a person may have typed and that no rule of its shape reads, so that a new key of the
/// platform is read before a rule for it exists.
///
/// Excluded are keys of identifiers, settings, machine text and copies (`excludedKeys`, `excludedEndings`), and
/// values with the form of machine text (``isMachineText(_:)``).
struct OtherTexts {
  private let tree: ExportTree
  /// The nodes that were read or excluded.
  private let known: NodeSet
  /// The containers by the index of their node.
  private var containers: [UInt32: Int] = [:]
  private(set) var found: [(node: NodeID, container: Int?)] = []
  /// The checks of the deadline; after it, the rest is not searched.
  private(set) var pace: Pace

  init(_ tree: ExportTree, known: NodeSet, containers: [Container], pace: Pace) {
    self.tree = tree
    self.pace = pace
    self.known = known
    for (index, container) in containers.enumerated() { self.containers[container.node.index] = index }
  }

  /// Finds the texts. The recursion is at most as deep as readers let a document nest (``ReadLimits/depth``).
  mutating func read() { visit(tree.root, in: nil) }

  private mutating func visit(_ id: NodeID, in container: Int?) {
    guard !pace.isTimeOver(), !tree.isAlias(id), !known.contains(id) else { return }
    let container = containers[id.index] ?? container
    switch tree.kind(of: id) {
    case .alias: break
    case .scalar:
      if Self.isTypedText(id, in: tree) { found.append((id, container)) }
    case .sequence: for item in tree.items(of: id) { visit(item, in: container) }
    case .mapping:
      for (key, value) in tree.entries(of: id) {
        if Self.isTypedKey(key, in: tree), !known.contains(key) { found.append((key, container)) }
        if !Self.isExcluded(key, in: tree) { visit(value, in: container) }
      }
    }
  }

  /// Whether a scalar is a text that a person may have typed.
  static func isTypedText(_ id: NodeID, in tree: ExportTree) -> Bool {
    tree.isText(id) && tree[id].style != .hclExpression && !tree.withText(of: id) { isMachineText($0) }
  }

  /// Whether a scalar is a text that a person may have typed, or one that contains a JSON object.
  static func isTypedTextOrJSON(_ id: NodeID, in tree: ExportTree) -> Bool {
    guard tree.isText(id) else { return false }
    let isExpression = tree[id].style == .hclExpression
    return tree.withText(of: id) { PackedText.isJSON($0) || !isExpression && !isMachineText($0) }
  }

  /// Whether a key is a text that a person may have typed: no key of the platform has a space.
  static func isTypedKey(_ key: NodeID, in tree: ExportTree) -> Bool {
    let node = tree.document[key]
    guard node.kind == .scalar, node.symbol == .unknown, node.textLength > 5, node.style != .csvPlain,
      node.style != .csvQuoted
    else { return false }
    return tree.withText(of: key) { $0.contains(ASCII.space) && !isMachineText($0) }
  }

  static func isExcluded(_ key: NodeID, in tree: ExportTree) -> Bool {
    guard tree.kind(of: key) == .scalar else { return false }
    return tree.withText(of: key) { isExcludedKey($0) }
  }

  /// Whether a key has a value that is not typed text.
  static func isExcludedKey(_ key: Span<UInt8>) -> Bool {
    if excludedKeys.symbol(of: key) != .unknown { return true }
    if key.hasPrefix("email") || key.hasPrefix("phone") { return true }
    // Each ending starts with one of these, and most keys are one word in lower case.
    guard key.indices.contains(where: { key[$0].isUpper || key[$0] == ASCII.underscore }) else { return false }
    return excludedEndings.contains { key.hasSuffix($0) }
  }

  /// Whether a text has the form of an identifier, a number, a date, an address of a resource, an expression or a
  /// constant, and not of words.
  static func isMachineText(_ text: Span<UInt8>) -> Bool {
    hasFormOfMachineText(text) || constants.symbol(of: text) != .unknown
  }

  private static func hasFormOfMachineText(_ text: Span<UInt8>) -> Bool {
    guard text.count > 2 else { return true }
    // Most texts are one word without a capital letter at the start, or with a digit or the mark of a path, or without
    // small letters, which is not a name.
    if !text.hasWord(where: { $0.hasByte(below: ASCII.space + 1) || $0.hasByte(ASCII.at) }) {
      let first = text[0]
      if first < 0x80, !first.isUpper { return true }
      // Period, slash and the digits.
      if text.hasWord(where: { $0.hasByte(in: ASCII.period...UInt8(ascii: "9")) }) { return true }
      if !text.hasWord(where: { $0.hasByte(in: ASCII.lowercaseLetters) || !$0.isASCII }) { return true }
    }
    var letters = 0
    var upper = 0
    var digits = 0
    var spaces = 0
    var marks = 0
    var hasColon = false
    var hasPathMark = false
    for index in text.indices {
      switch text[index] {
      case ASCII.uppercaseLetters:
        letters += 1
        upper += 1
      case ASCII.lowercaseLetters, 0x80...: letters += 1
      case ASCII.digits: digits += 1
      case ASCII.space, ASCII.newline, ASCII.tab: spaces += 1
      case ASCII.at: return spaces == 0 && text.firstIndex(of: "://") != nil
      case ASCII.colon:
        hasColon = true
        marks += 1
      case ASCII.period, ASCII.slash:
        hasPathMark = true
        marks += 1
      default: marks += 1
      }
    }
    if letters < 2 || hasColon && hasPathMark && text.firstIndex(of: "://") != nil { return true }
    switch text[0] {
    case ASCII.slash, ASCII.dollar, ASCII.openBrace, ASCII.openBracket, ASCII.lessThan, ASCII.numberSign,
      UInt8(ascii: "^"):
      return true
    default: break
    }
    if spaces > 0 { return text.hasPrefix("Case ") && letters == 4 || isExpression(text) }
    // One word: a name has a capital first letter and small ones, or parts with a hyphen or an underscore between them.
    // `InProgress` is a constant or a variable.
    if digits > 0 || upper == letters || hasPathMark { return true }
    switch text[0] {
    case ASCII.uppercaseLetters, 0x80...: return marks == 0 && upper > 1
    default: return true
    }
  }

  /// Whether a text with spaces is an expression: `Flow.count + 1`, `ToString(Flow.name) + "x"`, `${var.name} x`.
  private static func isExpression(_ text: Span<UInt8>) -> Bool {
    if scopes.contains(where: { text.hasPrefix($0) }) { return true }
    for index in 0..<text.count - 1 {
      switch (text[index], text[index + 1]) {
      case (ASCII.dollar, ASCII.openBrace), (ASCII.equals, ASCII.equals), (ASCII.ampersand, ASCII.ampersand),
        (ASCII.bar, ASCII.bar), (ASCII.lowercaseLetters, ASCII.openParenthesis):
        return true
      default: break
      }
    }
    return false
  }

  /// The scopes of variables.
  private static let scopes: [StaticString] = ["Flow.", "Task.", "State.", "Slot.", "Common.", "Call."]

  /// Keys of identifiers, enumerations, dates, settings, contacts that a directory is for, copies and machine text.
  private static let excludedKeys = Vocabulary([
    // Identifiers and references.
    "id", "$id", "key", "guid", "uuid", "refId", "trackingId", "selfUri", "uri", "url", "href", "$ref", "$schema",
    "startUpRef", "targetTaskRef", "targetMenuRef", "targetStateRef", "defaultChildMenuRef", "externalId", "schemas",
    "lineage", "serial", "address", "provider", "schema_version", "private", "dependencies", "index_key", "depends_on",
    "filepath", "filename", "file_content_hash", "jabberId", "images", "certificate", "checksum",
    // Enumerations and settings.
    "type", "__type", "typeName", "state", "status", "mode", "method", "encoding", "language", "languages", "locale",
    "defaultLanguage", "default_language", "supportedLanguages", "supportedLanguageOptions", "format", "version",
    "mediaType", "contentType", "timeZone", "time_zone", "presence", "systemPresence", "source", "sourceId", "operator",
    "actionType", "integrationType", "requestType", "direction", "priority", "color", "icon", "rrule", "required",
    "enum", "pattern", "default_value", "primary", "textToSpeech", "voice", "engine", "terraform_version",
    "format_version", "sensitive_attributes", "sensitive_values", "required_version", "required_providers",
    "compatibleFlowTypes", "category_type", "level", "severity", "topicName", "disconnect", "presentation",
    "messageBodyStyle", "settingsActionDefaults", "lifecycle", "count", "for_each", "permissions", "sequenceItems",
    // Dates and versions of an object.
    "start", "end", "created", "modified", "timestamp", "date", "publishedVersion", "checkedInVersion", "savedVersion",
    "debugVersion", "currentOperation", "nluInfo",
    // Expressions and templates.
    "exp", "var", "config", "expression", "requestTemplate", "successTemplate", "requestUrlTemplate", "translationMap",
    "translationMapDefaults", "headers", "contract_input", "contract_output", "builder",
    // Copies of texts that are read elsewhere.
    "manifest", "uiMetaData", "metaData", "customDefinitions", "versionMetaData", "flowMetaData", "debugSettings",
    "errorBindings", "nluMetaData", "rawNlu", "inputSchemaFlattened", "successSchemaFlattened", "outputSchemaFlattened",
    "references",
    // The data that a directory is for: rules compare texts with it.
    "email", "username", "userName", "phone_number", "primaryContactInfo", "addresses", "phoneNumbers", "emails",
    "chat",
    "preferredName", "givenName", "familyName", "extension", "employerInfo", "lockedUser", "publishedBy", "createdBy",
    "modifiedBy", "lastModifiedBy", "manager",
    "employer_info", "official_name", "grants", "roles",
    // References to parts of the same flow by name.
    "taskName", "stateName", "menuName", "slotName", "selectedSlot", "pathName", "refTask", "dtmf", "digit",
    // Secrets and settings of clients.
    "clientId", "clientSecret", "password", "secret", "token",
  ])

  /// Names that the platform gives to outcomes of actions, and to the division that each organization has.
  private static let constants = Vocabulary([
    "Success", "Failure", "Timeout", "Default", "Yes", "No", "Loop", "Found", "Not Found", "Home", "Active", "Inactive",
    "Open", "Closed", "Holiday", "Emergency", "Failed", "Missing", "True", "False", "None", "Unknown",
    "Directory - Employee",
  ])

  /// The ends of such keys.
  private static let excludedEndings: [StaticString] = [
    "Id", "ID", "Ids", "_id", "_ids", "Uri", "_uri", "Url", "URL", "_url", "Ref", "Date", "_date", "Time", "_time",
    "Type", "_type", "State", "_state", "Status", "_status", "Code", "_code", "Language", "_language", "Version",
    "_version", "Guid", "_hash", "Format", "_format", "Expression", "Template", "Mode", "_mode", "Method", "_path",
    "Schema", "Reference", "Timezone", "TimeZone", "_zone", "Regex", "Pattern", "Token",
  ]
}
