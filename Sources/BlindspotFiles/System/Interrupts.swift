#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

import Synchronization

/// The last signal that arrived while ``Interrupts`` held them; 0 for none.
private let heldInterrupt = Atomic<Int32>(0)

/// Holds the signals that end a run (SIGHUP, SIGINT, SIGTERM) while half-written files exist, and delivers them
/// afterwards. Outside of that time there are no half-written files, and signals end the run as usual.
struct Interrupts {
  private static let signals = [SIGHUP, SIGINT, SIGTERM]
  private let handlers: [(@convention(c) (Int32) -> Void)?]

  init() {
    handlers = Self.signals.map { number in
      signal(number) { heldInterrupt.store($0, ordering: .relaxed) }
    }
  }

  /// Restores the signal handlers, and delivers a signal that arrived.
  func release() {
    for (number, handler) in zip(Self.signals, handlers) { _ = signal(number, handler) }
    let number = heldInterrupt.exchange(0, ordering: .relaxed)
    if number != 0 { raise(number) }
  }
}
