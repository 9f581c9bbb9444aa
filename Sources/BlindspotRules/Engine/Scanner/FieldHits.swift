package import BlindspotParser

/// The candidates of one field, overlaps resolved.
package struct FieldHits {
  /// The index of the field in its document.
  package let field: Int
  /// The candidates, by position.
  package let candidates: [Candidate]
  /// The ranges of all candidates if some of them are too unlikely for a finding or overlap a better one.
  package let unlikely: [TextRange]

  /// Returns the candidates of two fields with the same text.
  package func merged(with other: FieldHits) -> FieldHits {
    FieldHits(
      field: field, candidates: candidates.isEmpty ? other.candidates : candidates, unlikely: unlikely + other.unlikely)
  }
}
