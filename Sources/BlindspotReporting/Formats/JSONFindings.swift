import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// Writes findings as objects of JSON. What many findings share is written once and then copied: the members about the rule,
/// and the containers around the innermost one.
struct JSONFindings {
  private let context: ReportContext
  private var fingerprints = FingerprintMaker()
  private var beginnings = KeptFragments<BeginningKey>()
  private var ends = KeptFragments<EndKey>()
  private var containers = KeptFragments<ContainerKey>()
  /// The ids of the containers of a finding. A variable of the writer, so that its memory is used again.
  private var ids = FindingIDs()

  /// The first members.
  private struct BeginningKey: Equatable {
    let severity: Severity
    let category: Category
    let rule: String
  }

  /// The values that decide on the recommendation and the clauses.
  private struct EndKey: Equatable {
    let rule: String
    let help: String
  }

  /// A container that a document shares among findings. Two of them are compared as objects.
  private struct ContainerKey: Equatable {
    let chain: ContainerChain

    static func == (one: Self, other: Self) -> Bool { one.chain === other.chain }
  }

  init(context: ReportContext) { self.context = context }

  /// Writes the members of a finding.
  mutating func write(_ finding: Finding, to json: inout JSONWriter) {
    let beginning = BeginningKey(severity: finding.severity, category: finding.category, rule: finding.rule)
    beginnings.write(beginning, to: &json) { json in
      json.member("rule", beginning.rule)
      json.member("category", beginning.category.rawValue)
      json.member("severity", beginning.severity.rawValue)
    }
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
      ids.removeAll()
      json.array("container") { write(containersOf: field, to: &$0) }
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
    let end = EndKey(rule: finding.rule, help: finding.help)
    ends.write(end, to: &json) { json in
      json.member("help", end.help)
      json.member("law", context.law(of: finding))
    }
    if let match = finding.match {
      json.object("match") { json in
        json.member("person", match.person)
        json.member("class", match.certainty.name)
        json.member("reason", finding.reason.string)
      }
    }
    if let value = finding.value { json.member("value", value) }
  }

  /// Writes the containers of a field as elements, and adds their ids to ``ids``.
  private mutating func write(containersOf field: Finding.FieldReference, to json: inout JSONWriter) {
    if let innermost = field.innermost {
      if let outer = innermost.outer { write(outer, to: &json) }
      json.object { innermost.container.write(to: &$0) }
      innermost.forEach { ids.add($0) }
    } else {
      field.forEachContainer { container in
        json.object { container.write(to: &$0) }
        ids.add(container)
      }
    }
  }

  /// Writes a container and those around it, which the findings in it share.
  private mutating func write(_ chain: ContainerChain, to json: inout JSONWriter) {
    if let outer = chain.outer { write(outer, to: &json) }
    containers.write(ContainerKey(chain: chain), to: &json) { json in
      json.object { chain.container.write(to: &$0) }
    }
  }
}
