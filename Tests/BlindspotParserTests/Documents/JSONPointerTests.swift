import BlindspotParser
import Testing

@Suite struct JSONPointerTests {
  @Test func `a pointer escapes its keys, and keys can be masked`() throws {
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
}
