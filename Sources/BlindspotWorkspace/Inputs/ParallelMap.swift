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
    let work = Mutex(SharedWork<Result>(inputs: inputs))
    @Sendable func run() {
      var state = makeState()
      while let index = work.withLock({ $0.waiting.popFirst() }) {
        let result = body(&state, inputs[index])
        work.withLock { work in
          work.results[index] = result
          work.finished += 1
          progress?(work.finished, inputs.count)
        }
      }
    }
    let threads = min(jobs, inputs.count)
    if threads > 1 { DispatchQueue.concurrentPerform(iterations: threads) { _ in run() } } else { run() }
    return work.withLock { $0.results.compactMap { $0 } }
  }
}

/// The state that the threads of a run share.
private struct SharedWork<Result: Sendable>: Sendable {
  /// The indices of the inputs that no thread has taken yet, the largest input first.
  var waiting: ArraySlice<Int>
  var results: [Result?]
  var finished = 0

  init(inputs: [Input]) {
    results = Array(repeating: nil, count: inputs.count)
    waiting = inputs.indices.sorted { (inputs[$1].size, $0) < (inputs[$0].size, $1) }[...]
  }
}
