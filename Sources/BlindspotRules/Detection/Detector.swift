package import BlindspotParser

/// Finds one family of personal data in a text.
///
/// A detector is a pure function of the text and its context. It looks at ``TextProfile`` first and returns at once,
/// without allocating, when the text cannot hold what it looks for.
package protocol Detector: Sendable {
  /// Appends what it finds in `text` to `candidates`.
  ///
  /// - Parameters:
  ///   - text: the field's decoded UTF-8 bytes after ``TextPreparation``: machine text (variables, templates, GUIDs,
  ///     markup) is blanked byte for byte, so that offsets are those of the field's text.
  ///   - profile: which classes of bytes occur.
  ///   - context: what stands around the text.
  func detect(in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate])
}

/// What stands around a text: the kind of its field, the names of the containers, language and region.
package struct FieldContext: Sendable {
  /// What the text is for.
  package let kind: FieldKind
  /// The flow's language, lower case (`en-us`); nil if unknown.
  package let language: String?
  /// The regions whose national forms apply, most likely first, upper-case ISO 3166 codes.
  package let regions: [String]
  /// The document, for the names around the field; nil for a text on its own (an example of a rule, say).
  package let document: ExportDocument?
  /// The field's innermost container in ``document``.
  package let container: Int?

  package init(
    kind: FieldKind, language: String? = nil, regions: [String] = [], document: ExportDocument? = nil,
    container: Int? = nil
  ) {
    self.kind = kind
    self.language = language
    self.regions = regions
    self.document = document
    self.container = container
  }

  /// The names of the containers around the text, innermost first. Allocates: for texts that have a candidate.
  package func surroundingNames() -> [String] {
    guard let document else { return [] }
    var names: [String] = []
    var next = container
    while let index = next {
      let container = document.containers[index]
      if let name = container.name { names.append(document.document.string(name)) }
      next = container.parent
    }
    return names
  }
}

/// Which classes of bytes a text holds, counted in one pass; detectors decide on it whether to look at all.
package struct TextProfile: Sendable {
  /// How many ASCII digits.
  package var digits = 0
  /// How many ASCII letters, upper and lower case.
  package var letters = 0
  /// How many ASCII upper-case letters.
  package var upper = 0
  /// Whether an `@` occurs.
  package var hasAt = false
  /// How many colons (IPv6, MAC addresses).
  package var colons = 0
  /// Whether a byte above 0x7F occurs.
  package var hasNonASCII = false

  package init(_ text: Span<UInt8>) {
    for index in text.indices {
      let byte = text[index]
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x41...0x5A:
        upper += 1
        letters += 1
      case 0x61...0x7A: letters += 1
      case 0x40: hasAt = true
      case 0x3A: colons += 1
      case 0x80...: hasNonASCII = true
      default: break
      }
    }
  }
}
