import BlindspotParser
import Testing

/// Nodes with numbers that do not fit into the short form of their list.
@Suite struct NodeListTests {
  @Test(arguments: [("json", "[", ", ", "]"), ("yaml", "- ", "\n- ", "\n")])
  func `a long sequence of collections and texts keeps all positions`(
    name: String, opening: String, separator: String, closing: String
  ) throws {
    // More items than 13 bits count, more nodes than 15, and texts around the longest one of 11 bits.
    let lengths = (0..<20_000).map { $0 % 100 == 0 ? 2046 + $0 / 100 % 4 : $0 % 7 }
    let items = lengths.map { "[\"\(String(repeating: "a", count: $0))\", \"\\t\", {\"name\": [\"x\"]}]" }
    let text = opening + items.joined(separator: separator) + closing
    let result =
      name == "json" ? JSONReader.read(file(text), vocabulary: names) : YAMLReader.read(file(text), vocabulary: names)
    let document = try #require(result.documents.first)
    #expect(document.nodes.count == 1 + 7 * items.count)
    #expect(document[document.root].subtreeEnd == document.nodes.count)
    var locator = NodeLocator(document)
    var start = opening.utf8.count
    for (index, item) in items.enumerated() {
      let list = UInt32(1 + 7 * index)
      let range = SourceRange(start: start, end: start + item.utf8.count)
      try #require(document.sourceRange(of: NodeID(list)) == range)
      try #require(document[NodeID(list)].subtreeEnd == Int(list) + 7)
      try #require(document.slice(of: NodeID(list + 1)).count == lengths[index])
      try #require(document.sourceRange(of: NodeID(list + 1)).count == lengths[index] + 2)
      try #require(document.string(document.slice(of: NodeID(list + 2))) == "\t")
      try #require(document[NodeID(list + 4)].symbol == Symbol(1))
      try #require(
        locator.pointer(to: NodeID(list + 5)).segments == [.index(index), .index(2), .key(NodeID(list + 4))])
      start += (item + separator).utf8.count
    }
  }

  private var names: Vocabulary { Vocabulary(["name"]) }
}
