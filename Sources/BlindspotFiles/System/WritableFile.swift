#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif
import Synchronization

/// A file that is open for writing. It keeps the first failure, so that code that writes pieces need not handle it.
final class WritableFile: Sendable {
  private let descriptor: Int32
  private let failure = Mutex<SystemError?>(nil)

  /// Takes over an open descriptor, which ``finish()`` closes.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Writes all of `bytes`, unless an earlier call failed.
  func write(_ bytes: Span<UInt8>) {
    failure.withLock { failure in
      guard failure == nil else { return }
      do throws(SystemError) { try FileSystem.send(bytes, to: descriptor) } catch { failure = error }
    }
  }

  /// Closes the file.
  ///
  /// - Throws: the first failure to write, or that to close: network file systems report a full disk only then.
  func finish() throws(SystemError) {
    let hasClosed = close(descriptor) == 0
    let error = hasClosed ? nil : SystemError.last
    if let failure = failure.withLock({ $0 }) ?? error { throw failure }
  }
}
