#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

import Synchronization

/// The last interrupt that came while ``Interrupts`` held them; 0 for none.
private let heldInterrupt = Atomic<Int32>(0)

/// Holds the signals that end a run (SIGHUP, SIGINT, SIGTERM) for the moment in which half-written files exist, and
/// lets them act afterwards. The rest of a run leaves nothing behind, so there they end it as they always do.
struct Interrupts {
  private static let signals = [SIGHUP, SIGINT, SIGTERM]
  private let handlers: [(@convention(c) (Int32) -> Void)?]

  init() {
    handlers = Self.signals.map { number in
      signal(number) { heldInterrupt.store($0, ordering: .relaxed) }
    }
  }

  /// Puts the signals back as they were, and acts on one that came.
  func release() {
    for (number, handler) in zip(Self.signals, handlers) { _ = signal(number, handler) }
    let number = heldInterrupt.exchange(0, ordering: .relaxed)
    if number != 0 { raise(number) }
  }
}
