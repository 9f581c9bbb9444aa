import BlindspotFiles
import Dispatch
import Synchronization

extension InputList {
  /// Calls `body` with every input, `jobs` of them at a time and the largest first, and returns what it made of them in
  /// the order of the inputs.
  ///
  /// Nothing is shared between the threads, so the number of jobs cannot show in the result: each has a state of its
  /// own, made by `makeState`, which serves all inputs that the thread takes.
  ///
  /// Plain threads and not tasks: an asynchronous `main` ends its thread by unwinding it, and in a static executable
  /// that alone takes longer than linting a small flow.
  func mapInParallel<State, Result: Sendable>(
    jobs: Int, isQuiet: Bool = true, each makeState: @Sendable () -> State,
    _ body: @Sendable (inout State, Input) -> Result
  ) -> [Result] {
    let work = Mutex(SharedWork<Result>(inputs: inputs, progress: Progress(total: inputs.count, isQuiet: isQuiet)))
    let runs = min(jobs, inputs.count)
    if runs > 1 {
      DispatchQueue.concurrentPerform(iterations: runs) { _ in run(work, makeState(), body) }
    } else {
      run(work, makeState(), body)
    }
    return work.withLock { work in
      work.progress.finish()
      return work.results.compactMap { $0 }
    }
  }

  private func run<State, Result: Sendable>(
    _ work: borrowing Mutex<SharedWork<Result>>, _ state: State, _ body: (inout State, Input) -> Result
  ) {
    var state = state
    while let index = work.withLock({ $0.waiting.popFirst() }) {
      let result = body(&state, inputs[index])
      work.withLock { work in
        work.results[index] = result
        work.progress.step()
      }
    }
  }
}

/// What the threads of a run share.
private struct SharedWork<Result: Sendable>: Sendable {
  /// The inputs nobody has taken yet, the largest first.
  var waiting: ArraySlice<Int>
  var results: [Result?]
  var progress: Progress

  init(inputs: [Input], progress: Progress) {
    results = Array(repeating: nil, count: inputs.count)
    waiting = inputs.indices.sorted { (inputs[$1].size, $0) < (inputs[$0].size, $1) }[...]
    self.progress = progress
  }
}
