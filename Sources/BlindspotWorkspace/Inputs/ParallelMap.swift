import BlindspotFiles
import Dispatch
import Synchronization

extension InputList {
  /// Calls `body` with every input, `jobs` of them at a time and the largest first, and returns the results in the
  /// order of the inputs.
  ///
  /// The threads share nothing, so the number of jobs does not affect the result: each has its own state, made by
  /// `makeState`, for all inputs that the thread takes.
  ///
  /// Plain threads instead of tasks: an asynchronous `main` ends its thread by unwinding it, and in a static executable
  /// that alone takes longer than linting a small flow.
  ///
  /// - Parameter progress: called after each input with the number of finished inputs and of all inputs.
  func mapInParallel<State, Result: Sendable>(
    jobs: Int, progress: LintRequest.Progress? = nil, each makeState: @Sendable () -> State,
    _ body: @Sendable (inout State, Input) -> Result
  ) -> [Result] {
    var work = SharedWork<Result>(inputs: inputs)
    let threads = min(jobs, inputs.count)
    guard threads > 1 else {
      // Without a lock, whose type takes 200,000 instructions to make at run time.
      var state = makeState()
      while let index = work.waiting.popFirst() {
        work.finish(index, body(&state, inputs[index]))
        progress?(work.finished, inputs.count)
      }
      return work.results.compactMap { $0 }
    }
    let shared = Mutex(work)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var state = makeState()
      while let index = shared.withLock({ $0.waiting.popFirst() }) {
        let result = body(&state, inputs[index])
        shared.withLock { work in
          work.finish(index, result)
          progress?(work.finished, inputs.count)
        }
      }
    }
    return shared.withLock { $0.results.compactMap { $0 } }
  }
}

/// The state that the threads of a run share.
private struct SharedWork<Result: Sendable>: Sendable {
  /// The indices of the inputs that no thread has taken yet, the largest input first.
  var waiting: ArraySlice<Int>
  private(set) var results: [Result?]
  private(set) var finished = 0

  init(inputs: [Input]) {
    results = Array(repeating: nil, count: inputs.count)
    waiting = inputs.indices.sorted { (inputs[$1].size, $0) < (inputs[$0].size, $1) }[...]
  }

  /// Adds the result of an input.
  mutating func finish(_ index: Int, _ result: Result) {
    results[index] = result
    finished += 1
  }
}
