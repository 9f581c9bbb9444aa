/// Detects the syntax of a file by its content. The name decides only if the content allows several: a template of a flow
/// starts like JSON, and every text is YAML of some kind.
enum ExportSniffer {
  /// Returns the syntax of a file; nil if no export is written in it.
  static func syntax(of file: SourceFile) -> ExportSyntax? {
    let bytes = file.bytes.span
    let ending = FileEnding(file.name)
    let start = bytes.contentStart
    guard start < bytes.count else { return ending == .json ? .json : ending == .i3 ? .i3 : nil }
    if I3Envelope.matches(bytes) { return .i3 }
    if bytes[start] == ASCII.openBrace || bytes[start] == ASCII.openBracket {
      let isTemplate = bytes.matches("{{", at: start) || bytes.byte(at: start + 1) == ASCII.percent
      return ending == .yaml || isTemplate && ending != .json ? .yaml : .json
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
      return looksLikeExport(bytes) ? .yaml : nil
    }
  }

  /// Whether the start of a text has keys that only exports have: enough to call a broken file a broken export.
  static func looksLikeExport(_ bytes: Span<UInt8>) -> Bool {
    let end = min(bytes.count, searchedBytes)
    let vocabulary = ExportKey.vocabulary
    let textStart = TextEncoding.markLength(of: bytes)
    var index = 0
    while index < end {
      guard isNameByte(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < end, isNameByte(bytes[index]) { index += 1 }
      guard let key = ExportKey(vocabulary.symbol(of: bytes.extracting(start..<index))) else { continue }
      let isQuoted = bytes.byte(at: start - 1) == ASCII.quote
      let opensLine = start == textStart || bytes[start - 1] == ASCII.newline
      var next = index
      if bytes.byte(at: next) == ASCII.quote { next += 1 }
      while bytes.byte(at: next) == ASCII.space { next += 1 }
      guard bytes.byte(at: next) == ASCII.colon else { continue }
      if key.isFlowType, opensLine || isQuoted || bytes.byte(at: start - 2) == ASCII.newline { return true }
      if key.isDistinctive, isQuoted || opensLine { return true }
    }
    return false
  }

  /// How much of a text is searched for signs of an export, in bytes.
  private static let searchedBytes = 1 << 16

  /// Whether the name of the file is that of JSON.
  static func isNamedJSON(_ file: SourceFile) -> Bool { FileEnding(file.name) == .json }

  /// Whether a file has a name that exports usually have, so that it is a problem if it cannot be decoded.
  static func isNamedExport(_ file: SourceFile) -> Bool {
    switch FileEnding(file.name) {
    case .i3, .json, .terraform: true
    case .yaml: !["tpl", "tmpl", "j2"].contains { FilePath(file.name).hasExtension($0 as StaticString) }
    case .csv, .other: false
    }
  }

  /// Whether the name of the file is that of a stream of JSON texts.
  static func isNamedJSONLines(_ file: SourceFile) -> Bool {
    let path = FilePath(file.name)
    return path.hasExtension("jsonl") || path.hasExtension("ndjson")
  }

  /// Whether a line starts like a block of HCL with a resource of the platform.
  static func looksLikeTerraform(_ bytes: Span<UInt8>) -> Bool {
    let bytes = bytes.extracting(0..<min(bytes.count, searchedBytes))
    var start = 0
    while let found = bytes.firstIndex(of: "resource \"genesyscloud_", from: start) {
      if found == 0 || bytes[found - 1] == ASCII.newline { return true }
      start = found + 1
    }
    return false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { byte.isAlphanumeric || byte == ASCII.underscore }
}

/// The syntax that the extension of a file name indicates.
private enum FileEnding {
  case i3
  case json
  case yaml
  case terraform
  case csv
  case other

  /// Reads the part of the name after the last dot: `.tf.json` is JSON. The extensions of templates (`.yaml.tftpl`) are
  /// those of YAML.
  init(_ name: String) {
    guard let ending = FilePath(name).fileExtension else {
      self = .other
      return
    }
    switch String(decoding: ending, as: UTF8.self).lowercased() {
    case "json", "tfstate", "jsonl", "ndjson": self = .json
    case "yaml", "yml", "tftpl", "tpl", "tmpl", "j2": self = .yaml
    case "tf", "tfvars", "hcl", "tofu": self = .terraform
    case "csv", "tsv": self = .csv
    case let ending where ending.hasPrefix("i3"): self = .i3
    default: self = .other
    }
  }
}
