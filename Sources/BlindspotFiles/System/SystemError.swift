#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The error of a system call, described for users.
package struct SystemError: Error, Hashable, CustomStringConvertible {
  /// The value of `errno`.
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// The error of the last call on this thread.
  static var last: SystemError { SystemError(code: errno) }

  /// The error for a file that turned out to be a FIFO, a socket or a device. No call made here reports it otherwise.
  static let isSpecial = SystemError(code: ENXIO)

  /// The error for a folder where a file is expected.
  static let isFolder = SystemError(code: EISDIR)

  /// Whether nothing exists at the path.
  package var isMissing: Bool { code == ENOENT }

  /// Whether the reader of a pipe closed it.
  package var isClosedPipe: Bool { code == EPIPE }

  /// A phrase that follows `cannot be read: `.
  package var description: String {
    switch code {
    case ENOENT: "no such file or folder"
    case EEXIST: "it exists already"
    case ENOTDIR: "a path component is not a directory"
    case EACCES, EPERM: "permission denied"
    case ELOOP: "symbolic link cycle"
    case ENAMETOOLONG: "the path is longer than the system allows"
    case EISDIR: "it is a folder"
    case ENXIO: "it is a FIFO, a socket or a device; pass its text on standard input with '-'"
    case ENOSPC: "no space left on the device"
    case EDQUOT: "the disk quota is exceeded"
    case EFBIG: "the file is larger than the system allows"
    case EBADF: "it is closed"
    case EROFS: "the file system is read-only"
    case EMFILE, ENFILE: "too many open files"
    case EIO: "the device reports an error"
    default: unsafe String(cString: strerror(code))
    }
  }
}
