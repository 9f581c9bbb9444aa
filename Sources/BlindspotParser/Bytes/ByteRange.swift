/// A half-open range of UTF-8 bytes, 0-based, in one kind of text.
///
/// The phantom type `Space` distinguishes offsets into the file from offsets into a decoded text: passing one instead
/// of the other does not compile. Lines and columns are computed only for output (``LineIndex``).
public struct ByteRange<Space>: Hashable, Sendable {
  /// The first byte of the range.
  public var start: Int
  /// The byte after the last one.
  public var end: Int

  /// Creates the range from `start` up to, but not including, `end`.
  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  public var count: Int { end - start }

  /// Whether the range contains no bytes.
  public var isEmpty: Bool { end <= start }

  /// Whether both ranges share at least one byte.
  public func overlaps(_ other: Self) -> Bool { start < other.end && other.start < end }

  /// Whether every byte of `other` lies in this range.
  public func contains(_ other: Self) -> Bool { start <= other.start && other.end <= end }
}

/// The bytes of a file as they were read.
public enum SourceSpace: Sendable {}

/// The bytes of one text after its quoting and escapes are undone.
public enum TextSpace: Sendable {}

/// A range in the bytes of a file.
public typealias SourceRange = ByteRange<SourceSpace>

/// A range in the decoded UTF-8 bytes of one text.
public typealias TextRange = ByteRange<TextSpace>
