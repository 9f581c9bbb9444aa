import ArgumentParser
import BlindspotRules

/// The options that limit the input. Reaching a limit is a problem, never a silent pass.
struct LimitOptions: ParsableArguments {
  @Option(name: .option(.fileSize), help: ArgumentHelp(.fileSize)) var maxFileSize: ByteCount?

  @Option(name: .option(.depth), help: ArgumentHelp(.depth)) var maxDepth: Int?

  @Option(name: .option(.findings), help: ArgumentHelp(.findings)) var maxFindings: Int?

  @Option(name: .option(.seconds), help: ArgumentHelp(.seconds)) var maxSeconds: Int?

  @Option(name: .option(.archiveSize), help: ArgumentHelp(.archiveSize)) var maxArchiveSize: ByteCount?

  @Option(name: .option(.archiveMembers), help: ArgumentHelp(.archiveMembers)) var maxArchiveMembers: Int?

  @Option(name: .option(.archiveDepth), help: ArgumentHelp(.archiveDepth)) var maxArchiveDepth: Int?

  /// Returns the value of the option for a limit, in bytes or in the unit of the limit; nil if it was not given.
  private func value(_ limit: Limit) -> Int? {
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

  /// The limits that were given.
  var values: LimitValues {
    var values = LimitValues()
    for limit in Limit.allCases {
      if let value = value(limit) { values[limit] = Sourced(value, limit.option?.origin ?? .standard) }
    }
    return values
  }

  func validate() throws {
    let values = values
    for limit in Limit.allCases {
      guard let value = values[limit], !limit.range.contains(value.value) else { continue }
      throw ValidationError(
        "\(value.origin.description) must be from \(limit.range.lowerBound) to \(limit.range.upperBound)")
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
