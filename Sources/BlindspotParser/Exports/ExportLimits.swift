/// How much of one export is read. Reaching a bound is a ``Problem`` (`limit-reached`) and never a silent pass.
package struct ExportLimits: Sendable {
  /// The bounds of YAML.
  package var yaml = ReadLimits.yaml
  /// The bounds of JSON, that of `.i3` files included.
  package var json = ReadLimits.json
  /// The bounds of HCL.
  package var hcl = ReadLimits.hcl
  /// The bounds of people lists.
  package var csv = ReadLimits()
  /// The bounds of a JSON text that stands inside a scalar.
  package var embedded = ReadLimits.embedded
  /// How many calls may be open around a literal of an expression.
  package var expressionDepth = ExpressionParser.depthLimit

  package init() {}

  /// How deep texts are looked for in a tree. Readers bound the depth of a tree with every alias followed, and no level of
  /// it takes more than two steps.
  var steps: Int { 2 * max(yaml.depth, json.depth, hcl.depth) }
}

/// A bound that kept texts of a document from being read, or from being read as what they are.
package enum ReachedLimit: Hashable, Sendable, CaseIterable {
  /// ``ExportLimits/steps``
  case depth
  /// ``ExportLimits/expressionDepth``
  case expressionDepth
  /// ``ExportLimits/embedded``
  case embedded

  /// What was left out, and which limit has to be raised.
  func message(_ limits: ExportLimits) -> String {
    switch self {
    case .depth: "texts are nested more than \(limits.steps) steps deep; what lies deeper was not checked (limit depth)"
    case .expressionDepth:
      "calls are nested more than \(limits.expressionDepth) deep in this expression; what its texts are for is not known "
        + "below that (limit expression-depth)"
    case .embedded:
      "the JSON text inside this one has more than \(limits.embedded.bytes >> 20) MiB or nests more than "
        + "\(limits.embedded.depth) deep; it was not taken apart (limits embedded-size and embedded-depth)"
    }
  }
}
