import BlindspotParser
import Testing

@Suite struct PartitioningIndexTests {
  @Test func `the first element after a border is found for any border`() {
    for count in 0...20 {
      let elements = (0..<count).map { $0 * 2 }
      for border in -1...count * 2 + 1 {
        let expected = elements.firstIndex { $0 >= border } ?? elements.endIndex
        #expect(elements.partitioningIndex { $0 >= border } == expected)
        #expect(elements[...].partitioningIndex { $0 >= border } == expected)
      }
    }
  }
}
