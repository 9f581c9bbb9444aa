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

  /// Prepares a process: a write to a closed pipe (`blindspot … | head`) or beyond the size that a file may have
  /// (`ulimit -f`) fails with an error instead of ending it, and no file of ours can come to stand where a standard
  /// stream was closed (`>&-`).
  package static func prepare() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    // Opened the wrong way round, so that using it fails as it would have.
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Whether a person looks at it.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// How many columns the terminal has; nil if it is none or does not say.
  package var width: Int? {
    var size = winsize()
    guard isTerminal, unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes all of `bytes`.
  package func write(_ bytes: [UInt8]) throws(SystemError) { try FileSystem.send(bytes, to: rawValue) }

  /// Writes all of `text`.
  package func write(_ text: String) throws(SystemError) { try write(Array(text.utf8)) }
}
