/// A value of HCL, before values of the same name are merged. The depth limit of the reader bounds the recursion.
indirect enum HCLValue {
  /// A string, a number, `true`, `false`, `null`, or an expression without texts.
  case scalar(Node.Style, SourceRange)
  /// A tuple.
  case sequence([HCLValue], SourceRange)
  /// An object.
  case mapping([HCLItem], SourceRange)
  /// An expression, with the texts and objects in it.
  case expression([HCLValue], SourceRange)
  /// A block's labels, outermost first, and its body.
  case block(labels: [HCLKey], body: [HCLItem], SourceRange)

  /// The source range of the value.
  var range: SourceRange {
    switch self {
    case .scalar(_, let range), .sequence(_, let range), .mapping(_, let range), .expression(_, let range),
      .block(_, _, let range):
      range
    }
  }

  /// Whether the value contains text.
  var hasText: Bool {
    switch self {
    case .scalar(let style, _): style == .hclQuoted || style == .hclHeredoc
    case .sequence(let values, _), .expression(let values, _): values.contains { $0.hasText }
    case .mapping(let items, _), .block(_, let items, _): !items.isEmpty
    }
  }
}

/// A name: an identifier, a quoted string, or an expression in parentheses.
struct HCLKey {
  let style: Node.Style
  let range: SourceRange
}

/// An attribute, a block, or an entry of an object.
struct HCLItem {
  let key: HCLKey
  let value: HCLValue
}
