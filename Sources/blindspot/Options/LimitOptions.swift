import ArgumentParser
import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// How much input is accepted. Reaching a limit is a problem and never a silent pass.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Largest file, and largest member of an archive (default: 256M).", valueName: "bytes"))
  var maxFileSize: ByteCount?

  @Option(help: ArgumentHelp("How deep YAML, JSON and HCL may nest (default: 256, of JSON 512).", valueName: "levels"))
  var maxDepth: Int?

  @Option(help: ArgumentHelp("Most findings of a file that are reported (default: 20000).", valueName: "count"))
  var maxFindings: Int?

  @Option(help: ArgumentHelp("Longest time that a file may be checked (default: 120).", valueName: "seconds"))
  var maxSeconds: Int?

  @Option(help: ArgumentHelp("Most that an archive may unpack to (default: 1G).", valueName: "bytes"))
  var maxArchiveSize: ByteCount?

  @Option(help: ArgumentHelp("Most members of an archive (default: 20000).", valueName: "count"))
  var maxArchiveMembers: Int?

  @Option(help: ArgumentHelp("How deep archives may stand in archives (default: 3).", valueName: "levels"))
  var maxArchiveDepth: Int?

  /// What an option says of a limit, in bytes or in what the limit counts; nil if it says nothing.
  private func said(_ limit: Limit) -> Int? {
    switch limit {
    case .fileSize: maxFileSize?.bytes
    case .depth: maxDepth
    case .findings: maxFindings
    case .seconds: maxSeconds
    case .archiveSize: maxArchiveSize?.bytes
    case .archiveMembers: maxArchiveMembers
    case .archiveDepth: maxArchiveDepth
    case .hclSize, .flowDepth, .nodes, .documents, .embeddedSize, .embeddedDepth, .expressionDepth, .archiveRatio,
      .patternSteps:
      nil
    }
  }

  /// What holds: the option, else the configuration, else the default. Nil only where readers differ in their defaults.
  func value(_ limit: Limit, _ configuration: Configuration) -> Int? {
    said(limit) ?? configuration.limits[limit]?.value ?? limit.standard
  }

  /// The limits of files and archives.
  func inputLimits(_ configuration: Configuration) -> InputLimits {
    var limits = InputLimits()
    func set(_ limit: Limit, _ change: (inout InputLimits, Int) -> Void) {
      if let value = value(limit, configuration) { change(&limits, value) }
    }
    set(.fileSize) { $0.fileSize = $1 }
    set(.archiveSize) { $0.archiveSize = $1 }
    set(.archiveMembers) { $0.archiveMembers = $1 }
    set(.archiveRatio) { $0.archiveRatio = $1 }
    set(.archiveDepth) { $0.archiveDepth = $1 }
    return limits
  }

  /// The limits of what stands in a file.
  func exportLimits(_ configuration: Configuration) -> ExportLimits {
    var limits = ExportLimits()
    func set(_ limit: Limit, _ change: (inout ExportLimits, Int) -> Void) {
      if let value = value(limit, configuration) { change(&limits, value) }
    }
    set(.fileSize) { ($0.yaml.bytes, $0.json.bytes, $0.csv.bytes) = ($1, $1, $1) }
    set(.hclSize) { $0.hcl.bytes = $1 }
    set(.depth) { ($0.yaml.depth, $0.json.depth, $0.hcl.depth) = ($1, $1, $1) }
    set(.flowDepth) { $0.yaml.flowDepth = $1 }
    set(.nodes) { ($0.yaml.expandedNodes, $0.json.expandedNodes, $0.csv.expandedNodes) = ($1, $1, $1) }
    set(.documents) { ($0.yaml.documents, $0.json.documents) = ($1, $1) }
    set(.embeddedSize) { $0.embedded.bytes = $1 }
    set(.embeddedDepth) { $0.embedded.depth = $1 }
    set(.expressionDepth) { $0.expressionDepth = $1 }
    return limits
  }

  func validate() throws {
    for limit in Limit.allCases {
      guard let value = said(limit), let option = limit.option?.flag else { continue }
      guard limit.range.contains(value) else {
        throw ValidationError("\(option) must be from \(limit.range.lowerBound) to \(limit.range.upperBound).")
      }
    }
  }
}

/// A number of bytes: `4096`, `64K`, `64M`, `2G` (powers of 1024).
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    var digits = argument[...]
    var shift = 0
    switch digits.last {
    case "K", "k": shift = 10
    case "M", "m": shift = 20
    case "G", "g": shift = 30
    default: break
    }
    if shift > 0 { digits = digits.dropLast() }
    guard let number = Int(digits), number > 0, number <= Int.max >> (shift + 2) else { return nil }
    bytes = number << shift
  }
}
