package import BlindspotParser

/// Blanks machine text (variables, templates, GUIDs, markup) before detectors look at a text.
package struct TextPreparation: Sendable {
  /// The prepared copy of the last text that had to be changed.
  package private(set) var text: [UInt8] = []

  package init() {}

  /// Prepares `text`; true if ``text`` now holds a changed copy of the same length.
  package mutating func prepare(_ text: Span<UInt8>, kind: FieldKind) -> Bool { false }
}
