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
  package static func exit(_ status: Int32) -> Never { _exit(status) }
}
