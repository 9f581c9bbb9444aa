#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Ends a process that crashes with one constant line on standard error and exit status 2.
///
/// The backtracer of the Swift runtime prints registers, which contain pieces of the exports, into the log of a pipeline,
/// and a core file contains all of them. The handlers here replace its handlers, whatever `SWIFT_BACKTRACE` is set to.
package enum CrashHandler {
  private static let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS]
  /// The size of the stack of the handlers in bytes. They also run after an overflow of the usual one.
  private static let stackSize = 1 << 16

  /// Installs the handlers of the process, and the stack of the handlers for the calling thread.
  package static func install() {
    var limit = rlimit(rlim_cur: 0, rlim_max: 0)
    #if canImport(Glibc)
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    #else
      _ = unsafe setrlimit(RLIMIT_CORE, &limit)
    #endif
    var stack = unsafe stack_t()
    unsafe stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
    unsafe stack.ss_size = stackSize
    _ = unsafe sigaltstack(&stack, nil)
    // The backtracer also handles SIGQUIT.
    _ = signal(SIGQUIT, SIG_DFL)
    var action = sigaction()
    action.sa_flags = Int32(bitPattern: UInt32(SA_ONSTACK))
    #if canImport(Darwin)
      unsafe action.__sigaction_u.__sa_handler = end
    #elseif canImport(Musl)
      unsafe action.__sa_handler.sa_handler = end
    #else
      unsafe action.__sigaction_handler.sa_handler = end
    #endif
    // The process that started this one can have blocked the signals, so that they would wait forever.
    var unblocked = sigset_t()
    _ = unsafe sigemptyset(&unblocked)
    for number in signals {
      _ = unsafe sigaction(number, &action, nil)
      _ = unsafe sigaddset(&unblocked, number)
    }
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
  }

  /// Writes the line and ends the process. Calls only functions that are safe in a signal handler.
  private static let end: @convention(c) (Int32) -> Void = { _ in
    let line: StaticString =
      "error: blindspot crashed or ran out of memory; report it as SECURITY.md describes, without the exports\n"
    _ = unsafe write(STDERR_FILENO, line.utf8Start, line.utf8CodeUnitCount)
    _exit(2)
  }
}
