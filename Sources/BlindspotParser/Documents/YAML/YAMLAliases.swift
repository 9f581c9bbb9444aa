/// The anchors of one YAML document, and the size of the document with every alias followed.
struct YAMLAliases {
  /// The number of nodes so far, with the target of an alias counted for each alias. Following an alias never makes it
  /// exceed the limit.
  var expanded = 0
  private var wasTooLarge = false
  private var anchors: [[UInt8]: Anchor] = [:]
  /// The anchored collections that are still open, outermost first.
  private var open: [OpenAnchor] = []

  private struct Anchor {
    let node: NodeID
    /// The number of nodes of the subtree, with every alias followed.
    var size: Int
    /// The nesting depth of collections in the subtree, including the node; 0 for a scalar.
    var height: Int
  }

  private struct OpenAnchor {
    let name: [UInt8]
    let node: NodeID
    /// The value of ``expanded`` before the node.
    let before: Int
    /// The number of collections that contain the node.
    let depth: Int
    /// The maximum depth in the subtree so far.
    var deepest: Int
  }

  /// The result of following an alias.
  enum Target {
    case target(NodeID)
    case undefined
    /// The alias is inside the anchored collection.
    case recursive
    /// Following the alias would exceed a limit. `isFirst` is false if that was true of an earlier alias.
    case tooLarge(isFirst: Bool)
  }

  /// Records that the next node, `node`, has the anchor `name`. A later anchor replaces an earlier one of the same
  /// name.
  mutating func set(_ name: [UInt8], at node: NodeID, isCollection: Bool, depth: Int) {
    anchors[name] = Anchor(node: node, size: 1, height: 0)
    if isCollection { open.append(OpenAnchor(name: name, node: node, before: expanded, depth: depth, deepest: depth)) }
  }

  /// Records that `depth` collections contain the current position.
  @inline(__always) mutating func reach(depth: Int) {
    guard let last = open.indices.last, open[last].deepest < depth else { return }
    open[last].deepest = depth
  }

  /// Records that the collection `node` is closed.
  @inline(__always) mutating func close(_ node: NodeID) {
    guard let last = open.last, last.node == node else { return }
    open.removeLast()
    reach(depth: last.deepest)
    guard anchors[last.name]?.node == node else { return }
    anchors[last.name] = Anchor(node: node, size: expanded - last.before, height: last.deepest - last.depth)
  }

  /// Follows an alias in `depth` collections and counts the nodes of its target.
  mutating func follow(_ name: [UInt8], depth: Int, limits: ReadLimits, isOpen: (NodeID) -> Bool) -> Target {
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
