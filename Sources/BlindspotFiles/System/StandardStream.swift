#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Standard output and standard error.
package enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2

  /// Prepares the streams of a process.
  ///
  /// A write to a closed pipe (`blindspot … | head`) or beyond the allowed file size (`ulimit -f`) then fails with an error
  /// instead of ending the process, and no file takes the number of a standard stream that is closed (`>&-`).
  package static func prepare() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    // Opened in the wrong direction, so that using the stream still fails.
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Whether the stream is a terminal.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The width of the terminal in columns; nil if the stream is not a terminal or the width is unknown.
  package var width: Int? {
    var size = winsize()
    guard isTerminal, unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes all of `bytes`.
  package func write(_ bytes: Span<UInt8>) throws(SystemError) { try FileSystem.send(bytes, to: rawValue) }

  /// Writes all of `text`.
  package func write(_ text: String) throws(SystemError) { try write(Array(text.utf8).span) }
}
