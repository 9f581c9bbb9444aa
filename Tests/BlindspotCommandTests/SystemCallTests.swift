import Foundation
import TestSupport
import Testing

#if os(Linux)
  private let canTrace = (try? Command.shell("strace -f -o /dev/null true", in: NSTemporaryDirectory()).status) == 0

  /// The system calls of the command: no network, and only the requested files are written.
  @Suite(.enabled(if: canTrace, "strace is missing or not permitted"))
  struct SystemCallTests {
    let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
      for number in 1...4 { try folder.write("in/\(number).yaml", Flow.withBirthDate) }
      try folder.write(".blindspot.yml", "rules:\n  date-of-birth: error\n")
    }

    /// The system calls for the network and for changes. Old names of calls that a processor lacks are skipped.
    private static let calls = [
      "%network", "open", "openat", "creat", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "unlink",
      "unlinkat", "rmdir", "link", "linkat", "symlink", "symlinkat", "truncate", "ftruncate", "chmod", "fchmod",
      "fchmodat", "chown", "fchown", "lchown", "fchownat", "utimensat", "mknod", "mknodat", "setxattr", "execve",
    ].map { $0.hasPrefix("%") ? $0 : "?" + $0 }.joined(separator: ",")

    /// Returns the system calls of a run that do more than read, without those of programs that it starts (git).
    private func systemCalls(of arguments: String) throws -> [Substring] {
      let result = try Command.shell(
        "strace -f -qq -e signal=none -e trace='\(Self.calls)' -o trace.txt blindspot \(arguments) >/dev/null",
        in: folder.path, environment: ["LLVM_PROFILE_FILE": "/dev/null"])
      #expect([0, 1].contains(result.status), "\(arguments): \(result.errors)")
      let calls = try folder.text("trace.txt").split(separator: "\n").map { line in
        (process: line.prefix { $0 != " " }, call: line.drop { $0 != " " }.drop { $0 == " " })
      }
      let first = try #require(calls.first)
      let others = Set(calls.filter { $0.call.hasPrefix("execve(") }.map(\.process)).subtracting([first.process])
      return calls.filter { !others.contains($0.process) }.map(\.call).filter { call in
        if call.hasPrefix("execve(") || call.hasPrefix("<...") || call.hasPrefix("+++") { return false }
        // The file for the counts of a coverage build (see Command).
        if call.contains("(\"/dev\"") || call.contains("\"/dev/null\"") { return false }
        return !call.hasPrefix("open") || call.contains("O_WRONLY") || call.contains("O_RDWR")
          || call.contains("O_CREAT")
      }
    }

    @Test(arguments: [
      "lint --format html", "in --format json --jobs 4", "lint in --statistics --show-values", "fields", "rules",
      "explain person-name", "config show", "config check", "--help", "lint - <in/1.yaml",
    ]) func `reading changes no file and uses no network`(arguments: String) throws {
      #expect(try systemCalls(of: arguments) == [])
    }

    @Test(arguments: [
      ("in --output json=a.json", "a.json"), ("in --output sarif=a.sarif --output html=b/a.html", "a.sarif b/a.html"),
      ("baseline create in", ".blindspot-baseline.json"),
    ]) func `writing changes only the named files`(arguments: String, made: String) throws {
      try folder.write("b/keep")
      for call in try systemCalls(of: arguments) {
        let isNamed = made.split(separator: " ").contains { call.contains($0 + "\"") }
        // A report is written next to its target and then renamed.
        #expect(call.contains(".blindspot-") && call.contains(".tmp\"") || isNamed, "\(call)")
      }
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix("in") }
      #expect(
        Set(names) == Set([".blindspot.yml", "trace.txt", "b", "b/keep"] + made.split(separator: " ").map(String.init)))
    }

    @Test func `the number of git processes does not depend on the number of staged files`() throws {
      func started(_ files: String) throws -> Int {
        let made = try Command.shell("git init -q . && git add \(files)", in: folder.path)
        try #require(made.status == 0, "\(made.errors)")
        let result = try Command.shell(
          "strace -f -qq -e signal=none -e trace=execve -o trace.txt blindspot lint --staged --format concise",
          in: folder.path, environment: ["LLVM_PROFILE_FILE": "/dev/null"])
        #expect(result.output.split(separator: "\n").count == files.split(separator: " ").count)
        return try folder.text("trace.txt").split(separator: "\n").count {
          $0.contains("/git\"") && $0.hasSuffix("= 0")
        }
      }
      let one = try started("in/1.yaml")
      #expect(one > 0)
      #expect(try started("in/1.yaml in/2.yaml in/3.yaml in/4.yaml") == one)
    }

    @Test func `the output of git goes to unnamed files`() throws {
      let made = try Command.shell("git init -q . && git add in", in: folder.path)
      try #require(made.status == 0, "\(made.errors)")
      let systemCalls = try systemCalls(of: "lint --staged")
      #expect(!systemCalls.isEmpty)
      #expect(systemCalls.allSatisfy { $0.contains("/blindspot-") && !$0.contains("socket") }, "\(systemCalls)")
    }
  }
#endif
