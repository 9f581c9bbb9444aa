/// The limits of reading one export. A limit that is reached is a ``Problem`` with the code `limit-reached`.
public struct ExportLimits: Sendable {
  /// The limits of YAML.
  public var yaml = ReadLimits.yaml
  /// The limits of JSON, including the content of `.i3` files.
  public var json = ReadLimits.json
  /// The limits of HCL.
  public var hcl = ReadLimits.hcl
  /// The limits of people lists in CSV, of which two bytes can be two nodes.
  public var csv = ReadLimits(expandedNodes: 8_000_000)
  /// The limits of a JSON text in a scalar.
  public var embedded = ReadLimits.embedded
  /// How many function calls can be open around a literal of an expression.
  public var expressionDepth = ExpressionParser.depthLimit

  /// The end of the time in which the file may be read and checked; nil for no limit.
  package var deadline: Deadline? {
    didSet {
      yaml.deadline = deadline
      json.deadline = deadline
      hcl.deadline = deadline
      csv.deadline = deadline
    }
  }

  /// Creates the default limits.
  public init() {}

  /// How deep texts are looked for in a tree. Readers limit the depth of a tree with every alias followed, and each
  /// level of it takes at most two steps.
  var steps: Int { 2 * max(yaml.depth, json.depth, hcl.depth) }
}

/// A limit that kept texts of a document from being read, or from being recognized.
package enum ReachedLimit: Hashable, Sendable, CaseIterable {
  /// ``ExportLimits/steps``
  case depth
  /// ``ExportLimits/expressionDepth``
  case expressionDepth
  /// ``ExportLimits/embedded``
  case embedded
  /// ``ExportLimits/deadline``
  case time

  /// Returns a message that names the skipped input and the limit to raise.
  func message(_ limits: ExportLimits) -> ShownText {
    switch self {
    case .depth:
      "texts are nested more than \(limits.steps) steps deep; deeper ones were not checked (limit depth)"
    case .expressionDepth:
      "calls are nested more than \(limits.expressionDepth) deep in this expression; the purpose of the texts below "
        + "that is unknown (limit expression-depth)"
    case .embedded:
      "the JSON text in this one has more than \(limits.embedded.bytes >> 20) MiB or is nested more than "
        + "\(limits.embedded.depth) deep; it was not read (limits embedded-size and embedded-depth)"
    case .time: ReadLimits.deadlineMessage
    }
  }
}
