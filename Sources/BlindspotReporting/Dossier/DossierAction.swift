import BlindspotParser
import BlindspotRules

/// What to do about a finding in the platform, and where.
struct DossierAction {
  /// What to do, in one sentence.
  let text: String
  /// The address of the flow or the profile; nil if the export or the region does not give it.
  let link: String?

  init(_ finding: Finding, for request: SubjectRequest) {
    let ids = FindingIDs(finding.field)
    let person = request.person
    let demand = request.demand ?? .access
    let change =
      switch demand {
      case .access: "copy the text for the answer"
      case .delete: "remove the data of the \(person) from the text"
      case .correct: "correct the data of the \(person) in the text"
      }
    var steps: [String] = []
    if finding.match?.certainty == .possible { steps.append("Check whether the text means the \(person). If it does") }
    let containers = finding.field.containers
    if let address = ids.value(of: "resource") {
      steps.append("Open the resource \(address) in Terraform" + Self.end(demand, change, "apply"))
    } else if containers.contains(where: { $0.kind == .person }) {
      let user =
        ids.value(of: "user").map { "the profile of the user \($0)" }
        ?? "the profile of the user, whose id is not in the export"
      steps.append("Open \(user), and \(change)")
    } else if let flow = containers.first(where: { $0.kind == .flow }) {
      let place = Self.inArchitect(flow, containers, finding.field.kind)
      steps.append(place + Self.end(demand, change, "publish the flow"))
    } else if let prompt = containers.first(where: { $0.kind == .prompt }) {
      steps.append("Open the prompt \(Self.name(of: prompt)) in Architect, and \(change)")
    } else if let other = containers.last {
      steps.append("Open the \(other.kind.label) \(Self.name(of: other)), and \(change)")
    } else {
      steps.append("Open the object of the text, and \(change)")
    }
    text = steps.count == 1 ? steps[0] : "\(steps[0]), \(steps[1].prefix(1).lowercased())\(steps[1].dropFirst())"
    guard let region = request.region else {
      link = nil
      return
    }
    if let user = ids.value(of: "user"), ExportDocument.isGUID(user) {
      link = region.user(user)
    } else if let flow = ids.value(of: "flow"), ExportDocument.isGUID(flow), let type = ids.value(of: "flowType") {
      link = region.flow(flow, type: type)
    } else {
      link = nil
    }
  }

  /// Returns the end of a sentence: the change, and for a demand that changes the object, how it takes effect.
  private static func end(_ demand: DataRight.Demand, _ change: String, _ effect: String) -> String {
    demand == .access ? ", and \(change)" : ", \(change), and \(effect)"
  }

  private static func inArchitect(
    _ flow: Finding.ContainerReference, _ containers: [Finding.ContainerReference], _ kind: FieldKind
  ) -> String {
    var text = "Open the flow \(name(of: flow)) in Architect"
    if let inner = containers.last(where: { $0.kind != .flow && $0.kind != .variable }) {
      text += ", go to the \(inner.kind.label) \(name(of: inner))"
      if let number = inner.trackingID { text += " (tracking id \(number))" }
    } else if let variable = containers.last(where: { $0.kind == .variable }) {
      text += ", go to the variable \(name(of: variable))"
    }
    return text + " (\(kind.title.lowercased()))"
  }

  private static func name(of container: Finding.ContainerReference) -> String {
    let id = container.kind == .flow || container.name == nil ? container.id?.string : nil
    return [container.name.map { "“\($0.string)”" }, id].compactMap { $0 }.joined(separator: " ")
  }
}
