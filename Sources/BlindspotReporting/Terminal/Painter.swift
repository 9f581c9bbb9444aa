import BlindspotEncoding
import BlindspotRules

/// Adds color and links to text if they are enabled.
package struct Painter: Sendable {
  /// The role of a piece of text.
  package enum Style: Sendable {
    case error
    case warning
    case note
    case strong
    /// Line numbers, rulers and arrows.
    case frame
    case dim
    case good

    /// The parameters of Select Graphic Rendition (ECMA-48). Only the sixteen colors that every theme defines.
    var parameters: String {
      switch self {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      case .strong: "1"
      case .frame: "1;34"
      case .dim: "2"
      case .good: "1;32"
      }
    }
  }

  let usesColor: Bool
  let usesHyperlinks: Bool

  package init(usesColor: Bool, usesHyperlinks: Bool) {
    self.usesColor = usesColor
    self.usesHyperlinks = usesHyperlinks
  }

  /// Returns `text` in a style.
  package func paint(_ text: String, _ style: Style) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(style.parameters)m\(text)\u{1B}[0m" : text
  }

  /// Writes what `text` writes in a style.
  func write(in style: Style, to out: inout ByteWriter, _ text: (inout ByteWriter) -> Void) {
    guard usesColor else { return text(&out) }
    out.write("\u{1B}[\(style.parameters)m")
    text(&out)
    out.write(literal: "\u{1B}[0m")
  }

  /// Writes what `text` writes as a link to a URL, or without a link if there is no URL or links are disabled.
  func write(linkTo address: String?, to out: inout ByteWriter, _ text: (inout ByteWriter) -> Void) {
    guard usesHyperlinks, let address else { return text(&out) }
    out.write("\u{1B}]8;;\(VisibleText.escaped(address))\u{1B}\\")
    text(&out)
    out.write(literal: "\u{1B}]8;;\u{1B}\\")
  }

  /// Returns `text` as a link to a URL, or unchanged without a URL or if links are disabled.
  package func link(_ text: String, to address: String?) -> String {
    guard usesHyperlinks, let address else { return text }
    return "\u{1B}]8;;\(VisibleText.escaped(address))\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }
}

extension Painter.Style {
  /// The style of a severity.
  init(_ severity: Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .note: self = .note
    }
  }
}
