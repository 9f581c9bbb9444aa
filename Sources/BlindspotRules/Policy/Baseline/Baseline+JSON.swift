import BlindspotEncoding
public import BlindspotParser

extension Baseline {
  private static let keys = Vocabulary(["version", "key", "findings", "rule", "field", "place", "value", "ordinal"])

  /// The text of the file.
  public var text: String {
    var json = JSONWriter(.indented)
    json.object { json in
      json.member("version", 1)
      json.member("key", keyName)
      json.array("findings") { json in
        for entry in entries {
          json.object(.singleLine) { json in
            json.member("rule", entry.identity.rule)
            json.member("field", entry.identity.kind.rawValue)
            json.member("place", entry.identity.place)
            if let value = entry.identity.value { json.member("value", value) }
            json.member("ordinal", entry.ordinal)
          }
        }
      }
    }
    json.endLine()
    return json.text
  }

  /// Reads a baseline file.
  ///
  /// - Throws: a ``Problem`` (`bad-configuration`) with its position if the file is not a baseline of this version.
  public init(_ file: SourceFile) throws(Problem) {
    let result = JSONReader.read(file, vocabulary: Self.keys)
    if let problem = result.problems.first {
      throw Problem(
        file: file.name, position: problem.position, code: .badConfiguration,
        message:
          "the baseline is not valid JSON: \(problem.message); after a merge, run `blindspot baseline update`")
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
      throw problem(
        at: document.root, "the file is not a baseline of version 1; create one with `blindspot baseline create`")
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
