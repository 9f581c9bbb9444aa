#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs another program and collects its output.
enum ChildProcess {
  /// The exit status and the output of a program.
  struct Result {
    /// The exit status; 128 plus the number of the signal that ended the program.
    let status: Int32
    let output: [UInt8]
    let errors: [UInt8]
  }

  /// Runs a program from the PATH without standard input, and waits for its end.
  ///
  /// - Parameter variables: environment variables to set, or to remove if the value is nil.
  static func run(
    _ program: String, _ arguments: [String], variables: [String: String?] = [:]
  ) throws(SystemError) -> Result {
    // Both streams go to unnamed files: two pipes would have to be read at the same time.
    let output = try unnamedFile()
    defer { close(output) }
    let errors = try unnamedFile()
    defer { close(errors) }
    let status = try spawn(program, arguments, variables, output: output, errors: errors)
    return Result(status: status, output: try rewound(output), errors: try rewound(errors))
  }

  private static func unnamedFile() throws(SystemError) -> Int32 {
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
    return descriptor
  }

  private static func rewound(_ descriptor: Int32) throws(SystemError) -> [UInt8] {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw SystemError.last }
    return try FileSystem.contents(of: descriptor, expecting: 1 << 16, limit: 1 << 30) ?? []
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ variables: [String: String?], output: Int32, errors: Int32
  ) throws(SystemError) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var settings = unsafe environment(with: variables).map { unsafe strdup($0) } + [nil]
    defer { unsafe settings.forEach { unsafe free($0) } }
    var child = pid_t()
    let failure = unsafe posix_spawnp(&child, program, &actions, nil, &words, &settings)
    guard failure == 0 else { throw SystemError(code: failure) }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      if errno != EINTR { throw SystemError.last }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  /// Returns the environment of this process with some variables changed, as `NAME=VALUE`.
  private static func environment(with variables: [String: String?]) -> [String] {
    var settings: [String] = []
    var next = unsafe environ
    while let setting = unsafe next.pointee {
      let text = unsafe String(cString: setting)
      if !variables.keys.contains(where: { text.hasPrefix($0 + "=") }) { settings.append(text) }
      unsafe next += 1
    }
    return settings + variables.sorted { $0.key < $1.key }.compactMap { name, value in value.map { name + "=" + $0 } }
  }
}
