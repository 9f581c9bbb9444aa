/// Tells by content what syntax a file is written in. Names only decide where the content leaves it open: a template of
/// a flow begins like JSON, and every text is YAML of some kind.
enum ExportSniffer {
  /// How a file is to be read.
  enum Syntax {
    case i3
    case json
    case yaml
    case hcl
    case csv
    /// No export is written like this.
    case foreign
  }

  /// The syntax of a file.
  static func syntax(of file: SourceFile) -> Syntax {
    let bytes = file.bytes.span
    let ending = FileEnding(file.name)
    guard let start = contentStart(of: bytes) else { return .foreign }
    if I3Envelope.matches(bytes) { return .i3 }
    switch bytes[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let isTemplate =
        start + 1 < bytes.count
        && (bytes[start + 1] == UInt8(ascii: "{") && bytes[start] == UInt8(ascii: "{")
          || bytes[start + 1] == UInt8(ascii: "%"))
      return ending == .yaml || isTemplate ? .yaml : .json
    default: break
    }
    switch ending {
    case .i3: return .i3
    case .terraform: return .hcl
    case .csv: return .csv
    case .yaml: return .yaml
    case .json: return .json
    case .other:
      if looksLikeTerraform(bytes) { return .hcl }
      if PeopleColumns(header: bytes).isPeopleList { return .csv }
      return looksLikeExport(bytes) ? .yaml : .foreign
    }
  }

  /// Whether the start of a text names things that only exports have: enough to call a broken file a broken export.
  static func looksLikeExport(_ bytes: Span<UInt8>) -> Bool {
    let end = min(bytes.count, 1 << 16)
    let vocabulary = ExportKey.vocabulary
    var index = 0
    while index < end {
      guard isNameByte(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < end, isNameByte(bytes[index]) { index += 1 }
      guard let term = ExportKey(vocabulary.symbol(of: bytes.extracting(start..<index))) else { continue }
      let isQuoted = start > 0 && bytes[start - 1] == UInt8(ascii: "\"")
      let opensLine = start == 0 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0xBF
      var next = index
      if next < bytes.count, bytes[next] == UInt8(ascii: "\"") { next += 1 }
      while next < bytes.count, bytes[next] == 0x20 { next += 1 }
      guard next < bytes.count, bytes[next] == UInt8(ascii: ":") else { continue }
      if term.isFlowType, opensLine || isQuoted || start > 1 && bytes[start - 2] == 0x0A { return true }
      if term.isDistinctive, isQuoted || opensLine { return true }
    }
    return false
  }

  /// The first byte that is no white space and no byte-order mark; nil if there is none.
  private static func contentStart(of bytes: Span<UInt8>) -> Int? {
    var start = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    return start < bytes.count ? start : nil
  }

  /// Whether a line begins like a block of HCL that holds a resource of the platform.
  private static func looksLikeTerraform(_ bytes: Span<UInt8>) -> Bool {
    let prefix: StaticString = "resource \"genesyscloud_"
    let end = min(bytes.count, 1 << 16) - prefix.utf8CodeUnitCount
    guard end > 0 else { return false }
    return prefix.withUTF8Buffer { wanted in
      for start in 0..<end where start == 0 || bytes[start - 1] == 0x0A {
        var index = 0
        while index < wanted.count, unsafe bytes[start + index] == wanted[index] { index += 1 }
        if index == wanted.count { return true }
      }
      return false
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
    default: false
    }
  }
}

/// What the ending of a file's name says.
enum FileEnding {
  case i3
  case json
  case yaml
  case terraform
  case csv
  case other

  /// Looks at the name behind the last dot; `.tf.json` is JSON, and a template (`.yaml.tftpl`) is what it makes.
  init(_ name: String) {
    let parts = name.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    guard parts.count > 1, let last = parts.last?.lowercased() else {
      self = .other
      return
    }
    switch last {
    case "json", "tfstate", "jsonl", "ndjson": self = .json
    case "yaml", "yml", "tftpl", "tpl", "tmpl", "j2": self = .yaml
    case "tf", "tfvars", "hcl", "tofu": self = .terraform
    case "csv", "tsv": self = .csv
    case let ending where ending.hasPrefix("i3"): self = .i3
    default: self = .other
    }
  }
}
