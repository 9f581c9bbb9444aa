import BlindspotParser
import Testing

@Suite struct JSONPointerTests {
  @Test func `a pointer escapes its keys and can mask them`() throws {
    let text = "flow:\n  tasks:\n    - a/b~c: {x: 1}\n  {{flow  name}}: [p, q]\n"
    let document = try #require(YAMLReader.read(file(text)).documents.first)
    let spellings = document.nodes.indices.map { index in
      document.spelling(of: document.pointer(to: NodeID(UInt32(index))))
    }
    #expect(
      spellings == [
        "", "/flow", "/flow", "/flow/tasks", "/flow/tasks", "/flow/tasks/0", "/flow/tasks/0/a~1b~0c",
        "/flow/tasks/0/a~1b~0c", "/flow/tasks/0/a~1b~0c/x", "/flow/tasks/0/a~1b~0c/x",
        "/flow/{{flow name}}", "/flow/{{flow name}}", "/flow/{{flow name}}", "/flow/{{flow name}}",
        "/flow/{{flow name}}", "/flow/{{flow name}}", "/flow/{{flow name}}/0", "/flow/{{flow name}}/1",
      ])
    let pointer = document.pointer(to: NodeID(9))
    #expect(pointer.keys == [NodeID(1), NodeID(3), NodeID(6), NodeID(8)])
    #expect(document.spelling(of: pointer) { $0 == NodeID(6) ? "•/•" : nil } == "/flow/tasks/0/•~1•/x")
  }

  @Test func `items of every kind have an index in their sequence`() throws {
    let document = try #require(JSONReader.read(file("[0, [1, {}], [], {\"a\": [[], [2]]}, 3]")).documents.first)
    let spellings = document.nodes.indices.map { index in
      document.spelling(of: document.pointer(to: NodeID(UInt32(index))))
    }
    #expect(
      spellings == [
        "", "/0", "/1", "/1/0", "/1/1", "/2", "/3", "/3/a", "/3/a", "/3/a/0", "/3/a/1", "/3/a/1/0", "/4",
      ])
  }

  @Test func `the pointer of an item in a long listing has its index`() throws {
    let text = "[" + String(repeating: "{\"a\": 1},", count: 200_000) + "{\"a\": 1}]"
    let document = try #require(JSONReader.read(file(text)).documents.first)
    for item in stride(from: 0, through: 200_000, by: 100) {
      // The root, and three nodes for each item before.
      let node = NodeID(UInt32(1 + 3 * item))
      #expect(document.pointer(to: node).segments == [.index(item)])
    }
  }
}
