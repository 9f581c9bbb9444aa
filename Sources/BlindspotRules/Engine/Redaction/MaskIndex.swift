import BlindspotParser

/// Places of the source that are not shown, in order, so that those near one finding are found without looking at those
/// of ten thousand others.
struct MaskIndex {
  /// A place that is not shown.
  struct Mask {
    let range: SourceRange
    /// The category of a found value; nil for an unlikely one, whose words are hidden.
    let category: Category?
    /// How far into the source the masks up to this one reach: a long statement covers many names that begin inside it.
    fileprivate var reach = 0

    init(range: SourceRange, category: Category?) {
      self.range = range
      self.category = category
    }
  }

  private var masks: [Mask]

  init(_ masks: consuming [Mask]) {
    self.masks = masks
    if self.masks.count > 1 { self.masks.sort(by: Self.precedes) }
    var reach = 0
    for index in self.masks.indices {
      reach = max(reach, self.masks[index].range.end)
      self.masks[index].reach = reach
    }
  }

  /// The order of places.
  static func precedes(_ one: Mask, _ other: Mask) -> Bool {
    (one.range.start, one.range.end) < (other.range.start, other.range.end)
  }

  /// The masks that touch `window`, and perhaps some between them that end before it begins.
  func near(_ window: SourceRange) -> ArraySlice<Mask> {
    let start = masks.partitioningIndex { $0.reach > window.start }
    let end = masks.partitioningIndex { $0.range.start >= window.end }
    return masks[start..<max(start, end)]
  }
}
