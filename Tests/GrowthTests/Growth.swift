import StepCounter

/// The costs of the same work on an input and on one of twice the size.
struct Growth {
  /// The costs of one run.
  struct Cost {
    /// The executions of regions of code.
    let steps: Double
    /// The bytes of memory requested, so that copies of it are counted.
    let memory: Double

    /// Returns the costs of `body`.
    static func measure(_ body: () throws -> Void) rethrows -> Cost {
      step_counter_start_counting_memory()
      let (steps, memory) = (step_counter_value(), step_counter_memory())
      try body()
      return Cost(steps: Double(step_counter_value() - steps), memory: Double(step_counter_memory() - memory))
    }
  }

  /// The largest factor of steps, and of memory, for an input of twice the size.
  static let limit = 2.3
  /// Costs that do not depend on the size.
  private static let allowance = Cost(steps: 20_000, memory: 300_000)

  /// The larger one of both factors; 1 for costs that do not grow above an allowance.
  let factor: Double

  /// Measures work at `size` and at twice the size, and above the limit at four times the size: a text of more windows can
  /// have more than twice the cost once, the square shows at every size.
  init(size: Int, _ run: (Int) throws -> Void) rethrows {
    // Tables that are made once are not counted.
    try run(64)
    let one = try Cost.measure { try run(size) }
    let two = try Cost.measure { try run(2 * size) }
    let factor = Self.factor(one, two)
    self.factor = factor <= Self.limit ? factor : Self.factor(two, try Cost.measure { try run(4 * size) })
  }

  private static func factor(_ one: Cost, _ two: Cost) -> Double {
    func factor(_ cost: KeyPath<Cost, Double>) -> Double {
      guard two[keyPath: cost] > allowance[keyPath: cost] else { return 1 }
      return two[keyPath: cost] / max(one[keyPath: cost], 1)
    }
    return max(factor(\.steps), factor(\.memory))
  }
}
