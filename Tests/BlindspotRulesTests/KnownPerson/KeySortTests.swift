import BlindspotRules
import TestSupport
import Testing

@Suite struct KeySortTests {
  /// Compares with the sort of the standard library, which also keeps the order of equal numbers.
  @Test(arguments: [0, 1, 2, 100, 5000], [0, 12, 40, 62])
  func `numbers are sorted by their first bits`(count: Int, shift: UInt64) {
    var generator = SeededGenerator(seed: shift)
    var numbers = (0..<count).map { _ in (generator.next() >> shift) << (shift / 2) }
    let wanted = numbers.sorted { $0 >> 42 < $1 >> 42 }
    let starts = KeySort.sort(&numbers)
    #expect(numbers == wanted)
    #expect(starts.count == 2049)
    for (value, start) in starts.enumerated() {
      #expect(Int(start) == wanted.count { $0 >> 53 < UInt64(value) })
    }
  }
}
