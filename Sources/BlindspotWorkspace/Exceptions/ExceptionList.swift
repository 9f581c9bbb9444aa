import BlindspotParser
import BlindspotRules

/// An exception to write into a configuration.
struct NewException: Sendable, Hashable {
  /// The id of the rule.
  let rule: String
  /// The file, relative to the folder of the configuration.
  let file: String
  /// The JSON Pointers of the texts.
  let paths: [String]
  /// The reason.
  let reason: String
  /// The last day; nil for no end.
  let until: Day?

  /// The members as YAML, in their order.
  private var members: [String] {
    let path = paths.count == 1 ? YAMLText.quoted(paths[0]) : YAMLText.list(paths)
    var members = [
      "rule: \(rule)", "file: \(YAMLText.quoted(file))", "path: \(path)", "reason: \(YAMLText.quoted(reason))",
    ]
    if let until { members.append("until: \(until.description)") }
    return members
  }

  /// Returns the exception as an item of a block sequence.
  ///
  /// - Parameter indentation: the number of spaces before the dash.
  func item(indentation: Int) -> [String] {
    let start = String(repeating: " ", count: indentation)
    return members.enumerated().map { index, member in start + (index == 0 ? "- " : "  ") + member }
  }

  /// The exception as an item of a flow sequence.
  var flowItem: String { "{" + members.joined(separator: ", ") + "}" }
}

/// Adds exceptions to the key `exceptions` of a configuration.
struct ExceptionList {
  private let text: ConfigurationText

  /// Prepares a configuration; an empty text for a new one.
  init(_ bytes: [UInt8]) { text = ConfigurationText(bytes) }

  /// Returns the text with exceptions added; nil if its layout has no place for them.
  func adding(_ exceptions: [NewException]) -> [UInt8]? {
    func lines(_ indentation: Int) -> [String] { exceptions.flatMap { $0.item(indentation: indentation) } }
    func newKey(_ indentation: Int) -> [String] {
      [String(repeating: " ", count: indentation) + "exceptions:"] + lines(indentation + 2)
    }
    switch text.root {
    case nil: return nil
    case .empty: return text.appending(newKey(0))
    case .mapping(let document, let indentation):
      guard let (key, value) = text.entry("exceptions", of: document.root, in: document) else {
        return text.appending(newKey(indentation))
      }
      let node = document[value]
      if node.kind == .scalar, node.textLength == 0 {
        let start = text.column(of: Int(document[key].sourceStart))
        return text.inserting(lines(start + 2), atEndOfLine: Int(document[key].sourceEnd))
      }
      return text.adding(lines, flow: exceptions.map(\.flowItem).joined(separator: ", "), to: value, in: document)
    }
  }
}
