import BlindspotEncoding
public import BlindspotParser

extension Baseline {
  /// The text of the file.
  public var text: String {
    var json = JSONWriter(.indented)
    json.object { json in
      json.member("version", 2)
      json.member("key", keyName)
      json.array("files") { json in
        for (file, signature) in signatures.sorted(by: { $0.key < $1.key }) {
          json.object(.singleLine) { json in
            json.member("file", file)
            if let flow = signature.flow { json.member("flow", flow) }
            if let shape = signature.shape { json.member("shape", shape) }
          }
        }
      }
      json.array("findings") { json in
        for entry in entries {
          json.object(.singleLine) { json in
            json.member("file", entry.file)
            json.member("place", entry.place)
            json.member("field", entry.kind.rawValue)
            json.member("rule", entry.rule)
            json.member("text", entry.text)
            json.member("ordinal", entry.ordinal)
            if let value = entry.value { json.member("value", value) }
          }
        }
      }
    }
    json.endLine()
    return json.text
  }

  /// Reads a baseline file of version 1 or 2.
  ///
  /// - Parameter mergesConflicts: Whether a file with the conflict markers of a merge is read line by line, with the
  ///   entries of both sides.
  /// - Throws: ``BlindspotParser/Problem`` (`bad-configuration`) with its position if the file is not a baseline.
  public init(_ file: SourceFile, mergingConflicts mergesConflicts: Bool = false) throws(Problem) {
    let conflict = MergeConflict(in: file.bytes)
    if let conflict, mergesConflicts {
      try self.init(lines: conflict.lines, of: file)
      return
    }
    let result = JSONReader.read(file, vocabulary: BaselineNodeReader.keys)
    if let conflict {
      throw Problem(
        file: file.name, position: SourcePosition(line: conflict.firstLine, column: 1), code: .badConfiguration,
        message: "the baseline contains a merge conflict; keep the entries of both sides with "
          + "'blindspot baseline update', then commit it")
    }
    if let problem = result.problems.first {
      throw Problem(
        file: file.name, position: problem.position, code: .badConfiguration,
        message: "the baseline is not valid JSON: \(problem.message); restore it, or replace it with "
          + "'blindspot baseline create --force'")
    }
    guard let document = result.documents.first else {
      throw Problem(
        file: file.name, code: .badConfiguration,
        message: "the baseline is empty; replace it with 'blindspot baseline create --force'")
    }
    try self.init(BaselineNodeReader(document: document, name: file.name))
  }

  private init(_ reader: BaselineNodeReader) throws(Problem) {
    let root = reader.document.root
    guard let version = reader.number("version", in: root), version == 1 || version == 2 else {
      throw reader.problem(
        at: root, "the baseline has an unknown version; replace it with 'blindspot baseline create --force'")
    }
    guard let list = reader.list("findings", in: root) else {
      throw reader.problem(at: root, "the baseline has no list of findings")
    }
    var contents = BaselineContents(keyName: reader.text("key", in: root))
    for node in list { try contents.addEntry(node, of: reader, version: version) }
    for node in reader.list("files", in: root) ?? [] { contents.addSignature(node, of: reader) }
    self.init(contents)
  }

  /// Reads the entries of lines, each of which is a value of its own. Skips all other lines.
  private init(lines: [[UInt8]], of file: SourceFile) throws(Problem) {
    var contents = BaselineContents()
    for line in lines {
      let isEntry = line.first == UInt8(ascii: "{")
      let text = isEntry ? line : Array("{".utf8) + line + Array("}".utf8)
      let result = JSONReader.read(SourceFile(name: file.name, bytes: text), vocabulary: BaselineNodeReader.keys)
      guard result.problems.isEmpty, let document = result.documents.first else { continue }
      let reader = BaselineNodeReader(document: document, name: file.name)
      if !isEntry {
        contents.keyName = reader.text("key", in: document.root) ?? contents.keyName
      } else if reader.text("rule", in: document.root) == nil {
        contents.addSignature(document.root, of: reader)
      } else {
        let version = reader.text("file", in: document.root) == nil ? 1 : 2
        try contents.addEntry(document.root, of: reader, version: version)
      }
    }
    self.init(contents)
  }

  private init(_ contents: BaselineContents) {
    self.init(
      entries: contents.entries, signatures: contents.signatures, versionOneEntries: contents.versionOneEntries,
      keyName: contents.keyName)
  }
}

/// The parts of a baseline file, as far as they are read.
private struct BaselineContents {
  var entries: [Baseline.Entry] = []
  var versionOneEntries: [VersionOneEntry] = []
  var signatures: [String: FileSignature] = [:]
  var keyName: String?

  mutating func addEntry(_ node: NodeID, of reader: BaselineNodeReader, version: Int) throws(Problem) {
    guard let rule = reader.text("rule", in: node), let place = reader.text("place", in: node),
      let kind = reader.text("field", in: node).flatMap(FieldKind.init(rawValue:))
    else { throw reader.problem(at: node, "an entry of the baseline needs rule, field and place") }
    let (value, ordinal) = (reader.text("value", in: node), reader.number("ordinal", in: node) ?? 0)
    if version == 1 {
      let entry = VersionOneEntry(rule: rule, kind: kind, place: place, value: value, ordinal: ordinal)
      versionOneEntries.append(entry)
      return
    }
    guard let file = reader.text("file", in: node) else {
      throw reader.problem(at: node, "an entry of the baseline needs a file")
    }
    entries.append(
      Baseline.Entry(
        file: file, place: place, kind: kind, rule: rule, text: reader.number("text", in: node) ?? 0, ordinal: ordinal,
        value: value))
  }

  mutating func addSignature(_ node: NodeID, of reader: BaselineNodeReader) {
    guard let file = reader.text("file", in: node) else { return }
    signatures[file] = FileSignature(flow: reader.text("flow", in: node), shape: reader.text("shape", in: node))
  }
}

/// Reads the members of the objects of a baseline file.
private struct BaselineNodeReader {
  static let keys = Vocabulary([
    "version", "key", "files", "findings", "file", "flow", "shape", "rule", "field", "place", "text", "value",
    "ordinal",
  ])

  let document: Document
  /// The name of the file.
  let name: String

  func text(_ key: String, in node: NodeID) -> String? {
    value(key, in: node).flatMap { value in
      document[value].style == .jsonString ? document.string(document.slice(of: value)) : nil
    }
  }

  func number(_ key: String, in node: NodeID) -> Int? {
    value(key, in: node).flatMap { Int(document.string(document.slice(of: $0))) }
  }

  func list(_ key: String, in node: NodeID) -> [NodeID]? {
    value(key, in: node).flatMap { list in
      document[list].kind == .sequence ? Array(document.children(of: list)) : nil
    }
  }

  func problem(at node: NodeID, _ message: ShownText) -> Problem {
    Problem(
      file: name, position: LineIndex(document.source).position(of: document.sourceRange(of: node).start),
      code: .badConfiguration, message: message)
  }

  private func value(_ key: String, in node: NodeID) -> NodeID? {
    document.value(for: Self.keys.symbol(of: Array(key.utf8).span), in: node)
  }
}
