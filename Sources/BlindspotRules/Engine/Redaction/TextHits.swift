import BlindspotParser

/// The candidates of the texts of a document, for a look-up by text.
///
/// A sorted array: the first dictionary with keys of a type takes 270,000 of the 34 million instructions of a small run.
struct TextHits {
  private let hits: [(key: Int, hits: FieldHits)]

  /// Sorts candidates by text. Fields with the same text share their candidates.
  init(_ found: [FieldHits], in document: ExportDocument) {
    var hits: [(key: Int, hits: FieldHits)] = []
    hits.reserveCapacity(found.count)
    // Stable: of fields with the same text, the first counts.
    for entry in found.map({ (key: document.fields[$0.field].text.key, hits: $0) }).sorted(by: { $0.key < $1.key }) {
      if let last = hits.indices.last, hits[last].key == entry.key {
        hits[last].hits = hits[last].hits.merged(with: entry.hits)
      } else {
        hits.append(entry)
      }
    }
    self.hits = hits
  }

  /// Returns the candidates of a text; nil if it has none.
  subscript(text: TextSlice) -> FieldHits? {
    let key = text.key
    let index = hits.partitioningIndex { $0.key >= key }
    guard index < hits.count, hits[index].key == key else { return nil }
    return hits[index].hits
  }
}

extension TextSlice {
  /// A number that differs for different slices of a document, whose offsets have 32 bits.
  fileprivate var key: Int { start &<< 32 | count &<< 1 | (isInDecodedBuffer ? 1 : 0) }
}
