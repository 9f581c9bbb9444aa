import BlindspotParser
import Testing
import outline

@Suite struct OutlineTests {
  @Test func `each text has its position, its kind and its breadcrumb`() {
    let flow = """
      inboundCall:
        name: Recall line
        tasks:
          - task:
              name: Ask for the number
              refId: Task_1

      """
    #expect(
      outline(of: SourceFile(name: "flow.yaml", bytes: Array(flow.utf8))) == [
        "2:9, flow-name, Recall line, Recall line",
        "5:15, task-name, Recall line > Ask for the number, Ask for the number",
      ])
  }
}
