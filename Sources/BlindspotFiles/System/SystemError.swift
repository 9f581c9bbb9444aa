#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A system call's refusal, in words that say what a user can do about it.
package struct SystemError: Error, Hashable, CustomStringConvertible {
  /// The value of `errno`.
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// What the last call on this thread left in `errno`.
  static var last: SystemError { SystemError(code: errno) }

  /// Stands for a file that turned out to be a FIFO, a socket or a device; no call of ours reports it by itself.
  static let isSpecial = SystemError(code: ENXIO)

  /// Whether nothing stands at the path.
  package var isMissing: Bool { code == ENOENT }

  /// Whether somebody asked for more than the reader of our output wanted.
  package var isClosedPipe: Bool { code == EPIPE }

  /// A phrase to stand behind `cannot be read: `.
  package var description: String {
    switch code {
    case ENOENT: "no such file or folder"
    case EEXIST: "it is there already"
    case ENOTDIR: "a part of the path is no folder"
    case EACCES, EPERM: "permission denied"
    case ELOOP: "its symbolic links lead in a circle"
    case ENAMETOOLONG: "the path is longer than the system allows"
    case EISDIR: "it is a folder"
    case ENXIO: "it is a FIFO, a socket or a device; pass its text on standard input with '-'"
    case ENOSPC: "no space left on the device"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "it would be larger than a file may be"
    case EBADF: "it is closed"
    case EROFS: "the file system is read-only"
    case EMFILE, ENFILE: "too many open files"
    case EIO: "the device reports an error"
    default: unsafe String(cString: strerror(code))
    }
  }
}
