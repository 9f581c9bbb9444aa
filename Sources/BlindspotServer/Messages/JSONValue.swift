import BlindspotParser

/// A value in a JSON text: a view of a node of its tree.
package struct JSONValue: Sendable {
  private let document: Document
  private let node: NodeID

  /// Reads one JSON text in UTF-8; nil if it is not valid, or nested deeper than 512 levels.
  package init?(_ bytes: [UInt8]) {
    let result = JSONReader.read(SourceFile(name: "message", bytes: bytes))
    guard result.problems.isEmpty, let document = result.documents.first else { return nil }
    self.init(document: document, node: document.root)
  }

  private init(document: Document, node: NodeID) {
    self.document = document
    self.node = node
  }

  /// The value of a member of an object; nil for a missing member, for `null`, and if this is not an object.
  package subscript(_ name: String) -> JSONValue? {
    for (key, value) in document.entries(of: node)
    where document.withBytes(of: document.slice(of: key), { $0.hasSameBytes(as: name.utf8Span.span) }) {
      let member = JSONValue(document: document, node: value)
      return member.isNull ? nil : member
    }
    return nil
  }

  /// The elements of an array; nil for any other value.
  package var elements: [JSONValue]? {
    guard document[node].kind == .sequence else { return nil }
    return document.children(of: node).map { JSONValue(document: document, node: $0) }
  }

  /// Whether the value is an object.
  package var isObject: Bool { document[node].kind == .mapping }

  /// Whether the value is `null`.
  package var isNull: Bool { token == "null" }

  /// The text of a string; nil for any other value.
  package var string: String? {
    document[node].style == .jsonString ? document.string(document.slice(of: node)) : nil
  }

  /// The UTF-8 bytes of a string; nil for any other value.
  package var utf8: [UInt8]? {
    guard document[node].style == .jsonString else { return nil }
    return document.withBytes(of: document.slice(of: node)) { [UInt8]($0) }
  }

  /// The value of a whole number that fits into 64 bits, also if it is written as `1.0`; nil for any other value.
  package var integer: Int? {
    token.flatMap { token in Int(token) ?? Double(token).flatMap { Int(exactly: $0) } }
  }

  /// The value of `true` or `false`; nil for any other value.
  package var bool: Bool? { token.flatMap(Bool.init) }

  /// The source of a number, `true`, `false` or `null`.
  private var token: String? {
    document[node].style == .jsonToken && document[node].kind == .scalar
      ? document.string(document.slice(of: node)) : nil
  }
}
