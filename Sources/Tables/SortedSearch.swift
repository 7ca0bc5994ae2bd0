extension RandomAccessCollection where Index == Int {
  /// The first index whose element meets a condition that all behind it meet as well, or the end.
  ///
  /// - Complexity: O(log *n*).
  @inlinable public func firstSorted(where isMet: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isMet(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
