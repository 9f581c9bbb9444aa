import BlindspotRules

/// The containers around the last finding, outermost first, each with a value that is made once.
///
/// Findings in one container share its object, and those in a task the object of the task, so that most containers of a
/// finding are those of the finding before. To make the values of all containers for each finding takes twice as many
/// instructions.
struct ContainerStack<Value> {
  /// The containers, and others of earlier findings after the first ``depth``.
  private var entries: [(chain: ContainerChain, value: Value)] = []
  private var depth = 0

  /// Returns the value of a container around the last finding, and removes the containers inside it; nil if it is not one.
  mutating func value(of chain: ContainerChain) -> Value? {
    var index = depth
    while index > 0 {
      index -= 1
      if entries[index].chain === chain {
        depth = index + 1
        return entries[index].value
      }
    }
    return nil
  }

  /// Adds a container. The one around it, if there is one, is the last that was added or looked up.
  mutating func add(_ chain: ContainerChain, _ value: Value) {
    if chain.outer == nil { depth = 0 }
    if depth < entries.count { entries[depth] = (chain, value) } else { entries.append((chain, value)) }
    depth += 1
  }
}
