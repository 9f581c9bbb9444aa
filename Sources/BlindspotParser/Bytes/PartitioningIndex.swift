extension RandomAccessCollection {
  /// The first index whose element satisfies `isBehind`; ``endIndex`` if none does. The elements that do must all stand
  /// behind those that do not.
  @inlinable package func partitioningIndex(where isBehind: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isBehind(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
