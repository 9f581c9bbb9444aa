import BlindspotParser
import BlindspotRules

/// Adds values to the key `allow` of a configuration.
struct AllowListText {
  private let text: ConfigurationText

  /// Prepares a configuration; an empty text for a new one.
  init(_ bytes: [UInt8]) { text = ConfigurationText(bytes) }

  /// Returns the text with a value added to a list; nil if its layout has no place for it.
  func adding(_ value: String, to list: AllowList.Kind) -> [UInt8]? {
    let quoted = YAMLText.quoted(value)
    func indented(_ lines: [String], _ indentation: Int) -> [String] {
      lines.map { String(repeating: " ", count: indentation) + $0 }
    }
    let newList = [list.rawValue + ":", "  - " + quoted]
    let newKey = ["allow:"] + newList.map { "  " + $0 }
    switch text.root {
    case nil: return nil
    case .empty: return text.appending(newKey)
    case .mapping(let document, let indentation):
      guard let (key, allow) = text.entry("allow", of: document.root, in: document) else {
        return text.appending(indented(newKey, indentation))
      }
      let end = Int(document[key].sourceEnd)
      let node = document[allow]
      if node.kind == .scalar, node.textLength == 0 {
        return text.inserting(indented(newList, indentation + 2), atEndOfLine: end)
      }
      guard node.kind == .mapping, text.bytes[Int(node.sourceStart)] != ASCII.openBrace,
        let first = document.children(of: allow).first(where: { _ in true })
      else { return nil }
      guard let (_, values) = text.entry(list.rawValue, of: allow, in: document) else {
        return text.inserting(
          indented(newList, text.column(of: Int(document[first].sourceStart))), atEndOfLine: end)
      }
      return text.adding({ indented(["- " + quoted], $0) }, flow: quoted, to: values, in: document)
    }
  }
}
