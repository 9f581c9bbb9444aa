/// The anchors of one YAML document, and how large the document is with every alias followed.
struct YAMLAliases {
  /// Nodes so far, those behind aliases counted once for each alias; never more than the limit by following one.
  var expanded = 0
  private var wasTooLarge = false
  private var anchors: [[UInt8]: Anchor] = [:]
  /// The anchored collections that are still open, outermost first.
  private var open: [OpenAnchor] = []

  private struct Anchor {
    let node: UInt32
    /// How many nodes the anchored node stands for.
    var size: Int
    /// How deep collections nest in it, itself included; 0 for a scalar.
    var height: Int
  }

  private struct OpenAnchor {
    let name: [UInt8]
    let node: UInt32
    /// ``expanded`` before it.
    let before: Int
    /// How many collections are open around it.
    let depth: Int
    /// The greatest depth reached in it so far.
    var deepest: Int
  }

  /// Where an alias leads.
  enum Target {
    case target(UInt32)
    case undefined
    /// The alias stands inside the anchored collection.
    case recursive
    /// Following it would pass a limit, as it may have for others before.
    case tooLarge(isFirst: Bool)
  }

  /// Notes that the node `node`, not added yet, carries the anchor `name`; a later anchor replaces an earlier one.
  mutating func set(_ name: [UInt8], at node: UInt32, isCollection: Bool, depth: Int) {
    anchors[name] = Anchor(node: node, size: 1, height: 0)
    if isCollection { open.append(OpenAnchor(name: name, node: node, before: expanded, depth: depth, deepest: depth)) }
  }

  /// Notes that collections nest `depth` deep at this place.
  @inline(__always) mutating func reach(depth: Int) {
    guard let last = open.indices.last, open[last].deepest < depth else { return }
    open[last].deepest = depth
  }

  /// Notes that the collection `node` is closed.
  @inline(__always) mutating func close(_ node: UInt32) {
    guard let last = open.last, last.node == node else { return }
    open.removeLast()
    reach(depth: last.deepest)
    guard anchors[last.name]?.node == node else { return }
    anchors[last.name] = Anchor(node: node, size: expanded - last.before, height: last.deepest - last.depth)
  }

  /// Follows an alias inside `depth` collections and counts what is behind it.
  mutating func follow(_ name: [UInt8], depth: Int, limits: ReadLimits, isOpen: (UInt32) -> Bool) -> Target {
    expanded += 1
    guard let anchor = anchors[name] else { return .undefined }
    guard !isOpen(anchor.node) else { return .recursive }
    guard expanded + anchor.size <= limits.expandedNodes, depth + anchor.height <= limits.depth else {
      defer { wasTooLarge = true }
      return .tooLarge(isFirst: !wasTooLarge)
    }
    expanded += anchor.size
    reach(depth: depth + anchor.height)
    return .target(anchor.node)
  }
}
