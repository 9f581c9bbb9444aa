/// The values of some limits, each with its origin, in bytes or in the unit of the limit.
public struct LimitValues: Sendable, ExpressibleByDictionaryLiteral {
  // An array, since there are few limits and the type of a dictionary takes 240,000 instructions to make at run time.
  private var values: [(limit: Limit, value: Sourced<Int>)] = []

  /// Creates values of no limits.
  public init() {}

  /// Creates the values of different limits.
  public init(dictionaryLiteral elements: (Limit, Sourced<Int>)...) {
    for (limit, value) in elements { self[limit] = value }
  }

  /// Whether no limit has a value.
  public var isEmpty: Bool { values.isEmpty }

  /// The value of a limit; nil if it has none.
  public subscript(limit: Limit) -> Sourced<Int>? {
    get { values.first { $0.limit == limit }?.value }
    set {
      values.removeAll { $0.limit == limit }
      if let newValue { values.append((limit, newValue)) }
    }
  }

  /// Returns these values, replaced by those of `later` where it has one.
  func merging(_ later: LimitValues) -> LimitValues {
    var merged = self
    for (limit, value) in later.values { merged[limit] = value }
    return merged
  }
}
