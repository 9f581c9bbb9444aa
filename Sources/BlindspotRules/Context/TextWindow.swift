import BlindspotParser

/// A part of a long text that the detectors read at once. The time for a text thus grows with its length, whatever a
/// detector does inside one window.
///
/// Each window has a core and a margin on both sides. The cores divide the text, and the margins are the context of the
/// values in the core. A candidate counts if it begins in the core.
///
/// ```
/// text    |------------|------------|------------|
/// window  [core         margin]
///               [margin core         margin]
/// ```
struct TextWindow: Equatable {
  /// The bytes of the text that the detectors read.
  let range: Range<Int>
  /// The bytes of the text in which a candidate must begin.
  let core: Range<Int>

  /// The longest text that is read as a whole, in bytes. Texts in exports are far shorter.
  static let longestWhole = 16 << 10
  /// The length of a core, in bytes.
  static let coreLength = 8 << 10
  /// The length of a margin, in bytes: the longest value in a text of several windows, and the reach of its context.
  static let margin = 1 << 10
  /// The number of bytes by which an end of a window may move to the next space, so that it does not divide a word.
  private static let slack = 128

  /// Creates the window whose core begins at `start`. A text of at most ``longestWhole`` bytes is one window.
  init(of text: Span<UInt8>, from start: Int) {
    guard text.count > Self.longestWhole else {
      range = 0..<text.count
      core = range
      return
    }
    core = start..<min(start + Self.coreLength, text.count)
    let first = start > Self.margin ? Self.boundary(near: start - Self.margin, in: text) : 0
    range = first..<Self.boundary(near: min(core.upperBound + Self.margin, text.count), in: text)
  }

  /// Returns the next offset of a space, or the next start of a scalar if no space is near.
  private static func boundary(near offset: Int, in text: Span<UInt8>) -> Int {
    for index in offset..<min(offset + slack, text.count) where text[index] <= ASCII.space { return index }
    var index = offset
    while index < text.count, text[index].isUTF8Continuation { index += 1 }
    return index
  }
}
