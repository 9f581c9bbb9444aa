package import BlindspotParser

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The system calls for files and folders.
package enum FileSystem {
  /// A file, a folder, a link or a special file at a path.
  package struct Entry: Hashable, Sendable {
    package enum Kind: Sendable {
      case file
      case folder
      case link
      /// A FIFO, a socket or a device: opening one may block or act, so it is never opened.
      case special
    }

    package let kind: Kind
    /// The size in bytes; 0 for files that the kernel generates.
    package let size: Int
    /// The device and index number, equal for two names of one file.
    package let identity: Identity
    /// The time of the last change of the content, in nanoseconds since 1970.
    package let modified: Int
    /// The permissions, without the bits that change the user or the group.
    let mode: UInt16
  }

  /// The numbers that identify a file on this machine.
  package struct Identity: Hashable, Sendable {
    let device: UInt64
    let index: UInt64
  }

  /// Whether a file, folder or other entry exists at `path` and its properties can be read.
  ///
  /// - Parameter followingLinks: whether a symbolic link represents its target.
  package static func exists(_ path: FilePath, followingLinks: Bool) -> Bool {
    (try? entry(at: path, followingLinks: followingLinks)) != nil
  }

  /// Returns the entry at `path`.
  ///
  /// - Parameter followingLinks: whether a symbolic link represents its target.
  package static func entry(at path: FilePath, followingLinks: Bool) throws(SystemError) -> Entry {
    var info = stat()
    let status = unsafe withCString(path) { name in
      unsafe followingLinks ? stat(name, &info) : lstat(name, &info)
    }
    guard status == 0 else { throw SystemError.last }
    return Entry(info)
  }

  /// Returns the names in a folder, sorted by bytes, without `.` and `..`.
  package static func names(in folder: FilePath) throws(SystemError) -> [ArraySlice<UInt8>] {
    guard let handle = unsafe withCString(folder, { unsafe opendir($0) }) else { throw SystemError.last }
    defer { unsafe closedir(handle) }
    var names: [ArraySlice<UInt8>] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(handle) else {
        if errno != 0 { throw SystemError.last }
        break
      }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      if !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) { names.append(name[...]) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Returns the bytes of a regular file, or nil if there are more than `limit`.
  ///
  /// The file is opened without waiting and checked again after that, so that a file that was meanwhile replaced by a
  /// FIFO cannot block the run.
  package static func contents(of path: FilePath, limit: Int) throws(SystemError) -> [UInt8]? {
    let (descriptor, size) = try openRegularFile(at: path)
    defer { close(descriptor) }
    return try contents(of: descriptor, expecting: size, limit: limit)
  }

  /// Calls `body` with the bytes of a regular file in windows of one buffer. A file as a whole would be in new memory, which
  /// takes twice the time for each page that is written first.
  ///
  /// - Parameters:
  ///   - offset: the offset of the first window.
  ///   - length: the length of a window.
  ///   - body: receives a window, and whether it ends with the file. Returns the number of bytes that are read, which is not 0
  ///     if others follow; the next window starts after them. Returns nil to read no further.
  /// - Returns: whether `body` was called with the last window, and did not return nil.
  package static func readWindows(
    of path: FilePath, from offset: Int = 0, length: Int,
    _ body: (_ window: Span<UInt8>, _ isLast: Bool) -> Int?
  ) throws(SystemError) -> Bool {
    let (descriptor, _) = try openRegularFile(at: path)
    defer { close(descriptor) }
    if offset > 0, lseek(descriptor, off_t(offset), SEEK_SET) < 0 { throw SystemError.last }
    var window: [UInt8] = []
    window.reserveCapacity(length)
    while true {
      let missing = length - window.count
      let added = try append(missing, of: descriptor, to: &window)
      let isLast = added < missing
      guard let count = body(window.span, isLast) else { return false }
      if isLast { return true }
      guard count > 0 else { return false }
      window.removeFirst(count)
    }
  }

  /// Opens a regular file, and returns its size.
  private static func openRegularFile(at path: FilePath) throws(SystemError) -> (descriptor: Int32, size: Int) {
    let descriptor = unsafe withCString(path) { unsafe open($0, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemError.last }
    var info = stat()
    var failure: SystemError?
    if unsafe fstat(descriptor, &info) != 0 {
      failure = SystemError.last
    } else {
      switch Entry(info).kind {
      case .file: break
      case .folder: failure = SystemError.isFolder
      case .link, .special: failure = SystemError.isSpecial
      }
    }
    if let failure {
      close(descriptor)
      throw failure
    }
    return (descriptor, Int(info.st_size))
  }

  /// Returns up to `count` bytes from the beginning of a regular file, which must not be a symbolic link.
  static func beginning(of path: FilePath, count: Int) throws(SystemError) -> [UInt8] {
    let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | O_NOFOLLOW
    let descriptor = unsafe withCString(path) { unsafe open($0, flags) }
    guard descriptor >= 0 else { throw SystemError.last }
    defer { close(descriptor) }
    return try chunk(of: descriptor, capacity: count)
  }

  /// Returns the bytes of standard input, or nil if there are more than `limit`.
  package static func standardInput(limit: Int) throws(SystemError) -> [UInt8]? {
    try contents(of: STDIN_FILENO, expecting: 1 << 16, limit: limit)
  }

  /// Writes a file: a new one if `creating` is true, else the one that exists. A new file that cannot be written completely
  /// is removed.
  ///
  /// - Parameters:
  ///   - mode: the permissions of a new file, from which the system removes those of the process's mask.
  ///   - followsLinks: whether the path may be a symbolic link to an existing file.
  package static func save(
    _ content: FileContent, to path: FilePath, creating: Bool, mode: UInt16 = 0o666,
    followingLinks followsLinks: Bool = false
  ) throws(SystemError) {
    let file = try openForWriting(
      path, flags: creating ? O_CREAT | O_EXCL : followsLinks ? 0 : O_NOFOLLOW, mode: mode)
    content.write { file.write($0) }
    do throws(SystemError) { try file.finish() } catch {
      if creating { remove(path) }
      throw error
    }
  }

  /// Writes all of `bytes` to a file, as ``save(_:to:creating:mode:followingLinks:)`` writes a content.
  package static func save(
    _ bytes: [UInt8], to path: FilePath, creating: Bool, mode: UInt16 = 0o666
  ) throws(SystemError) {
    try save(FileContent(bytes), to: path, creating: creating, mode: mode)
  }

  /// Appends `bytes` to a file, which is created if it does not exist.
  package static func append(_ bytes: [UInt8], to path: FilePath) throws(SystemError) {
    let file = try openForWriting(path, flags: O_CREAT | O_APPEND, mode: 0o666)
    file.write(bytes.span)
    try file.finish()
  }

  private static func openForWriting(_ path: FilePath, flags: Int32, mode: UInt16) throws(SystemError) -> WritableFile {
    let descriptor = unsafe withCString(path) { name in
      unsafe open(name, O_WRONLY | O_CLOEXEC | O_NOCTTY | flags, mode_t(mode))
    }
    guard descriptor >= 0 else { throw SystemError.last }
    return WritableFile(descriptor)
  }

  /// Sets the permissions of a file.
  static func setMode(_ mode: UInt16, of path: FilePath) throws(SystemError) {
    guard unsafe withCString(path, { unsafe chmod($0, mode_t(mode)) }) == 0 else { throw SystemError.last }
  }

  /// Writes all of `bytes` to an open file.
  static func send(_ bytes: Span<UInt8>, to descriptor: Int32) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let status = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
      }
      if status >= 0 {
        done += status
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        unsafe poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw SystemError.last
      }
    }
  }

  /// Creates a folder unless one exists.
  package static func createFolder(at path: FilePath) throws(SystemError) {
    guard unsafe withCString(path, { unsafe mkdir($0, 0o777) }) != 0 else { return }
    let error = SystemError.last
    if (try? entry(at: path, followingLinks: true))?.kind != .folder { throw error }
  }

  /// Moves a file to another path in the same folder, and replaces a file there.
  static func move(_ path: FilePath, to target: FilePath) throws(SystemError) {
    let status = unsafe withCString(path) { from in unsafe withCString(target) { unsafe rename(from, $0) } }
    guard status == 0 else { throw SystemError.last }
  }

  /// Removes a file if it exists.
  static func remove(_ path: FilePath) { _ = unsafe withCString(path) { unsafe unlink($0) } }

  /// Returns the folder that relative paths start from, or nil if it was deleted.
  package static func workingFolder() -> FilePath? {
    guard let name = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(name) }
    return unsafe FilePath(bytes: bytes(of: name))
  }

  /// Returns the path with every symbolic link in it resolved.
  package static func realPath(of path: FilePath) throws(SystemError) -> FilePath {
    guard let name = unsafe withCString(path, { unsafe realpath($0, nil) }) else { throw SystemError.last }
    defer { unsafe free(name) }
    return unsafe FilePath(bytes: bytes(of: name))
  }

  /// Returns all bytes up to the end of the file, or nil if there are more than `limit`.
  ///
  /// - Parameter expected: the likely number of bytes.
  static func contents(of descriptor: Int32, expecting expected: Int, limit: Int) throws(SystemError)
    -> [UInt8]?
  {
    if expected > limit { return nil }
    var bytes: [UInt8] = []
    // One byte more than expected, so that the first chunk reaches the end and no bytes are copied.
    var capacity = min(max(expected, 4095), limit) + 1
    while true {
      let chunk = try chunk(of: descriptor, capacity: capacity)
      let isLast = chunk.count < capacity
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if bytes.count > limit { return nil }
      if isLast { return bytes }
      capacity = min(bytes.count, limit + 1 - bytes.count)
    }
  }

  /// Returns the next bytes, fewer than `capacity` only at the end of the file.
  ///
  /// - Parameter offset: the place of the first byte in a regular file; nil continues where the last call ended.
  static func chunk(of descriptor: Int32, from offset: Int? = nil, capacity: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      failure = unsafe fill(capacity, of: descriptor, from: offset, into: buffer, &count)
    }
    if let failure { throw failure }
    return bytes
  }

  /// Appends the next `capacity` bytes of a file, fewer only at its end; returns their number.
  private static func append(
    _ capacity: Int, of descriptor: Int32, to bytes: inout [UInt8]
  ) throws(SystemError) -> Int {
    var failure: SystemError?
    let before = bytes.count
    bytes.append(addingCapacity: capacity) { output in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        failure = unsafe fill(capacity, of: descriptor, from: nil, into: buffer, &count)
      }
    }
    if let failure { throw failure }
    return bytes.count - before
  }

  /// Reads bytes into an empty buffer until it has `capacity` of them or the file ends, and counts them.
  private static func fill(
    _ capacity: Int, of descriptor: Int32, from offset: Int?, into buffer: UnsafeMutableBufferPointer<UInt8>,
    _ count: inout Int
  ) -> SystemError? {
    while count < capacity {
      let start = unsafe buffer.baseAddress.map { unsafe $0 + count }
      let status =
        if let offset {
          unsafe pread(descriptor, start, capacity - count, off_t(offset + count))
        } else {
          unsafe read(descriptor, start, capacity - count)
        }
      if status > 0 {
        count += status
      } else if status == 0 {
        return nil
      } else if errno == EAGAIN {
        // Standard input was made non-blocking by the parent process: wait for it here.
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        unsafe poll(&waiting, 1, -1)
      } else if errno != EINTR {
        return SystemError.last
      }
    }
    return nil
  }

  private static func withCString<Result>(_ path: FilePath, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    unsafe (path.bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe body($0) } ?? "".withCString { unsafe body($0) }
    }
  }

  private static func bytes(of name: UnsafeMutablePointer<CChar>) -> [UInt8] {
    unsafe UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) }
  }
}

extension FileSystem.Entry {
  fileprivate init(_ info: stat) {
    kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
    size = Int(info.st_size)
    identity = FileSystem.Identity(device: UInt64(truncatingIfNeeded: info.st_dev), index: UInt64(info.st_ino))
    #if canImport(Darwin)
      let time = info.st_mtimespec
    #else
      let time = info.st_mtim
    #endif
    modified = Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
    mode = UInt16(truncatingIfNeeded: info.st_mode & 0o777)
  }
}
