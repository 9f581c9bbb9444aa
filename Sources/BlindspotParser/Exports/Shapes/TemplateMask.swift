/// Turns a template of YAML into YAML without moving a byte: `{{name}}-queue: …` is a syntax error until the template
/// is filled in.
///
/// Braces become characters that no text uses and that YAML treats as letters; lines with a directive of Terraform
/// (`%{ if … }`) become comments.
enum TemplateMask {
  /// The unassigned characters U+0378 and U+0379, each as long in UTF-8 as the two braces that it replaces.
  private static let open: [UInt8] = [0xCD, 0xB8]
  private static let close: [UInt8] = [0xCD, 0xB9]

  /// Returns the bytes with masked placeholders; nil if the text has no placeholders.
  static func mask(_ bytes: [UInt8]) -> [UInt8]? {
    var masked = bytes
    var isChanged = false
    var index = 0
    while index + 1 < masked.count {
      switch (masked[index], masked[index + 1]) {
      case (ASCII.openBrace, ASCII.openBrace):
        (masked[index], masked[index + 1]) = (open[0], open[1])
        isChanged = true
        index += 2
      case (ASCII.closeBrace, ASCII.closeBrace):
        (masked[index], masked[index + 1]) = (close[0], close[1])
        isChanged = true
        index += 2
      case (ASCII.percent, ASCII.openBrace) where opensLine(masked, index):
        masked[index] = ASCII.numberSign
        isChanged = true
        index += 2
      default: index += 1
      }
    }
    return isChanged ? masked : nil
  }

  /// Returns the document as read from `source`, given the one that was read from the masked bytes.
  static func unmask(_ document: Document, source: [UInt8]) -> Document {
    var decoded = document.decoded
    var index = 0
    while index + 1 < decoded.count {
      if decoded[index] == open[0], decoded[index + 1] == open[1] || decoded[index + 1] == close[1] {
        let brace = decoded[index + 1] == open[1] ? ASCII.openBrace : ASCII.closeBrace
        (decoded[index], decoded[index + 1]) = (brace, brace)
        index += 1
      }
      index += 1
    }
    return Document(
      source: source, nodes: document.nodes, decoded: decoded, hasLines: document.hasLines)
  }

  private static func opensLine(_ bytes: [UInt8], _ index: Int) -> Bool {
    var before = index
    while before > 0, bytes[before - 1].isBlank { before -= 1 }
    return before == 0 || bytes[before - 1].isLineEnd
  }
}
