/// A text that a report may show to everyone who reads it: ordinary words, separators and bullets.
///
/// Reports accept texts of exports only in this type, and only redaction makes one of such a text. The texts around them
/// are literals and texts that no export contains, such as the noun of a rule:
///
/// ```swift
/// let message: ShownText = "Task name holds \(nonExport: rule.what) (\(masked))"
/// ```
///
/// A string does not convert to this type, so a report that shows the text of an export as it is does not compile.
public struct ShownText: Sendable, Hashable {
  /// The text. Control characters are kept; a writer escapes them for its format.
  public let string: String

  /// Creates a text that does not come from an export: from a rule, from the configuration, or from the program.
  package init(nonExport text: String) { string = text }

  /// Whether the text is empty.
  public var isEmpty: Bool { string.isEmpty }

  /// Returns the second text after the first.
  public static func + (first: Self, second: Self) -> Self { "\(first)\(second)" }
}

extension ShownText: CustomStringConvertible {
  /// The text.
  public var description: String { string }
}

extension ShownText: ExpressibleByStringInterpolation {
  /// Creates a text of the program.
  public init(stringLiteral text: StaticString) { string = text.description }

  /// Creates a text of the parts of an interpolation.
  public init(stringInterpolation parts: StringInterpolation) { string = String(bytes: parts.text.span) }

  /// Joins literals, shown texts and numbers.
  public struct StringInterpolation: StringInterpolationProtocol {
    // Appending to an array of bytes costs a tenth of appending to a string.
    fileprivate var text: [UInt8] = []

    /// Prepares for literals of this size.
    public init(literalCapacity: Int, interpolationCount: Int) {
      // Most of the texts in between are names and counts.
      text.reserveCapacity(literalCapacity + 32 * interpolationCount)
    }

    /// Appends a text of the program.
    public mutating func appendLiteral(_ literal: StaticString) {
      // A `String` of it takes 200 instructions.
      for offset in 0..<literal.utf8CodeUnitCount { text.append(literal.byte(at: offset)) }
    }

    /// Appends a text that may be shown.
    public mutating func appendInterpolation(_ shown: ShownText) { text.append(contentsOf: shown.string.utf8Span.span) }

    /// Appends a number of the program: a count, a line, an index.
    public mutating func appendInterpolation(_ number: Int) { text.append(decimal: number) }

    /// Appends a text that does not come from an export.
    package mutating func appendInterpolation(nonExport other: String) { text.append(contentsOf: other.utf8Span.span) }
  }
}
