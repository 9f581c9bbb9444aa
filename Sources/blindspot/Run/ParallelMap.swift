internal import BlindspotFiles

extension InputList {
  /// Calls `body` with every input, `jobs` of them at a time and the largest first, and returns what it made of them in
  /// the order of the inputs. Nothing is shared between the calls, so the number of jobs cannot show in the result.
  func mapInParallel<Result: Sendable>(
    jobs: Int, isQuiet: Bool = true, _ body: @Sendable @escaping (Input) -> Result
  ) async -> [Result] {
    var progress = Progress(total: inputs.count, isQuiet: isQuiet)
    defer { progress.finish() }
    if jobs == 1 || inputs.count < 2 {
      return inputs.map { input in
        defer { progress.step() }
        return body(input)
      }
    }
    let order = inputs.indices.sorted { (inputs[$1].size, $0) < (inputs[$0].size, $1) }
    return await withTaskGroup(of: (Int, Result).self) { group in
      var waiting = order[...]
      var results: [Int: Result] = [:]
      for _ in 0..<jobs {
        guard let index = waiting.popFirst() else { break }
        group.addTask { [input = inputs[index]] in (index, body(input)) }
      }
      for await (index, result) in group {
        results[index] = result
        progress.step()
        guard let next = waiting.popFirst() else { continue }
        group.addTask { [input = inputs[next]] in (next, body(input)) }
      }
      return inputs.indices.compactMap { results[$0] }
    }
  }
}
