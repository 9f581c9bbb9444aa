#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Standard input, read in parts as they arrive.
package enum StandardInput {
  /// The most bytes that are read at once.
  private static let chunkSize = 1 << 16

  /// Returns the next bytes; empty if none arrived in time; nil at the end of the stream.
  ///
  /// - Parameter milliseconds: the longest time to wait; nil waits until bytes arrive or the stream ends.
  package static func next(waiting milliseconds: Int?) throws(SystemError) -> [UInt8]? {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let status = unsafe poll(&waiting, 1, milliseconds.map { Int32(clamping: $0) } ?? -1)
    if status < 0, errno != EINTR { throw SystemError.last }
    guard status > 0 else { return [] }
    var count = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, initialized in
      count = unsafe read(STDIN_FILENO, buffer.baseAddress, chunkSize)
      initialized = max(count, 0)
    }
    if count < 0 {
      if errno == EINTR || errno == EAGAIN { return [] }
      throw SystemError.last
    }
    return count == 0 ? nil : bytes
  }
}
