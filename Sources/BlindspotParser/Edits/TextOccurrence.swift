/// An occurrence of a known text in a scalar: the whole text, or a form in which other parts of an export refer to it.
///
/// ```
/// name: Main Menu                                   the text itself, as a value or as a key
/// refId: Main Menu_10                               with the number of the part
/// targetMenuRef: /inboundCall/menus/menu[Main Menu_10]
/// filepath: flows/Main Menu.yaml                    the name of a file at the end of a path
/// exp: FindFlow("Main Menu")                        a string of an expression or of a JSON text
/// exp: Append(Prompt.Greeting, Flow.name)           an identifier: a prompt, a variable
/// ```
package struct TextOccurrence: Sendable {
  /// The form of the text in the scalar.
  package enum Form: Hashable, Sendable {
    /// The bytes of the scalar's text themselves.
    case verbatim
    /// An identifier of an expression.
    case identifier
    /// The whole content of a string in the scalar's text, with escapes.
    case string(Field.Encoding)
  }

  /// The scalar.
  package let node: NodeID
  /// The number that the caller gave to the text.
  package let text: Int
  /// The form.
  package let form: Form
  /// The bytes of the text in the decoded text of the scalar, without quotes and with escapes.
  package let raw: TextRange
  /// Whether the scalar names an object outside the flow: a queue, a user, an entry of the manifest.
  package let isForeign: Bool
  /// The innermost keys around the scalar, at most three, the innermost last.
  package let keys: [NodeID]
}

/// Finds the occurrences of known texts in a document.
package struct TextOccurrences {
  private let document: Document
  private let tree: ExportTree
  private let readsPaths: Bool
  private let lookup: (Span<UInt8>) -> Int?
  private var found: [TextOccurrence] = []
  /// Whether the nodes that are read name objects outside the flow.
  private var isForeign = false
  /// The keys around the node that is read, the innermost last.
  private var keys: [NodeID] = []

  /// Returns the occurrences of texts in a document, in its order.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - readsPaths: whether the names of folders and files in paths are texts too.
  ///   - lookup: returns the number of a text; nil for any other text.
  package static func find(
    in document: Document, readsPaths: Bool = false, _ lookup: @escaping (Span<UInt8>) -> Int?
  ) -> [TextOccurrence] {
    var occurrences = TextOccurrences(document: document, readsPaths: readsPaths, lookup: lookup)
    occurrences.visit(document.root)
    return occurrences.found
  }

  private init(document: Document, readsPaths: Bool, lookup: @escaping (Span<UInt8>) -> Int?) {
    self.document = document
    tree = ExportTree(document)
    self.readsPaths = readsPaths
    self.lookup = lookup
  }

  /// Reads a node and everything below it. The recursion is at most as deep as readers let a document nest.
  private mutating func visit(_ id: NodeID) {
    switch document.kind(of: id) {
    case .alias: break
    case .scalar: scalar(id)
    case .sequence: for item in document.children(of: id) { visit(item) }
    case .mapping:
      for (key, value) in document.entries(of: id) {
        if document.symbol(of: key) == .unknown || document.kind(of: key) != .scalar { visit(key) }
        if document.kind(of: key) == .scalar,
          document.withBytes(of: document.slice(of: key), { Self.isConstant(key: $0) })
        {
          continue
        }
        let outer = isForeign
        isForeign = foreignness(below: key, value)
        keys.append(key)
        visit(value)
        keys.removeLast()
        isForeign = outer
      }
    }
  }

  /// Whether the value of a key names objects outside the flow. The contexts in a manifest are the actions of the flow.
  private func foreignness(below key: NodeID, _ value: NodeID) -> Bool {
    guard document.kind(of: key) == .scalar else { return isForeign }
    switch tree.key(key) {
    case .manifest: return true
    case .lit where tree.hasKey(of: value) { $0 == .name || $0 == .username || $0 == .id }: return true
    case nil: return isForeign && !document.withBytes(of: document.slice(of: key)) { $0.matches("context", at: 0) }
    default: return isForeign
    }
  }

  private mutating func scalar(_ id: NodeID) {
    let node = document[id]
    guard node.textLength > 2, node.style != .synthetic else { return }
    let slice = document.slice(of: id)
    document.withBytes(of: slice) { text in
      let whole = TextRange(start: 0, end: text.count)
      if add(whole, of: text, in: id, form: .verbatim) { return }
      if text[0] == ASCII.slash, text[text.count - 1] == ASCII.closeBracket,
        let open = text.firstIndex(of: ASCII.openBracket, from: 0),
        add(TextRange(start: open + 1, end: text.count - 1), of: text, in: id, form: .verbatim)
      {
        return
      }
      if readsPaths { names(of: text, in: id) }
      strings(of: text, in: id)
    }
  }

  /// Adds the text in a range, with or without the number of a part at its end.
  private mutating func add(
    _ range: TextRange, of text: Span<UInt8>, in id: NodeID, form: TextOccurrence.Form
  ) -> Bool {
    guard range.count > 0 else { return false }
    if let number = lookup(text.extracting(range.start..<range.end)) {
      add(number, id, form, range)
      return true
    }
    var end = range.end
    while end > range.start, text[end - 1].isDigit { end -= 1 }
    guard end < range.end, end - 1 > range.start, text[end - 1] == ASCII.underscore,
      let number = lookup(text.extracting(range.start..<end - 1))
    else { return false }
    add(number, id, form, TextRange(start: range.start, end: end - 1))
    return true
  }

  /// Adds the names of folders and files in a path.
  private mutating func names(of text: Span<UInt8>, in id: NodeID) {
    guard text.firstIndex(of: ASCII.slash, from: 0) != nil else { return }
    var start = 0
    for index in 0...text.count where index == text.count || text[index] == ASCII.slash {
      if index > start { _ = add(TextRange(start: start, end: index), of: text, in: id, form: .verbatim) }
      start = index + 1
    }
  }

  private mutating func add(_ text: Int, _ id: NodeID, _ form: TextOccurrence.Form, _ raw: TextRange) {
    found.append(
      TextOccurrence(
        node: id, text: text, form: form, raw: raw, isForeign: isForeign, keys: Array(keys.suffix(3))))
  }

  /// Adds the strings and identifiers of an expression or of a JSON text.
  private mutating func strings(of text: Span<UInt8>, in id: NodeID) {
    let isJSON = PackedText.isJSON(text)
    guard
      isJSON || text.firstIndex(of: ASCII.quote, from: 0) != nil || text.firstIndex(of: ASCII.period, from: 0) != nil
    else { return }
    var lexer = ExpressionLexer()
    while true {
      let token = lexer.next(in: text)
      switch token.kind {
      case .end: return
      case .string: string(token, of: text, in: id, encoding: isJSON ? .jsonString : .expressionLiteral)
      case .name where !isJSON: identifier(token, of: text, in: id)
      default: break
      }
    }
  }

  private mutating func string(
    _ token: ExpressionToken, of text: Span<UInt8>, in id: NodeID, encoding: Field.Encoding
  ) {
    let range = TextRange(start: token.start, end: token.end)
    guard token.hasEscapes else {
      _ = add(range, of: text, in: id, form: .string(encoding))
      return
    }
    let decoded = document.decode(range, of: text, as: encoding)
    guard let number = lookup(decoded.bytes.span) else { return }
    add(number, id, .string(encoding), range)
  }

  /// Adds an identifier: `Flow.name` for a variable of this name, and `Prompt.Greeting` for a prompt `Greeting`.
  private mutating func identifier(_ token: ExpressionToken, of text: Span<UInt8>, in id: NodeID) {
    var start = token.start
    for prefix in Self.prefixes where text.matches(prefix, at: start) { start += prefix.utf8CodeUnitCount }
    guard start < token.end, let number = lookup(text.extracting(start..<token.end)) else { return }
    add(number, id, .identifier, TextRange(start: start, end: token.end))
  }

  private static let prefixes: [StaticString] = ["Prompt.", "PromptSystem."]

  /// Whether the value of a key is a constant of the platform or the settings of a voice, and never a reference.
  private static func isConstant(key: Span<UInt8>) -> Bool { constants.symbol(of: key) != .unknown }

  private static let constants = Vocabulary([
    "__type", "type", "mode", "method", "language", "defaultLanguage", "mediaType", "contentType", "status",
    "textToSpeech", "supportedLanguages", "supportedLanguageOptions", "ttsVoice", "ttsEngine", "voice", "engine",
  ])
}

