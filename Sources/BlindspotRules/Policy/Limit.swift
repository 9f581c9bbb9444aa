import BlindspotParser

/// A bound on what a run takes of its inputs: the keys of `limits:` in a configuration, and some options of the command
/// line. Reaching one is a problem of code `limit-reached` and never a silent pass.
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

  /// What holds where nobody says anything, in bytes or in what the name counts; nil where readers differ.
  public var standard: Int? {
    switch self {
    case .fileSize: 256 << 20
    case .hclSize: 8 << 20
    case .depth: nil
    case .flowDepth: 64
    case .nodes: 16_000_000
    case .documents: 200_000
    case .embeddedSize: 16 << 20
    case .embeddedDepth: 128
    case .expressionDepth: 200
    case .archiveSize: 1 << 30
    case .archiveMembers: 20_000
    case .archiveRatio: 250
    case .archiveDepth: 3
    case .findings: 20_000
    case .seconds: 120
    case .patternSteps: Pattern.steps
    }
  }

  /// What may be asked for, in the unit of the key. Offsets into a file have 31 bits.
  var bounds: ClosedRange<Int> {
    switch self {
    case .fileSize, .hclSize, .embeddedSize: 1...2047
    case .depth: 8...1000
    case .flowDepth: 8...512
    case .nodes: 1000...100_000_000
    case .documents: 1...10_000_000
    case .embeddedDepth: 8...512
    case .expressionDepth: 8...100_000
    case .archiveSize: 1...1_000_000
    case .archiveMembers: 1...10_000_000
    case .archiveRatio: 1...2000
    case .archiveDepth: 1...16
    case .findings: 1...10_000_000
    case .seconds: 1...86_400
    case .patternSteps: 1000...10_000_000
    }
  }

  /// What an option may ask for, in bytes or in what the name counts.
  public var range: ClosedRange<Int> { (unit == 1 ? bounds.lowerBound : 1)...bounds.upperBound * unit }

  /// How much a 1 behind the key stands for: sizes are written in MiB.
  package var unit: Int {
    switch self {
    case .fileSize, .hclSize, .embeddedSize, .archiveSize: 1 << 20
    default: 1
    }
  }

  /// The option that says the same on the command line; nil if there is none.
  public var option: String? {
    switch self {
    case .fileSize, .depth, .findings, .seconds, .archiveSize, .archiveMembers, .archiveDepth: "--max-\(rawValue)"
    default: nil
    }
  }

  /// What is bounded.
  private var subject: String {
    switch self {
    case .fileSize: "The largest file, and the largest member of an archive, in MiB"
    case .hclSize: "The largest HCL file, in MiB"
    case .depth: "How deep YAML, JSON and HCL may nest, aliases followed"
    case .flowDepth: "How deep flow collections of YAML may nest"
    case .nodes: "How many values and keys a document may have, aliases followed"
    case .documents: "How many documents a file may hold"
    case .embeddedSize: "The largest JSON text inside a text that is taken apart, in MiB"
    case .embeddedDepth: "How deep it may nest"
    case .expressionDepth: "How many calls may be open around a text of an expression"
    case .archiveSize: "What an archive may unpack to, archives in it included, in MiB"
    case .archiveMembers: "How many members an archive may have, archives in it included"
    case .archiveRatio: "How many times larger than packed a member of more than 1 MiB may be"
    case .archiveDepth: "How deep archives may stand in archives"
    case .findings: "How many findings of a file are reported"
    case .seconds: "How long a file may be checked, in seconds; the only limit that depends on the machine"
    case .patternSteps: "How many steps a pattern of yours may take on one text"
    }
  }

  /// What is bounded, the default and the option.
  var documentation: String {
    let standard = standard.map { "\($0 / unit)" } ?? "\(ReadLimits.yaml.depth), of JSON \(ReadLimits.json.depth)"
    return "\(subject); default \(standard)." + (option.map { " Option `\($0)`." } ?? "")
  }

  /// What a configuration says under `limits`.
  static let group = SettingGroup(
    "limits", allCases.map { SettingKey($0.rawValue, .count($0.bounds), $0.documentation) })
}
