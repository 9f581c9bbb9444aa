public import BlindspotParser

extension Baseline {
  private static let keys = Vocabulary(["version", "key", "findings", "rule", "field", "place", "value", "ordinal"])

  /// The file's text.
  public var text: String {
    var text = "{\n  \"version\": 1,\n  \"key\": \(keyName.map(JSONText.quoted) ?? "null"),\n  \"findings\": ["
    for (index, entry) in entries.enumerated() {
      let identity = entry.identity
      text += index == 0 ? "\n" : ",\n"
      text += "    {\"rule\": \(JSONText.quoted(identity.rule)), \"field\": \(JSONText.quoted(identity.kind.rawValue))"
      text += ", \"place\": \(JSONText.quoted(identity.place))"
      if let value = identity.value { text += ", \"value\": \(JSONText.quoted(value))" }
      text += ", \"ordinal\": \(entry.ordinal)}"
    }
    return text + (entries.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
  }

  /// Reads a baseline file.
  ///
  /// - Throws: a ``Problem`` (`bad-configuration`) with its place if the file is no baseline of this version.
  public init(_ file: SourceFile) throws(Problem) {
    let result = JSONReader.read(file, vocabulary: Self.keys)
    if let problem = result.problems.first {
      throw Problem(
        file: file.name, position: problem.position, code: .badConfiguration,
        message:
          "the baseline is no JSON: \(problem.message); after a merge, `blindspot baseline update` writes it anew")
    }
    guard let document = result.documents.first else {
      throw Problem(file: file.name, code: .badConfiguration, message: "the baseline is empty")
    }
    try self.init(document, name: file.name)
  }

  private init(_ document: Document, name: String) throws(Problem) {
    func problem(at node: NodeID, _ message: String) -> Problem {
      Problem(
        file: name, position: LineIndex(document.source).position(of: document.sourceRange(of: node).start),
        code: .badConfiguration, message: message)
    }
    func text(_ key: String, in node: NodeID) -> String? {
      document.value(for: Self.keys.symbol(of: Array(key.utf8).span), in: node).flatMap { value in
        document[value].style == .jsonString ? document.string(document.slice(of: value)) : nil
      }
    }
    func number(_ key: String, in node: NodeID) -> Int? {
      document.value(for: Self.keys.symbol(of: Array(key.utf8).span), in: node)
        .flatMap { Int(document.string(document.slice(of: $0))) }
    }
    guard number("version", in: document.root) == 1 else {
      throw problem(at: document.root, "the file is no baseline of version 1; `blindspot baseline create` writes one")
    }
    guard let list = document.value(for: Self.keys.symbol(of: Array("findings".utf8).span), in: document.root),
      document[list].kind == .sequence
    else { throw problem(at: document.root, "the baseline has no list of findings") }
    var entries: [Entry] = []
    for node in document.children(of: list) {
      guard let rule = text("rule", in: node), let place = text("place", in: node),
        let kind = text("field", in: node).flatMap(FieldKind.init(rawValue:))
      else { throw problem(at: node, "an entry of the baseline needs rule, field and place") }
      entries.append(
        Entry(
          identity: FindingIdentity(rule: rule, kind: kind, place: place, value: text("value", in: node)),
          ordinal: number("ordinal", in: node) ?? 0))
    }
    self.init(entries: entries.sorted(), keyName: text("key", in: document.root))
  }

  private init(entries: [Entry], keyName: String?) {
    self.entries = entries
    self.keyName = keyName
  }
}

/// JSON texts (RFC 8259).
package enum JSONText {
  /// The text in quotes, with everything escaped that must be.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
