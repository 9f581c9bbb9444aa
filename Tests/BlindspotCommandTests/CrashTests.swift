import Foundation
import TestSupport
import Testing

#if os(Linux)
  /// Runs that end by a crash, caused by a signal from outside.
  @Suite struct CrashTests {
    private static let line =
      "error: blindspot crashed or ran out of memory; report it as SECURITY.md describes, without the exports\n"

    @Test(arguments: ["ILL", "TRAP", "SEGV", "BUS", "FPE", "ABRT"])
    func `a crash prints one line, neither registers nor memory`(signal: String) throws {
      let folder = try TemporaryFolder()
      try folder.write("a.yaml", Flow.withBirthDate)
      // The run waits for the end of its standard input, which the shell holds open.
      let script = """
        mkfifo input; exec 9<>input; cat a.yaml >&9
        blindspot lint - <&9 9>&- & pid=$!
        until grep -q blindspot /proc/$pid/comm && grep -q 'State:.S' /proc/$pid/status; do sleep 0.1; done; sleep 0.3
        kill -\(signal) $pid
        for _ in {1..100}; do kill -0 $pid 2>/dev/null || break; sleep 0.1; done
        kill -KILL $pid 2>/dev/null; wait $pid 2>/dev/null; echo "status $?"
        """
      let result = try Command.shell(
        script, in: folder.path, environment: ["SWIFT_BACKTRACE": "enable=yes,registers=all,color=no"])
      #expect(result.output == "status 2\n")
      #expect(result.errors == Self.line)
    }

    @Test func `a run without enough memory prints neither registers nor memory`() throws {
      let folder = try TemporaryFolder()
      try folder.write(
        "a.yaml",
        "inboundCall:\n  name: Main\n  tasks:\n"
          + String(repeating: "    - task: {name: Call Lena Novak}\n", count: 15_000))
      for limit in stride(from: 60_000, through: 300_000, by: 80_000) {
        let result = try Command.shell(
          "ulimit -v \(limit); blindspot --version >/dev/null 2>&1 || exit 2; blindspot lint a.yaml --quiet >/dev/null",
          in: folder.path)
        #expect([1, 2].contains(result.status), "\(limit) KB: \(result.status)")
        for word in ["rax", "rip", "Backtrace", "Thread 0", "Lena", "Novak"] {
          #expect(!result.errors.contains(word), "\(limit) KB")
        }
      }
    }
  }
#endif
