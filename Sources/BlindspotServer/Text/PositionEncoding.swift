import BlindspotParser

/// The unit of the characters of a position, on which client and server agree.
package enum PositionEncoding: String, Sendable {
  /// Bytes of UTF-8.
  case utf8 = "utf-8"
  /// Code units of UTF-16, which every client supports.
  case utf16 = "utf-16"

  /// Selects the encoding: bytes if the client offers them, because findings have offsets in bytes.
  init(offered: [String]) { self = offered.contains(Self.utf8.rawValue) ? .utf8 : .utf16 }

  /// The number of units of the scalar that starts with a byte of UTF-8; 0 for a continuation byte in UTF-16.
  func units(of byte: UInt8) -> Int {
    switch self {
    case .utf8: 1
    case .utf16: byte.isUTF8Continuation ? 0 : byte >= 0xF0 ? 2 : 1
    }
  }
}

/// A position in a document, both numbers 0-based. The character counts the units of a ``PositionEncoding``.
package struct Position: Hashable, Sendable, Comparable {
  package var line: Int
  package var character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }

  /// Reads a position; nil unless both numbers exist and are not negative.
  init?(_ value: JSONValue?) {
    guard let line = value?["line"]?.integer, let character = value?["character"]?.integer, line >= 0, character >= 0
    else { return nil }
    self.init(line: line, character: character)
  }
}
