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
    let output: UnnamedFile
    let errors: UnnamedFile
  }

  /// Runs a program from the PATH and waits for its end.
  ///
  /// - Parameters:
  ///   - input: the standard input.
  ///   - variables: environment variables to set, or to remove if the value is nil.
  static func run(
    _ program: String, _ arguments: [String], input: [UInt8] = [], variables: [String: String?] = [:]
  ) throws(SystemError) -> Result {
    // All streams are unnamed files: pipes would have to be read and written at the same time.
    let source = input.isEmpty ? nil : try UnnamedFile(input)
    let output = try UnnamedFile()
    let errors = try UnnamedFile()
    let status = try withExtendedLifetime(source) { () throws(SystemError) in
      try spawn(
        program, arguments, variables, input: source?.descriptor, output: output.descriptor, errors: errors.descriptor)
    }
    return Result(status: status, output: output, errors: errors)
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ variables: [String: String?], input: Int32?, output: Int32,
    errors: Int32
  ) throws(SystemError) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if let input {
      unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
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
