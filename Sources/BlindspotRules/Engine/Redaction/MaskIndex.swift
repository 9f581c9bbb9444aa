import BlindspotParser

/// Places of the source that are not shown, in order, so that those near one finding are found without looking at those
/// of ten thousand others.
struct MaskIndex {
  /// A place that is not shown.
  struct Mask {
    let range: SourceRange
    /// The category of a found value; nil for an unlikely one, whose words are hidden.
    let category: Category?
  }

  private let masks: [Mask]
  /// How far into the source the masks up to each one reach: a long statement covers many names that begin inside it.
  private let reaches: [Int]

  init(_ masks: [Mask]) {
    self.masks = masks.sorted(by: Self.precedes)
    var reach = 0
    reaches = self.masks.map { mask in
      reach = max(reach, mask.range.end)
      return reach
    }
  }

  /// The order of places.
  static func precedes(_ one: Mask, _ other: Mask) -> Bool {
    (one.range.start, one.range.end) < (other.range.start, other.range.end)
  }

  /// The masks that touch `window`, and perhaps some between them that end before it begins.
  func near(_ window: SourceRange) -> ArraySlice<Mask> {
    let start = reaches.partitioningIndex { $0 > window.start }
    let end = masks.partitioningIndex { $0.range.start >= window.end }
    return masks[start..<max(start, end)]
  }
}
