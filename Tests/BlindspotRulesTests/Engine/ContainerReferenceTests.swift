import BlindspotParser
import BlindspotRules
import Testing

/// The ids by which the place of a finding can be opened in the platform.
@Suite struct ContainerReferenceTests {
  private static let user = "3e1f7a52-90ab-4c1d-8a44-0123456789ab"
  private static let flow = "9b2d5c10-77aa-4e0f-b1c2-aabbccddeeff"

  /// Returns the ids of the containers around the first finding: `flow=… action=…`.
  private func ids(in text: String, named name: String) -> [String] {
    let file = SourceFile(name: name, bytes: Array(text.utf8))
    guard case .export(let export) = ExportReader.read(file, options: ReadOptions(readsExtended: true)) else {
      return ["unread"]
    }
    let findings = Engine().check(export).findings.filter { $0.location.start != nil }
    return (findings.first?.field.containers ?? []).map { container in
      [
        container.kind.rawValue, container.id?.string, container.trackingID.map { "#\($0)" }, container.type?.string,
        container.address?.string,
      ].compactMap { $0 }.joined(separator: " ")
    }
  }

  @Test func `an Archy flow has its type and tracking numbers`() {
    let text = """
      inboundCall:
        name: Main
        tasks:
          - task:
              name: Start
              refId: Start_12
              actions:
                - playAudio:
                    name: born 14.05.1987
                    refId: Play Audio_13
      """
    #expect(
      ids(in: text, named: "flow.yaml") == [
        "flow inboundCall", "task Start_12 #12", "action Play Audio_13 #13 playAudio",
      ])
  }

  @Test func `a flow configuration has ids and tracking numbers`() {
    let text = """
      {"id": "\(Self.flow)", "name": "Main", "type": "inboundcall", "flowSequenceItemList": [
        {"__type": "Task", "id": "\(Self.user)", "name": "Start", "trackingId": 11, "actionList": [
          {"__type": "PlayAudioAction", "id": "\(Self.user)", "trackingId": 19, "name": "born 14.05.1987"}]}]}
      """
    #expect(
      ids(in: text, named: "flow.json") == [
        "flow \(Self.flow) inboundcall", "task \(Self.user) #11", "action \(Self.user) #19 PlayAudioAction",
      ])
  }

  @Test(arguments: [
    #"{"entities": [{"id": "ID", "name": "Ann", "email": "a@example.com", "presence": {"message": "born 14.05.1987"}}]}"#,
    #"{"userId": "ID", "source": "PURECLOUD", "presenceDefinition": {"id": "x"}, "message": "born 14.05.1987"}"#,
    #"{"selfUri": "/api/v2/users/ID/presences/PURECLOUD", "presenceDefinition": {"id": "x"}, "message": "born 14.05.1987"}"#,
    #"{"topicName": "v2.users.ID.presence", "eventBody": {"source": "PURECLOUD", "presenceDefinition": {"id": "x"}, "message": "born 14.05.1987"}}"#,
  ])
  func `a personal status has the id of the user`(text: String) {
    let text = text.replacing("ID", with: Self.user)
    #expect(ids(in: text, named: "users.json") == ["person \(Self.user)"])
  }

  @Test func `a Terraform resource has its address`() {
    let text = """
      resource "genesyscloud_architect_user_prompt" "welcome" {
        name        = "Welcome"
        description = "born 14.05.1987"
      }
      """
    #expect(
      ids(in: text, named: "main.tf") == ["prompt welcome genesyscloud_architect_user_prompt.welcome"])
  }

  @Test func `an id that a person typed is redacted`() {
    let text = """
      inboundCall:
        name: Main
        tasks:
          - task:
              name: born 14.05.1987
              refId: Ask Oomkeshwari_2125550143
      """
    #expect(ids(in: text, named: "flow.yaml").allSatisfy { !$0.contains("Oomkeshwari") && !$0.contains("0143") })
  }

  @Test func `a user without an id is named by a mask`() {
    let text =
      #"[{"name": "Ann", "email": "oomkeshwari@example.com", "presence": {"message": "born 14.05.1987"}, "username": "x"}]"#
    #expect(ids(in: text, named: "users.json") == ["person o••••@••••"])
  }
}
