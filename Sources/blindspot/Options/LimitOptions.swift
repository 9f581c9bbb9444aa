internal import ArgumentParser
internal import BlindspotFiles

/// How much input is accepted. Reaching a limit is a problem and never a silent pass.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Largest file, and largest member of an archive (default: 256M).", valueName: "bytes"))
  var maxFileSize: ByteCount?

  @Option(help: ArgumentHelp("Most that an archive may unpack to (default: 1G).", valueName: "bytes"))
  var maxArchiveSize: ByteCount?

  @Option(help: ArgumentHelp("Most members of an archive (default: 20000).", valueName: "count"))
  var maxArchiveMembers: Int?

  @Option(help: ArgumentHelp("How deep archives may stand in archives (default: 3).", valueName: "levels"))
  var maxArchiveDepth: Int?

  /// The limits for reading.
  var inputLimits: InputLimits {
    var limits = InputLimits()
    limits.fileSize = maxFileSize?.bytes ?? limits.fileSize
    limits.archiveSize = maxArchiveSize?.bytes ?? limits.archiveSize
    limits.archiveMembers = maxArchiveMembers ?? limits.archiveMembers
    limits.archiveDepth = maxArchiveDepth ?? limits.archiveDepth
    return limits
  }

  func validate() throws {
    for (name, value) in [("members", maxArchiveMembers), ("depth", maxArchiveDepth)] {
      if let value, value < 1 { throw ValidationError("--max-archive-\(name) must be at least 1.") }
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
