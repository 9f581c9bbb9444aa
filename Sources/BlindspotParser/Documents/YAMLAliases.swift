/// The anchors of one YAML document, and how large the document is with every alias followed.
struct YAMLAliases {
  /// Nodes so far, those behind aliases counted once for each alias; never more than the limit by following one.
  var expanded = 0
  private var wasTooLarge = false
  private var anchors: [[UInt8]: Anchor] = [:]
  /// The anchored collections that are still open: their node and ``expanded`` before them.
  private var open: [(node: UInt32, before: Int, name: [UInt8])] = []

  private struct Anchor {
    let node: UInt32
    /// How many nodes the anchored node stands for.
    var size: Int
  }

  /// Where an alias leads.
  enum Target {
    case target(UInt32)
    case undefined
    /// The alias stands inside the anchored collection.
    case recursive
    /// Following it would pass the limit, as it may have for others before.
    case tooLarge(isFirst: Bool)
  }

  /// Notes that the node `node`, not added yet, carries the anchor `name`; a later anchor replaces an earlier one.
  mutating func set(_ name: [UInt8], at node: UInt32, isCollection: Bool) {
    anchors[name] = Anchor(node: node, size: 1)
    if isCollection { open.append((node, expanded, name)) }
  }

  /// Notes that the collection `node` is closed.
  mutating func close(_ node: UInt32) {
    guard let last = open.last, last.node == node else { return }
    open.removeLast()
    if anchors[last.name]?.node == node { anchors[last.name]?.size = expanded - last.before }
  }

  /// Follows an alias and counts what is behind it.
  mutating func follow(_ name: [UInt8], limit: Int, isOpen: (UInt32) -> Bool) -> Target {
    expanded += 1
    guard let anchor = anchors[name] else { return .undefined }
    guard !isOpen(anchor.node) else { return .recursive }
    guard expanded + anchor.size <= limit else {
      defer { wasTooLarge = true }
      return .tooLarge(isFirst: !wasTooLarge)
    }
    expanded += anchor.size
    return .target(anchor.node)
  }
}
