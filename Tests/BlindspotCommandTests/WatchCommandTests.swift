import Foundation
import TestSupport
import Testing

/// Runs `lint --watch` and changes files while it runs.
@Suite struct WatchCommandTests {
  private static let flow = "inboundCall:\n  name: Ask Dana Whitfield\n"
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in/a.yaml", Self.flow)
  }

  @Test func `new and fixed findings are printed until a signal arrives`() throws {
    let watch = try WatchProcess(in: folder.path, ["in", "--format", "concise"])
    #expect(try watch.errors(through: "watching for changes").last?.hasPrefix("note: watching") == true)
    #expect(
      try watch.output(through: "a.yaml:2:13") == [
        "in/a.yaml:2:13: error: Flow name holds a person's name (D•••• W••••) [person-name]"
      ])
    // A finding moves by a line, another one is new.
    try folder.write("in/a.yaml", "# moved\n" + Self.flow + "  description: born 1.2.1980\n")
    #expect(
      try watch.output(through: "new,") == [
        "+ in/a.yaml:4:21: error: Flow description holds a date of birth (•.•.••••) [date-of-birth]",
        "1 new, 0 fixed; 2 findings (2 errors) in 2 texts of 1 file",
      ])
    try folder.write("in/b/c.yaml", Self.flow)
    #expect(try watch.output(through: "new,").last?.hasPrefix("1 new, 0 fixed; 3 findings") == true)
    try folder.write(".blindspot.yml", "rules: {person-name: off}\n")
    #expect(
      try watch.output(through: "new,") == [
        "- in/a.yaml:3:13: error: Flow name holds a person's name (D•••• W••••) [person-name]",
        "- in/b/c.yaml:2:13: error: Flow name holds a person's name (D•••• W••••) [person-name]",
        "0 new, 2 fixed; 1 finding (1 error) in 3 texts of 2 files",
      ])
    try folder.write(".blindspot.yml", "rules: {person-nam: off}\n")
    #expect(try watch.output(through: "new,").contains { $0.hasPrefix("+ .blindspot.yml:1:9: error: unknown rule") })
    watch.interrupt()
    #expect(watch.end() == 0)
  }

  @Test func `reports in files follow the changes`() throws {
    let watch = try WatchProcess(
      in: folder.path, ["in", "--quiet", "--output", "jsonl=out.jsonl", "--baseline", "b.json"])
    // The baseline does not exist.
    #expect(watch.end() == 2)
    let other = try WatchProcess(in: folder.path, ["in", "--format", "concise", "--output", "jsonl=out.jsonl"])
    _ = try other.errors(through: "watching for changes")
    #expect(try folder.text("out.jsonl").contains("person-name"))
    try folder.write("in/a.yaml", "inboundCall:\n  name: Main line\n")
    _ = try other.output(through: "new,")
    other.interrupt()
    #expect(other.end() == 0)
    #expect(try !folder.text("out.jsonl").contains("person-name"))
  }

  @Test func `reports that a changed configuration adds have their excerpts`() throws {
    let watch = try WatchProcess(in: folder.path, ["in", "--format", "concise"])
    _ = try watch.errors(through: "watching for changes")
    try folder.write(".blindspot.yml", "output: html=out.html\n")
    try folder.write("in/a.yaml", Self.flow + "  description: born 1.2.1980\n")
    _ = try watch.output(through: "new,")
    watch.interrupt()
    #expect(watch.end() == 0)
    let report = try folder.text("out.html")
    _ = try Command.run(["in"], in: folder.path)
    #expect(try folder.text("out.html") == report)
  }

  @Test(arguments: [
    ["-"], ["in", "--staged"], ["in", "--changed-since", "HEAD"], ["--hook", "in/a.yaml"], ["in", "--format", "json"],
    ["in", "--require-coverage"], ["in", "--strict-baseline"],
  ])
  func `options that need a single run are rejected`(arguments: [String]) throws {
    let result = try Command.run(["lint", "--watch"] + arguments, in: folder.path)
    #expect(result.status == 2 && result.errors.contains("--watch"))
  }
}

/// A running `lint --watch` with pipes from it.
private final class WatchProcess {
  private let process = Process()
  private let outputLines: LineReader
  private let errorLines: LineReader

  init(in folder: String, _ arguments: [String]) throws {
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: Command.binary)
    process.arguments = ["lint", "--watch"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var variables = ProcessInfo.processInfo.environment
    variables["LLVM_PROFILE_FILE"] = variables["BLINDSPOT_PROFILES"].map { $0 + "/%4m.profraw" } ?? "/dev/null"
    process.environment = variables
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    outputLines = LineReader(output.fileHandleForReading)
    errorLines = LineReader(errors.fileHandleForReading)
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  /// Returns the next lines of standard output up to the first one that contains a text.
  func output(through text: String) throws -> [String] { try outputLines.lines(through: text) }

  /// Returns the next lines of standard error up to the first one that contains a text.
  func errors(through text: String) throws -> [String] { try errorLines.lines(through: text) }

  func interrupt() { process.interrupt() }

  /// Waits for the end and returns the exit status.
  func end() -> Int32 {
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }
}

/// Reads lines from a pipe.
private final class LineReader {
  private struct Ended: Error {}

  private let handle: FileHandle
  private var buffer: [UInt8] = []

  init(_ handle: FileHandle) { self.handle = handle }

  func lines(through text: String) throws -> [String] {
    var lines: [String] = []
    while true {
      while let end = buffer.firstIndex(of: 0x0A) {
        lines.append(String(decoding: buffer[..<end], as: UTF8.self))
        buffer.removeFirst(end + 1)
        if lines.last?.contains(text) == true { return lines }
      }
      let bytes = handle.availableData
      guard !bytes.isEmpty else { throw Ended() }
      buffer += bytes
    }
  }
}
