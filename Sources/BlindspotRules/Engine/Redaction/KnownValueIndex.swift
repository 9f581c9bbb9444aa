import BlindspotParser

/// The values found in a document, for recognizing them in every text that a report prints: a name that is certain in a
/// spoken text may also occur in the name of the flow, where no detector recognizes it.
struct KnownValueIndex {
  /// Shorter ones would mask parts of words.
  private static let shortest = 4
  /// The most values with the same first bytes; limits the time for a hostile file.
  private static let mostAlike = 256

  private struct Value: Equatable {
    let bytes: [UInt8]
    let rule: RuleIndex
  }

  /// The values by their first four bytes, the longest first.
  private var values: [Int: [Value]] = [:]
  /// A filter on these four bytes, because at nearly every position of a text no value begins.
  private var beginnings = [UInt64](repeating: 0, count: 64)

  init(_ found: [FieldHits], in document: ExportDocument) {
    for hit in found {
      document.document.withBytes(of: document.fields[hit.field].text) { text in
        for candidate in hit.candidates where candidate.range.count >= Self.shortest {
          let bytes = (candidate.range.start..<candidate.range.end).map { text[$0] }
          let value = Value(bytes: bytes, rule: candidate.rule)
          let key = Self.key(of: text, at: candidate.range.start)
          let slot = Int(key)
          let alike = values[slot, default: []]
          guard alike.count < Self.mostAlike, !alike.contains(value) else { continue }
          values[slot, default: []].append(value)
          let (word, bit) = Self.bit(of: key)
          beginnings[word] |= bit
        }
      }
    }
    for key in values.keys { values[key]?.sort { $0.bytes.count > $1.bytes.count } }
  }

  /// The occurrences of the values in `text`, in order of position and without overlaps.
  func candidates(in text: Span<UInt8>) -> [Candidate] {
    var found: [Candidate] = []
    var index = 0
    while index + Self.shortest <= text.count {
      guard let value = value(at: index, in: text) else {
        index += 1
        continue
      }
      let end = index + value.bytes.count
      found.append(
        Candidate(range: TextRange(start: index, end: end), rule: value.rule, confidence: 1, reason: "found elsewhere"))
      index = end
    }
    return found
  }

  /// The longest value at `index`.
  private func value(at index: Int, in text: Span<UInt8>) -> Value? {
    let key = Self.key(of: text, at: index)
    let (word, bit) = Self.bit(of: key)
    guard beginnings[word] & bit != 0, let alike = values[Int(key)] else { return nil }
    for value in alike where index + value.bytes.count <= text.count {
      if text.extracting(index..<index + value.bytes.count).hasSameBytes(as: value.bytes.span) { return value }
    }
    return nil
  }

  private static func bit(of key: UInt32) -> (word: Int, bit: UInt64) {
    let hash = key &* 0x9E37_79B1
    return (Int(hash >> 26), 1 << UInt64(hash >> 20 & 63))
  }

  private static func key(of text: Span<UInt8>, at index: Int) -> UInt32 {
    UInt32(text[index]) << 24 | UInt32(text[index + 1]) << 16 | UInt32(text[index + 2]) << 8 | UInt32(text[index + 3])
  }
}
