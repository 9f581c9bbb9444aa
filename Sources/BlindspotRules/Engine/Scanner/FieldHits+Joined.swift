import BlindspotParser

/// A candidate in a joined text, in the field that contains it.
struct JoinedHit {
  let field: Int
  let candidate: Candidate
}

extension [FieldHits] {
  /// Returns these sorted hits with candidates of joined texts, without those that overlap a candidate of their field.
  func merged(with added: [JoinedHit]) -> [FieldHits] {
    let added = added.sorted {
      ($0.field, $0.candidate.range.start) < ($1.field, $1.candidate.range.start)
    }
    var merged: [FieldHits] = []
    var (own, next) = (0, 0)
    while own < count || next < added.count {
      if next == added.count || own < count && self[own].field < added[next].field {
        merged.append(self[own])
        own += 1
        continue
      }
      let field = added[next].field
      let first = next
      while next < added.count, added[next].field == field { next += 1 }
      let isListed = own < count && self[own].field == field
      let known = isListed ? self[own] : FieldHits(field: field, candidates: [], unlikely: [])
      if isListed { own += 1 }
      merged.append(known.adding(added[first..<next].map(\.candidate)))
    }
    return merged
  }
}

extension FieldHits {
  /// Returns the hits with more candidates, except those that overlap another.
  ///
  /// - Parameter others: the candidates in the order of their starts, as those of the hits are.
  fileprivate func adding(_ others: [Candidate]) -> FieldHits {
    var result: [Candidate] = []
    var index = 0
    for other in others {
      while index < candidates.count, candidates[index].range.end <= other.range.start {
        result.append(candidates[index])
        index += 1
      }
      let isFree = index == candidates.count || other.range.end <= candidates[index].range.start
      if isFree, result.last.map({ $0.range.end <= other.range.start }) ?? true { result.append(other) }
    }
    return FieldHits(field: field, candidates: result + candidates[index...], unlikely: unlikely)
  }
}
