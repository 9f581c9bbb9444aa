/// The replacement of a range of a file's bytes.
public struct ByteEdit: Sendable, Hashable {
  /// The replaced bytes of the file as it is on disk, 0-based; empty for an insertion.
  public let range: Range<Int>
  /// The bytes that replace them, in the encoding of the file.
  public let replacement: [UInt8]

  /// Creates an edit.
  public init(range: Range<Int>, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// Returns `bytes` with edits applied.
  ///
  /// - Parameters:
  ///   - edits: the edits, ascending and without overlaps.
  ///   - bytes: the bytes that the ranges refer to.
  public static func apply(_ edits: [ByteEdit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var position = 0
    for edit in edits {
      result += bytes[position..<edit.range.lowerBound]
      result += edit.replacement
      position = edit.range.upperBound
    }
    return result + bytes[position...]
  }
}

/// The replacement of a part of one scalar's decoded text.
package struct ScalarEdit: Sendable, Hashable {
  /// The index of the document in its file.
  package let document: Int
  /// The scalar; never an alias.
  package let node: NodeID
  /// The replaced range of the scalar's decoded text.
  package let range: TextRange
  /// The new text, without the quoting of the scalar.
  package let text: [UInt8]

  /// Creates an edit.
  package init(document: Int, node: NodeID, range: TextRange, text: [UInt8]) {
    self.document = document
    self.node = node
    self.range = range
    self.text = text
  }
}

/// The reason why a text cannot be edited, as a phrase that follows `not fixed: `.
public struct EditRefusal: Error, Hashable, Sendable {
  /// The reason.
  public let reason: ShownText

  /// Creates a refusal.
  package init(_ reason: ShownText) { self.reason = reason }
}
