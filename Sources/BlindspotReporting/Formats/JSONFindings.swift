import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// Writes findings as objects of JSON. What findings share is written once and then copied: the clauses of a rule, and the
/// containers around the innermost one.
struct JSONFindings {
  private let context: ReportContext
  private var fingerprints = FingerprintMaker()
  private var laws: [(rule: String, members: JSONWriter.Fragment)] = []
  private var outers: [Outer] = []
  /// The place in ``outers`` of the next one.
  private var nextOuter = 0

  /// The most rules, and the most containers, whose JSON is kept.
  private static let mostKept = 8

  /// The containers up to one that contains others.
  private struct Outer {
    let chain: ContainerChain
    let elements: JSONWriter.Fragment
    let ids: FindingIDs
  }

  init(context: ReportContext) { self.context = context }

  /// Writes the members of a finding.
  mutating func write(_ finding: Finding, to json: inout JSONWriter) {
    json.member("rule", finding.rule)
    json.member("category", finding.category.rawValue)
    json.member("severity", finding.severity.rawValue)
    json.member("confidence", hundredths: finding.confidence)
    json.member("message") { finding.writeMessage(to: &$0) }
    let location = finding.location
    json.member("file", location.file)
    json.member("line", location.start?.line)
    json.member("column", location.start?.column)
    json.member("endLine", location.end?.line)
    json.member("endColumn", location.end?.column)
    let field = finding.field
    json.object("field") { json in
      json.member("kind", field.kind.rawValue)
      json.member("path", field.path.string)
      json.member("flow", field.flow?.string)
      var ids = FindingIDs()
      json.array("container") { ids = write(containersOf: field, to: &$0) }
      ids.write(to: &json)
    }
    json.object("range") { json in
      let range = finding.range
      json.member("start", range.lowerBound)
      json.member("end", range.upperBound)
    }
    json.member("masked", finding.masked.string)
    json.member("fingerprint") { fingerprints.write(finding, to: &$0) }
    json.member("reason", finding.reason.string)
    json.member("help", finding.help)
    write(lawOf: finding, to: &json)
    if let match = finding.match {
      json.object("match") { json in
        json.member("person", match.person)
        json.member("class", match.certainty.name)
        json.member("reason", finding.reason.string)
      }
    }
    if let value = finding.value { json.member("value", value) }
  }

  private mutating func write(lawOf finding: Finding, to json: inout JSONWriter) {
    let rule = finding.rule
    for index in laws.indices where laws[index].rule == rule { return json.write(laws[index].members) }
    let law = context.law(of: finding)
    let members = json.record { $0.member("law", law) }
    if laws.count < Self.mostKept { laws.append((rule, members)) }
  }

  /// Writes the containers of a field as elements.
  ///
  /// - Returns: their ids.
  private mutating func write(
    containersOf field: Finding.FieldReference, to json: inout JSONWriter
  ) -> FindingIDs {
    var ids = FindingIDs()
    guard let innermost = field.innermost else {
      field.forEachContainer { Self.write($0, adding: &ids, to: &json) }
      return ids
    }
    if let outer = innermost.outer { ids = write(outer, to: &json) }
    Self.write(innermost.container, adding: &ids, to: &json)
    return ids
  }

  private mutating func write(_ chain: ContainerChain, to json: inout JSONWriter) -> FindingIDs {
    for index in outers.indices where outers[index].chain === chain {
      json.write(outers[index].elements)
      return outers[index].ids
    }
    var ids = FindingIDs()
    let elements = json.record { json in chain.forEach { Self.write($0, adding: &ids, to: &json) } }
    let outer = Outer(chain: chain, elements: elements, ids: ids)
    if outers.count < Self.mostKept { outers.append(outer) } else { outers[nextOuter] = outer }
    nextOuter = (nextOuter + 1) % Self.mostKept
    return ids
  }

  private static func write(
    _ container: Finding.ContainerReference, adding ids: inout FindingIDs, to json: inout JSONWriter
  ) {
    json.object { container.write(to: &$0) }
    ids.add(container)
  }
}
