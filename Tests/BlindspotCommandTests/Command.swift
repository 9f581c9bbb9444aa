import Foundation

/// Runs the built command.
struct Command {
  /// The status and the output of a run.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The binary beside the test bundle.
  static let binary: String = {
    if let path = ProcessInfo.processInfo.environment["BLINDSPOT_BINARY"] { return path }
    #if os(Linux)
      let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    #else
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
    #endif
    return bundle.deletingLastPathComponent().appendingPathComponent("blindspot").path
  }()

  /// The root of the package.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Runs the command in `folder` and waits for its end.
  static func run(
    _ arguments: [String], in folder: String, input: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try launch(binary, arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a line of shell in `folder`; `blindspot` is the built binary.
  static func shell(_ line: String, in folder: String, environment: [String: String] = [:]) throws -> Result {
    let path = URL(fileURLWithPath: binary).deletingLastPathComponent().path
    let search = path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    return try launch(
      "/bin/bash", ["-c", line], in: folder, input: nil,
      environment: environment.merging(["PATH": search]) { _, new in new })
  }

  private static func launch(
    _ program: String, _ arguments: [String], in folder: String, input: String?, environment: [String: String]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var variables = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C"]
    variables["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    // Built to measure coverage, the command writes its counts to a file, by default into the working folder. `%4m`
    // merges the counts of all runs into four files.
    let profiles = ProcessInfo.processInfo.environment["BLINDSPOT_PROFILES"]
    variables["LLVM_PROFILE_FILE"] = profiles.map { $0 + "/%4m.profraw" } ?? "/dev/null"
    process.environment = variables.merging(environment) { _, new in new }
    // Files instead of pipes: an unread pipe blocks the process while another pipe is read.
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("blindspot-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    func file(_ name: String, _ content: String) throws -> FileHandle {
      try Data(content.utf8).write(to: place.appendingPathComponent(name))
      return try FileHandle(forUpdating: place.appendingPathComponent(name))
    }
    process.standardInput = try file("input", input ?? "")
    process.standardOutput = try file("output", "")
    process.standardError = try file("errors", "")
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: place.appendingPathComponent(name)), as: UTF8.self)
    }
    return try Result(status: process.terminationStatus, output: text("output"), errors: text("errors"))
  }
}
