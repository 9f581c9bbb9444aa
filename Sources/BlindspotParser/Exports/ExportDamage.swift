/// Signs of an export in a file that cannot be parsed. In a folder, a damaged export is a problem, and a damaged file of
/// another kind is skipped.
enum ExportDamage {
  /// How much of a file is searched, in bytes.
  private static let searchedBytes = 1 << 16

  /// Whether keys of an export occur in the bytes. Zero bytes are ignored, so that the keys of a text in UTF-16 or
  /// UTF-32 are visible too; so are bytes at the start that are not a byte-order mark of UTF-8.
  static func isVisible(in bytes: [UInt8]) -> Bool {
    var visible = bytes.prefix(searchedBytes).contains(0) ? bytes.prefix(searchedBytes).filter { $0 != 0 } : bytes
    if let first = visible.first, first >= 0x80, TextEncoding.markLength(of: visible) == 0 {
      visible = Array(visible.prefix(searchedBytes).drop { $0 >= 0x80 })
    }
    return hasKeys(visible.span)
  }

  /// Whether a file that cannot be decoded is a problem, and not skipped, in a folder.
  static func isProblem(undecodable file: SourceFile) -> Bool {
    ExportSniffer.isNamedExport(file) || isVisible(in: file.bytes)
  }

  private static func hasKeys(_ bytes: Span<UInt8>) -> Bool {
    ExportSniffer.looksLikeExport(bytes) || ExportSniffer.looksLikeTerraform(bytes) || hasEntryKeys(bytes)
  }

  /// The problem of a text with a zero byte, which marks a damaged or a binary file; nil if there is none at the start or
  /// if the file was not an export.
  static func zeroByteProblem(in file: SourceFile, isExpected: Bool) -> Problem? {
    let bytes = file.bytes.span
    guard let zero = bytes.extracting(0..<min(bytes.count, 8192)).firstIndex(of: 0, from: 0) else { return nil }
    guard isExpected && ExportSniffer.isNamedJSON(file) || isProblem(undecodable: file) else { return nil }
    return Problem(
      file: file.name, position: LineIndex(file.bytes).position(of: zero), code: .encoding,
      message: "the file has a zero byte here, which is not text; export it again")
  }

  /// Whether keys occur that are common one by one, and together are those of a listing or of a person. They are in quotes
  /// or, as JSON5 allows, at the start of an entry.
  private static func hasEntryKeys(_ bytes: Span<UInt8>) -> Bool {
    let end = min(bytes.count, searchedBytes)
    var seen: Set<ExportKey> = []
    var hasGUID = false
    var index = 0
    // The last byte that is not white space.
    var last = ASCII.openBrace
    while index < end {
      let byte = bytes[index]
      let isQuoted = byte == ASCII.quote || byte == ASCII.apostrophe
      let opensEntry = last == ASCII.openBrace || last == ASCII.comma
      if byte > ASCII.space { last = byte }
      if isQuoted { index += 1 }
      let start = index
      while index < end, bytes[index].isAlphanumeric || bytes[index] == ASCII.underscore { index += 1 }
      guard isQuoted || opensEntry && index > start else {
        index = max(index, start + 1)
        continue
      }
      if isQuoted { guard index < end, index > start, bytes[index] == byte else { continue } }
      var next = isQuoted ? index + 1 : index
      while next < end, bytes[next] <= ASCII.space { next += 1 }
      guard bytes.byte(at: next) == ASCII.colon,
        let key = ExportKey(ExportKey.vocabulary.symbol(of: bytes.extracting(start..<index)))
      else { continue }
      if key.isDistinctive || key == .entities && seen.isEmpty { return true }
      seen.insert(key)
      if key == .id { hasGUID = hasGUID || isGUID(in: bytes, from: next + 1) }
      if seen.contains(.entities) || hasGUID, seen.contains(.id), seen.contains(.name) { return true }
      if seen.contains(.presence), seen.contains(.message) { return true }
    }
    return false
  }

  /// Whether a quoted GUID follows.
  private static func isGUID(in bytes: Span<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index] <= ASCII.space { index += 1 }
    return bytes.hasGUID(at: index + 1)
  }
}
