import BlindspotParser

/// A bound on the inputs of a run: a key of `limits:` in a configuration and, for some, an option of the command line.
///
/// A limit that is reached is a problem of code `limit-reached` and never skipped silently.
public enum Limit: String, Sendable, CaseIterable {
  case fileSize = "file-size"
  case hclSize = "hcl-size"
  case depth
  case flowDepth = "flow-depth"
  case nodes
  case documents
  case embeddedSize = "embedded-size"
  case embeddedDepth = "embedded-depth"
  case expressionDepth = "expression-depth"
  case archiveSize = "archive-size"
  case archiveMembers = "archive-members"
  case archiveRatio = "archive-ratio"
  case archiveDepth = "archive-depth"
  case findings
  case seconds
  case patternSteps = "pattern-steps"

  /// The declaration of one limit. The keys, the options, their help and the defaults of readers and archives are derived
  /// from it.
  private struct Declaration {
    let summary: String
    let standard: Int?
    let bounds: ClosedRange<Int>
    var unit = 1
    var option: String?
  }

  private static let mebibyte = 1 << 20

  /// The bounds are in the unit of the key; offsets into a file have 31 bits.
  private var declaration: Declaration {
    switch self {
    case .fileSize:
      Declaration(
        summary: "Largest file, and largest member of an archive", standard: ReadLimits.yaml.bytes,
        bounds: 1...2047, unit: Self.mebibyte, option: "bytes")
    case .hclSize:
      Declaration(
        summary: "Largest HCL file", standard: ReadLimits.hcl.bytes, bounds: 1...2047, unit: Self.mebibyte)
    case .depth:
      Declaration(
        summary: "Deepest nesting of YAML, JSON and HCL, aliases followed", standard: nil, bounds: 8...1000,
        option: "levels")
    case .flowDepth:
      Declaration(
        summary: "Deepest nesting of flow collections in YAML", standard: ReadLimits.yaml.flowDepth, bounds: 8...512)
    case .nodes:
      Declaration(
        summary: "Most values and keys of a document, aliases followed; of CSV, four times the most cells",
        standard: ReadLimits.yaml.expandedNodes,
        bounds: 1000...100_000_000)
    case .documents:
      Declaration(
        summary: "Most documents of a file", standard: ReadLimits.yaml.documents, bounds: 1...10_000_000)
    case .embeddedSize:
      Declaration(
        summary: "Largest JSON text inside another text that is parsed", standard: ReadLimits.embedded.bytes,
        bounds: 1...2047, unit: Self.mebibyte)
    case .embeddedDepth:
      Declaration(
        summary: "Deepest nesting of a JSON text inside another text", standard: ReadLimits.embedded.depth,
        bounds: 8...512)
    case .expressionDepth:
      Declaration(
        summary: "Most open calls around a text of an expression", standard: ExportLimits().expressionDepth,
        bounds: 8...100_000)
    case .archiveSize:
      Declaration(
        summary: "Total unpacked size of an archive, nested archives included", standard: 1 << 30,
        bounds: 1...1_000_000, unit: Self.mebibyte, option: "bytes")
    case .archiveMembers:
      Declaration(
        summary: "Most members of an archive, those of nested archives included", standard: 20_000,
        bounds: 1...10_000_000, option: "count")
    case .archiveRatio:
      Declaration(
        summary: "Highest compression ratio of an archive member of more than 1 MiB", standard: 250, bounds: 1...2000)
    case .archiveDepth:
      Declaration(summary: "Deepest nesting of archives in archives", standard: 3, bounds: 1...16, option: "levels")
    case .findings:
      Declaration(
        summary: "Most findings to report per file", standard: 100_000, bounds: 1...10_000_000, option: "count")
    case .seconds:
      Declaration(
        summary: "Longest time to check one file, in seconds; the only limit that depends on the machine",
        standard: 120, bounds: 1...86_400, option: "seconds")
    case .patternSteps:
      Declaration(
        summary: "Most steps of one of your patterns on one text", standard: Pattern.steps, bounds: 1000...10_000_000)
    }
  }

  /// The default, in bytes or in the unit of the limit; nil for ``depth``, whose default depends on the format.
  public var standard: Int? { declaration.standard }

  /// The values that an option accepts, in bytes or in the unit of the limit.
  public var range: ClosedRange<Int> {
    let declaration = declaration
    return (declaration.unit == 1 ? declaration.bounds.lowerBound : 1)...declaration.bounds.upperBound
      * declaration.unit
  }

  /// The size of the unit of the key: 1,048,576 for limits in MiB, else 1.
  package var unit: Int { declaration.unit }

  /// The option of the command line that sets the limit; nil if missing.
  package var option: CommandLineOption? { declaration.option.map { CommandLineOption("max-\(rawValue)", value: $0) } }

  /// The help of the option: the summary with the default, as the option accepts it.
  package var optionHelp: String {
    let suffix = declaration.unit == 1 ? "" : "M"
    return "\(declaration.summary) (default: \(standardText)\(suffix))."
  }

  /// The default in the unit of the key.
  private var standardText: String {
    declaration.standard.map { "\($0 / declaration.unit)" }
      ?? "\(ReadLimits.yaml.depth), of JSON \(ReadLimits.json.depth)"
  }

  /// The keys of the mapping `limits`.
  static let group = SettingGroup(
    "limits",
    allCases.map { limit in
      let option = limit.option.map { " Option `\($0.flag)`." } ?? ""
      return SettingKey(
        limit.rawValue, .count(limit.declaration.bounds), default: limit.standardText,
        "\(limit.declaration.summary)\(limit.unit == 1 ? "" : ", in MiB").\(option)")
    })
}