extension Document {
  /// Returns a string in the decoded text of a scalar with its source map.
  func decode(_ range: TextRange, of text: Span<UInt8>, as encoding: Field.Encoding) -> DecodedText {
    switch encoding {
    case .verbatim:
      var decoded = DecodedText()
      decoded.copy(range.start..<range.end, of: text)
      return decoded
    case .jsonString: return JSONStringDecoder.text(range.start..<range.end, of: text)
    case .expressionLiteral: return ExpressionLiteralDecoder.text(range.start..<range.end, of: text)
    }
  }
}

extension EditableFile {
  /// Returns the edit that replaces a range of a text where it occurs.
  ///
  /// - Parameters:
  ///   - range: a range in the UTF-8 bytes of the text that occurs.
  ///   - occurrence: the place of the text.
  ///   - document: the index of the document.
  ///   - text: the new text.
  package func scalarEdit(
    of range: TextRange, in occurrence: TextOccurrence, of document: Int, text: [UInt8]
  ) throws(EditRefusal) -> ScalarEdit {
    let tree = export.documents[document].document
    var place = TextRange(start: occurrence.raw.start + range.start, end: occurrence.raw.start + range.end)
    var written: [UInt8]? = text
    switch occurrence.form {
    case .verbatim: break
    case .identifier:
      guard text.allSatisfy({ $0.isWordByte || $0 == ASCII.underscore || $0 == ASCII.period }) else {
        throw EditRefusal("the new name would not be an identifier in an expression")
      }
    case .string(let encoding):
      written = ScalarWriter.write(text, as: encoding)
      let source = tree.withBytes(of: tree.slice(of: occurrence.node)) { scalar in
        tree.decode(occurrence.raw, of: scalar, as: encoding).sourceRange(of: range.start..<range.end)
      }
      place = TextRange(start: source.lowerBound, end: source.upperBound)
    }
    guard let written else { throw EditRefusal("the text cannot contain the replacement") }
    return fitted(ScalarEdit(document: document, node: occurrence.node, range: place, text: written))
  }
}
