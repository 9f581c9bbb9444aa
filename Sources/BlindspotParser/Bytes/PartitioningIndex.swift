extension RandomAccessCollection {
  /// Returns the first index whose element satisfies `isAfter`; ``endIndex`` if no element does. All elements that
  /// satisfy it must come after those that do not.
  @inlinable package func partitioningIndex(where isAfter: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isAfter(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
