#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The running process: its number and its end.
package enum CurrentProcess {
  /// The process number.
  static var identifier: Int32 { getpid() }

  /// Ends the process at once, without the exit handlers of the C library.
  package static func exit(_ status: Int32) -> Never {
    // A build that measures coverage writes its counts in such a handler.
    if unsafe getenv("LLVM_PROFILE_FILE") != nil { runHandlersAndExit(status) }
    _exit(status)
  }

  private static func runHandlersAndExit(_ status: Int32) -> Never {
    #if canImport(Darwin)
      Darwin.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #else
      Glibc.exit(status)
    #endif
  }
}
