import ArgumentParser
import BlindspotRules

/// The options that limit the input. Reaching a limit is a problem, never a silent pass.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp(.fileSize)) var maxFileSize: ByteCount?

  @Option(help: ArgumentHelp(.depth)) var maxDepth: Int?

  @Option(help: ArgumentHelp(.findings)) var maxFindings: Int?

  @Option(help: ArgumentHelp(.seconds)) var maxSeconds: Int?

  @Option(help: ArgumentHelp(.archiveSize)) var maxArchiveSize: ByteCount?

  @Option(help: ArgumentHelp(.archiveMembers)) var maxArchiveMembers: Int?

  @Option(help: ArgumentHelp(.archiveDepth)) var maxArchiveDepth: Int?

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
  var values: [Limit: Sourced<Int>] {
    var values: [Limit: Sourced<Int>] = [:]
    for limit in Limit.allCases {
      if let value = value(limit) { values[limit] = Sourced(value, limit.option?.origin ?? .standard) }
    }
    return values
  }

  func validate() throws {
    for (limit, value) in values where !limit.range.contains(value.value) {
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
