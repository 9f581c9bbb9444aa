#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file without a name in the folder for temporary files, which ends with the last reference to it.
final class UnnamedFile: Sendable {
  let descriptor: Int32

  init() throws(SystemError) {
    let folder = Environment.value(of: "TMPDIR") ?? "/tmp"
    var template = Array((folder + "/blindspot-XXXXXX").utf8CString)
    let descriptor = unsafe template.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let name = buffer.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(name)
      if descriptor >= 0 { unsafe unlink(name) }
      return descriptor
    }
    guard descriptor >= 0 else { throw SystemError.last }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.descriptor = descriptor
  }

  /// Creates a file with contents, which is read from its start.
  convenience init(_ bytes: [UInt8]) throws(SystemError) {
    try self.init()
    try FileSystem.send(bytes.span, to: descriptor)
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw SystemError.last }
  }

  deinit { close(descriptor) }

  /// Returns all bytes.
  func contents() throws(SystemError) -> [UInt8] {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw SystemError.last }
    return try FileSystem.contents(of: descriptor, expecting: 1 << 16, limit: 1 << 30) ?? []
  }

  /// Returns at most `count` bytes from an offset; fewer only at the end of the file.
  func bytes(from offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    try FileSystem.chunk(of: descriptor, from: offset, capacity: count)
  }
}
