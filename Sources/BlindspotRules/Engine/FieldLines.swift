import BlindspotParser

/// Determines the lines that decide which findings a field has: those of its scalar, of its key, and of its aliases. A
/// change of any of them can expose a finding on an unchanged line.
struct FieldLines {
  private let document: Document
  private let lines: LineIndex
  private var locator: NodeLocator
  /// The aliases with the nodes of their targets.
  private lazy var aliases = Self.aliases(in: document)
  /// The last node, and its lines. Its array serves the next node, too.
  private var last: NodeID?
  private var lastRanges: [ClosedRange<Int>] = []
  /// The number of aliases above which all lines count; comparing all aliases with each other would be quadratic.
  private static let maxAliases = 100

  /// Prepares for the fields of a document with lines.
  init(_ document: Document, lines: LineIndex) {
    self.document = document
    self.lines = lines
    locator = NodeLocator(document)
  }

  private static func aliases(in document: Document) -> [(alias: NodeID, target: Range<UInt32>)] {
    var aliases: [(alias: NodeID, target: Range<UInt32>)] = []
    guard document.hasAliases else { return [] }
    let nodes = document.nodes
    // A pattern, since `==` of an enumeration of another module is a call through its conformance.
    for index in nodes.indices {
      guard case .alias = nodes.kind(at: index) else { continue }
      let alias = NodeID(UInt32(truncatingIfNeeded: index))
      let target = document.resolved(alias)
      aliases.append((alias, target.index..<UInt32(document[target].subtreeEnd)))
    }
    return aliases
  }

  /// Returns the lines of a field, 1-based, in ranges that can overlap.
  mutating func ranges(of field: Field) -> [ClosedRange<Int>] {
    if last == field.node { return lastRanges }
    last = field.node
    lastRanges.removeAll(keepingCapacity: true)
    if aliases.isEmpty {
      appendLines(of: field.node)
    } else if aliases.count > Self.maxAliases {
      lastRanges.append(1...lines.lineCount)
    } else {
      appendLinesWithAliases(of: field.node)
    }
    return lastRanges
  }

  private mutating func appendLinesWithAliases(of node: NodeID) {
    var nodes = [node]
    var index = 0
    while index < nodes.count {
      appendLines(of: nodes[index])
      for (alias, target) in aliases where target.contains(nodes[index].index) && !nodes.contains(alias) {
        nodes.append(alias)
      }
      index += 1
    }
  }

  /// Appends the lines of a node and of the keys that give it its meaning: its own key, that of the list it is an item of,
  /// and those of mappings that contain nothing else, as in `name: { en-us: … }`.
  private mutating func appendLines(of node: NodeID) {
    var own = lineRange(of: node)
    var child = node
    while let parent = locator.parent(of: child) {
      if document[parent].kind == .sequence {
        guard child == node else { break }
      } else if let key = locator.key(of: child) {
        let range = lineRange(of: key)
        // The key of a CSV cell is in the first row; the rows between do not matter.
        if child == node, range.upperBound <= own.lowerBound, !document[node].style.isCSV {
          own = range.lowerBound...own.upperBound
        } else {
          lastRanges.append(range)
        }
        // A mapping with one entry starts with the key and ends with the value.
        guard key.index == parent.index + 1, document[child].subtreeEnd == document[parent].subtreeEnd else { break }
      }
      child = parent
    }
    lastRanges.append(own)
  }

  /// Returns the lines of a node; the end of its last line belongs to the node.
  private func lineRange(of node: NodeID) -> ClosedRange<Int> {
    lines.lines(of: document.sourceRange(of: node))
  }
}

extension Node.Style {
  fileprivate var isCSV: Bool { self == .csvPlain || self == .csvQuoted }
}
