/// The features of a span and its context: the indices of the ones in a sparse binary vector.
///
/// Both the detector, which sums the weights of the features, and the trainer get their features here. Each call of `add`
/// is a table with one feature for every combination of its arguments. A change requires a new training
/// (`Tools/names/README.md`) and a new ``version``.
package struct NameFeatures {
  /// The version of the features, which `Tools/names/check.py` compares with the version that the weights were trained on.
  package static let version = 1
  /// The total number of features.
  package static let count = 4_096

  private static let kinds = 23
  private static let gaps = 12
  private static let befores = 24
  private static let afters = 14
  private static let forms = 8
  private static let strengths = 8

  private var indices: InlineArray<40, UInt16> = .init(repeating: 0)
  /// The number of features of the span.
  package private(set) var size = 0
  private var base = 0

  /// Computes the features of `span`, a run of the `tokens` of `text`.
  package init(_ span: NameSpan, of tokens: Span<NameToken>, in text: Span<UInt8>, context: NameContext) {
    addName(span, tokens, text)
    addContext(span, tokens, context)
  }

  /// The index of a feature in the vector; `index` is less than ``size``.
  package subscript(index: Int) -> Int { Int(indices[index]) }

  @inline(__always)
  private mutating func record(_ index: Int) {
    guard size < 40 else { return }
    indices[size] = UInt16(truncatingIfNeeded: index)
    size += 1
  }

  @inline(__always)
  private mutating func add(_ index: Int, of size: Int) {
    record(base + index)
    base += size
  }

  @inline(__always)
  private mutating func skip(_ size: Int) { base += size }

  /// Adds the features of the words.
  private mutating func addName(_ span: NameSpan, _ tokens: Span<NameToken>, _ text: Span<UInt8>) {
    let first = tokens[span.first]
    let last = tokens[span.last]
    let isSingle = span.first == span.last
    let form = span.form(tokens)
    add(form.rawValue, of: Self.forms)
    add(form.rawValue * Self.gaps + (isSingle ? 0 : Int(last.gap.rawValue)), of: Self.forms * Self.gaps)
    let lastKind = isSingle ? Self.kinds : Int(last.kind.rawValue)
    add(Int(first.kind.rawValue) * (Self.kinds + 1) + lastKind, of: Self.kinds * (Self.kinds + 1))
    let bins = (
      NameToken.bin(first.entry.given), NameToken.bin(first.entry.surname), NameToken.bin(last.entry.given),
      NameToken.bin(last.entry.surname)
    )
    add((bins.0 * 6 + bins.3) * 2 + (isSingle ? 1 : 0), of: 72)
    add((bins.1 * 6 + bins.2) * 2 + (isSingle ? 1 : 0), of: 72)
    if span.last - span.first >= 2 {
      for index in (span.first + 1)..<span.last { record(base + Int(tokens[index].kind.rawValue)) }
    }
    skip(Self.kinds)
    if first.kind == .unlisted || first.kind == .acronym { record(base + Int(first.nameLikelihood)) }
    if !isSingle, last.kind == .unlisted || last.kind == .acronym { record(base + 8 + Int(last.nameLikelihood)) }
    skip(16)
    let length = min(Int(first.letters), 12)
    add(isSingle ? Int(first.kind.rawValue) * 6 + (length - 1) / 2 : Self.kinds * 6, of: Self.kinds * 6 + 1)
    add(span.phraseCover(tokens, in: text), of: 3)
  }

  /// Adds the features of the context.
  private mutating func addContext(_ span: NameSpan, _ tokens: Span<NameToken>, _ context: NameContext) {
    let first = tokens[span.first]
    let last = tokens[span.last]
    let strength = span.strength(tokens)
    let before = NameCue.Before(tokens, before: span.first).rawValue
    let after = NameCue.After(tokens, after: span.last).rawValue
    let hasNext = span.last + 1 < tokens.count
    let leftGap = Int(first.gap.rawValue)
    let rightGap = hasNext ? Int(tokens[span.last + 1].gap.rawValue) : 0
    add(before * Self.strengths + strength, of: Self.befores * Self.strengths)
    add(after * Self.strengths + strength, of: Self.afters * Self.strengths)
    add(before * Self.afters + after, of: Self.befores * Self.afters)
    add(leftGap * Self.befores + before, of: Self.gaps * Self.befores)
    add(rightGap * Self.afters + after, of: Self.gaps * Self.afters)
    add((context.letterCase(of: span, tokens)) * Self.strengths + strength, of: 24 * Self.strengths)
    add(context.position(of: span, tokens) * Self.strengths + strength, of: 20 * Self.strengths)
    add(context.fieldGroup * Self.strengths + strength, of: 5 * Self.strengths)
    let multi = span.first == span.last ? 0 : 1
    let left = span.first > 0 ? Int(tokens[span.first - 1].kind.rawValue) : Self.kinds
    let right = hasNext ? Int(tokens[span.last + 1].kind.rawValue) : Self.kinds
    add(left * 2 + multi, of: (Self.kinds + 1) * 2)
    add(right * 2 + multi, of: (Self.kinds + 1) * 2)
    if last.isPossessive { record(base + strength) }
    skip(Self.strengths)
    if last.isPossessive { record(base + after) }
    skip(Self.afters)
    if context.isPersona(span, tokens) { record(base) }
    skip(1)
    if context.isSpelling(span, tokens) { record(base) }
    skip(1)
    add(context.lastCase(of: span, tokens) * 2 + (multi == 0 || left == Self.kinds ? 0 : 1), of: 24 * 4 * 2)
    let far = span.first > 1 ? tokens[span.first - 2].entry.before : 0
    if far > 0 { record(base + far) }
    skip(16)
    let next = span.last + 2 < tokens.count ? tokens[span.last + 2].entry.after : 0
    add(min(next, 6) * Self.afters + after, of: 7 * Self.afters)
    let neighbors = context.neighborKinds(of: span, tokens)
    add((neighbors * 2 + multi) * Self.strengths + strength, of: 10 * Self.strengths)
    guard multi == 0 else { return }
    let kinds = span.first == 0 ? neighbors : 5 + neighbors
    add(kinds * Self.kinds + Int(first.kind.rawValue), of: 10 * Self.kinds)
    if first.kind == .unlisted || first.kind == .acronym { record(base + kinds * 8 + Int(first.nameLikelihood)) }
    skip(10 * 8)
    assert(base <= Self.count)
  }
}
