import BlindspotParser

/// The mask that was made last. A finding shows the mask of its value up to three times: by itself, in the name of its
/// container, and in its line.
struct LastMask {
  private var value: [UInt8] = []
  private var category: Category?
  private var mask = ""

  /// Returns the mask of a value. To make it again takes 1,100 instructions, to compare the value 50.
  mutating func mask(of value: Span<UInt8>, as category: Category) -> String {
    if category == self.category, self.value.span.hasSameBytes(as: value) { return mask }
    mask = Mask.mask(value, as: category)
    self.category = category
    self.value.removeAll(keepingCapacity: true)
    self.value.append(contentsOf: value)
    return mask
  }
}
