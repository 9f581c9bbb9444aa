/// Finds the comments of YAML and Terraform files.
package enum Comments {
  /// Returns edits that replace the text of each comment by `removed`; none for a syntax without comments.
  ///
  /// The ranges refer to the text of the export in UTF-8. A comment in the first line of a block scalar is not found.
  package static func removals(in export: ParsedExport) -> [ByteEdit] {
    guard export.format == .archyYAML || export.format == .terraform, let first = export.documents.first else {
      return []
    }
    let source = first.document.source
    let texts = texts(of: export)
    var edits: [ByteEdit] = []
    var next = 0
    var index = 0
    while index < source.count {
      while next < texts.count, texts[next].upperBound <= index { next += 1 }
      if next < texts.count, texts[next].contains(index) {
        index = texts[next].upperBound
        continue
      }
      guard let edit = removal(at: index, in: source, isYAML: export.format == .archyYAML) else {
        index += 1
        continue
      }
      edits.append(edit)
      index = edit.range.upperBound
    }
    return edits
  }

  /// The ranges of all scalars, ascending.
  private static func texts(of export: ParsedExport) -> [Range<Int>] {
    export.documents.flatMap { document in
      document.document.nodes.compactMap { node in
        guard node.kind == .scalar, node.style != .synthetic, node.sourceEnd > node.sourceStart else { return nil }
        return node.sourceStart..<node.sourceEnd
      }
    }.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Returns the edit for the comment that begins at an index outside all texts.
  private static func removal(at index: Int, in source: [UInt8], isYAML: Bool) -> ByteEdit? {
    let following = index + 1 < source.count ? source[index + 1] : 0
    switch source[index] {
    case ASCII.numberSign:
      // In YAML, a comment begins after white space.
      let isAfterText = index > 0 && source[index - 1] > ASCII.space && index != TextEncoding.markLength(of: source)
      if isYAML, isAfterText { return nil }
    case ASCII.slash where !isYAML && following == ASCII.slash: break
    case ASCII.slash where !isYAML && following == ASCII.asterisk:
      var end = index + 2
      while end + 1 < source.count, source[end] != ASCII.asterisk || source[end + 1] != ASCII.slash { end += 1 }
      return ByteEdit(range: index..<min(end + 2, source.count), replacement: Array("/* removed */".utf8))
    default: return nil
    }
    let end = source[index...].firstIndex(where: \.isLineEnd) ?? source.count
    return ByteEdit(range: index..<end, replacement: Array("# removed".utf8))
  }
}
