import BlindspotParser

/// How visible a comment is to the reader of a change.
enum CommentVisibility {
  /// It is the first text of its line.
  case ownLine
  /// It follows other text in its line.
  case besideText
  /// A control character or many blanks in its line move it out of sight or out of order.
  case hidden

  /// The most blanks before a comment, or between its `#` and `blindspot:`.
  private static let maximumBlanks = 100

  /// Determines the visibility of a comment.
  ///
  /// - Parameters:
  ///   - mark: the offsets of the `#` and of the text after `blindspot:`.
  ///   - source: the file.
  init(of mark: (start: Int, textStart: Int), in source: Span<UInt8>) {
    var blanks = 0
    self = .ownLine
    guard mark.textStart - mark.start <= Self.maximumBlanks else {
      self = .hidden
      return
    }
    let fileStart = TextEncoding.markLength(of: source)
    // Backwards to the line feed before: a carriage return alone does not end a line in most editors.
    for index in (fileStart..<max(mark.start, fileStart)).reversed() {
      switch source[index] {
      case ASCII.newline: return
      case ASCII.space, ASCII.tab: if self == .ownLine { blanks += 1 }
      case ..<ASCII.space, 0x7F:
        self = .hidden
        return
      case 0xE2 where Self.isDirectionControl(source, at: index):
        self = .hidden
        return
      default: self = .besideText
      }
      if blanks > Self.maximumBlanks {
        self = .hidden
        return
      }
    }
  }

  /// Whether a control for the direction of text begins at `index`: U+202A to U+202E, or U+2066 to U+2069. It can display a
  /// comment in another order or place.
  private static func isDirectionControl(_ source: Span<UInt8>, at index: Int) -> Bool {
    switch (source.byte(at: index + 1), source.byte(at: index + 2)) {
    case (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): true
    default: false
    }
  }
}
