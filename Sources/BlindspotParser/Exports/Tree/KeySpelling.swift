/// Keys of exports in the spelling of another tool. Scripts and client libraries write `TtsString`, `tts_string` or
/// `ttsstring` for `ttsString`.
///
/// A key is compared by its letters and digits, without their case. A tool spells all keys in the same way, so the first
/// keys of a document show whether one is needed.
enum KeySpelling {
  /// The number of keys that are compared before a document is read as it is.
  private static let comparedKeys = 256

  /// A document with the symbols of the keys that it spells in another way.
  struct Respelled {
    let tree: ExportTree
    /// Whether one of these keys occurs only in exports of the platform.
    let isDistinctive: Bool
  }

  /// Returns the document with respelled keys; nil if it has none at its start.
  static func respelled(_ tree: ExportTree) -> Respelled? {
    var remaining = comparedKeys
    guard hasOtherSpelling(Int(tree.root.index), of: tree.document.nodes, in: tree, &remaining) else { return nil }
    var document = tree.document
    var isDistinctive = false
    func respell(_ id: NodeID) {
      switch document.kind(of: id) {
      case .scalar, .alias: break
      case .sequence: for item in tree.document.children(of: id) { respell(item) }
      case .mapping:
        for (key, value) in tree.document.entries(of: id) {
          if let name = name(of: key, in: tree) {
            document.nodes.setSymbol(name.symbol, at: Int(key.index))
            isDistinctive = isDistinctive || name.isDistinctive
          }
          respell(value)
        }
      }
    }
    respell(tree.root)
    return Respelled(tree: ExportTree(document), isDistinctive: isDistinctive)
  }

  /// Whether a collection has such a key among the next ones.
  private static func hasOtherSpelling(
    _ index: Int, of nodes: NodeList, in tree: ExportTree, _ remaining: inout Int
  ) -> Bool {
    guard nodes.isCollection(at: index) else { return false }
    let isMapping = nodes.kind(at: index) == .mapping
    let end = nodes.subtreeEnd(at: index)
    var next = index + 1
    while next < end, remaining > 0 {
      if isMapping {
        remaining -= 1
        if name(of: NodeID(UInt32(truncatingIfNeeded: next)), in: tree) != nil { return true }
        next = nodes.subtreeEnd(at: next)
        guard next < end else { break }
      }
      if nodes.isCollection(at: next), hasOtherSpelling(next, of: nodes, in: tree, &remaining) { return true }
      next = nodes.subtreeEnd(at: next)
    }
    return false
  }

  /// The name that a key spells in another way; nil for a key that is a name, and for any other key.
  private static func name(of key: NodeID, in tree: ExportTree) -> ExportKey? {
    let node = tree.document[key]
    guard node.kind == .scalar else { return nil }
    let known = tree.key(key)
    guard known != nil || node.symbol == .unknown else { return nil }
    return tree.withText(of: key) { name($0, known: known) }
  }

  /// Returns the name that the text of a key spells in another way; nil for a name, and for any other text.
  ///
  /// - Parameter known: the name that the text is.
  static func name(_ text: Span<UInt8>, known: ExportKey?) -> ExportKey? {
    guard text.count > 2, text.count <= longestKey else { return nil }
    switch known {
    case nil: break
    case .stateType: return .state
    case .taskType: return .task
    case .menuType: return .menu
    default: return nil
    }
    var letters = InlineArray<40, UInt8>(repeating: 0)
    var count = 0
    for index in text.indices where text[index].isAlphanumeric {
      letters[count] = text[index].lowercased
      count += 1
    }
    let symbol = count < 3 ? .unknown : vocabulary.symbol(of: letters.span.extracting(0..<count))
    return symbol == .unknown ? nil : names[Int(symbol.value) - 1]
  }

  private static let longestKey = 40

  /// The keys that are compared: no constants, and no type names.
  private static let names = ExportKey.allCases.filter { key in
    guard let first = key.rawValue.utf8.first, first.isLower else { return false }
    return switch key {
    case .null, .true, .false, .none: false
    default: true
    }
  }

  private static let vocabulary = Vocabulary(lettersOf: names.map { $0.rawValue })
}
