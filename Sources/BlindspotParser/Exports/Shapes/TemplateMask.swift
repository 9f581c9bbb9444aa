/// Makes YAML of a template of YAML, without moving a byte: `{{name}}-queue: …` is a syntax error that whoever fills the
/// template in never sees.
///
/// Braces become characters that no text uses and that YAML takes for letters; lines that hold a directive of Terraform
/// (`%{ if … }`) become comments.
enum TemplateMask {
  /// The unassigned characters U+0378 and U+0379, each as long in UTF-8 as the two braces it stands for.
  private static let open: [UInt8] = [0xCD, 0xB8]
  private static let close: [UInt8] = [0xCD, 0xB9]

  /// The bytes with placeholders masked; nil if there are none.
  static func mask(_ bytes: [UInt8]) -> [UInt8]? {
    var masked = bytes
    var isChanged = false
    var index = 0
    while index + 1 < masked.count {
      switch (masked[index], masked[index + 1]) {
      case (UInt8(ascii: "{"), UInt8(ascii: "{")):
        (masked[index], masked[index + 1]) = (open[0], open[1])
        isChanged = true
        index += 2
      case (UInt8(ascii: "}"), UInt8(ascii: "}")):
        (masked[index], masked[index + 1]) = (close[0], close[1])
        isChanged = true
        index += 2
      case (UInt8(ascii: "%"), UInt8(ascii: "{")) where opensLine(masked, index):
        masked[index] = UInt8(ascii: "#")
        isChanged = true
        index += 2
      default: index += 1
      }
    }
    return isChanged ? masked : nil
  }

  /// The document as if it had been read from `source`, which was masked for the reader.
  static func unmask(_ document: Document, source: [UInt8]) -> Document {
    var decoded = document.decoded
    var index = 0
    while index + 1 < decoded.count {
      if decoded[index] == open[0], decoded[index + 1] == open[1] || decoded[index + 1] == close[1] {
        let brace = decoded[index + 1] == open[1] ? UInt8(ascii: "{") : UInt8(ascii: "}")
        (decoded[index], decoded[index + 1]) = (brace, brace)
        index += 1
      }
      index += 1
    }
    return Document(source: source, nodes: document.nodes, decoded: decoded, hasLines: document.hasLines)
  }

  private static func opensLine(_ bytes: [UInt8], _ index: Int) -> Bool {
    var before = index
    while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
    return before == 0 || bytes[before - 1] == 0x0A || bytes[before - 1] == 0x0D
  }
}
