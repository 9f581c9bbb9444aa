import BlindspotParser

/// The candidates of the texts of a document, for a look-up by text.
///
/// A sorted array: the first dictionary with keys of a type takes 270,000 of the 34 million instructions of a small run.
struct TextHits {
  /// The keys of texts in ascending order, each with the index of its candidates.
  private var texts: [(key: Int, index: Int)] = []
  private var hits: [FieldHits]

  /// Sorts candidates by text. Fields with the same text share their candidates.
  init(_ found: [FieldHits], in document: ExportDocument) {
    hits = found
    texts.reserveCapacity(found.count)
    var isAscending = true
    for index in found.indices {
      let key = document.fields[found[index].field].text.key
      if let last = texts.last, last.key >= key { isAscending = false }
      texts.append((key, index))
    }
    // Texts are in the order of the file, unless decoding changed some of them.
    if !isAscending { joinEqualTexts() }
  }

  private mutating func joinEqualTexts() {
    texts.sort { ($0.key, $0.index) < ($1.key, $1.index) }
    var count = 0
    for text in texts {
      if count > 0, texts[count - 1].key == text.key {
        let first = texts[count - 1].index
        hits[first] = hits[first].merged(with: hits[text.index])
      } else {
        texts[count] = text
        count += 1
      }
    }
    texts.removeSubrange(count...)
  }

  /// Returns the candidates of a text; nil if it has none.
  subscript(text: TextSlice) -> FieldHits? {
    let key = text.key
    let place = texts.partitioningIndex { $0.key >= key }
    guard place < texts.count, texts[place].key == key else { return nil }
    return hits[texts[place].index]
  }
}

extension TextSlice {
  /// A number that differs for different slices of a document, whose offsets have 32 bits.
  fileprivate var key: Int { start &<< 32 | count &<< 1 | (isInDecodedBuffer ? 1 : 0) }
}
