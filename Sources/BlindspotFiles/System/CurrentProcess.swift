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

  /// Ends the process at once. The exit handlers of the C library run only in a build that measures coverage, which writes
  /// its counts in one of them.
  package static func exit(_ status: Int32) -> Never {
    if Environment.value(of: "LLVM_PROFILE_FILE") != nil { runHandlersAndExit(status) }
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
