#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

import Synchronization

/// The write end of the pipe of ``StopSignals``; -1 before it exists.
private let stopPipe = Atomic<Int32>(-1)

/// The signals that end a program that runs until it is stopped (SIGINT, SIGTERM, SIGHUP).
///
/// The first one is noticed by ``wait(milliseconds:)``, so that the program can end its work. A second one ends it at once.
package struct StopSignals {
  /// The read end of a pipe to which the handler writes.
  private let descriptor: Int32

  /// Installs the handlers.
  package init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw SystemError.last }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    descriptor = ends[0]
    stopPipe.store(ends[1], ordering: .relaxed)
    // A program that was started from a thread of another one can inherit blocked signals.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      unsafe sigaddset(&signals, number)
      _ = signal(number) { number in
        _ = signal(number, SIG_DFL)
        var byte: UInt8 = 0
        _ = unsafe write(stopPipe.load(ordering: .relaxed), &byte, 1)
      }
    }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Waits, and returns whether a signal arrived before or meanwhile.
  package func wait(milliseconds: Int) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // A signal interrupts the call after its handler has written to the pipe.
    while unsafe poll(&waiting, 1, Int32(clamping: milliseconds)) < 0 {
      guard errno == EINTR else { return true }
    }
    return waiting.revents != 0
  }
}
