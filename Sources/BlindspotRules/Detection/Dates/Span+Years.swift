import BlindspotParser

extension Span<UInt8> {
  /// Whether the number at `index` begins like a year of the last or this century: `19`, `20`.
  func hasCentury(at index: Int) -> Bool { matches("19", at: index) || matches("20", at: index) }
}
