import Foundation
import TestSupport
import Testing

/// A folder with nine exports, each with one date of birth, in which tests run lines of shell.
struct FaultFolder {
  let folder: TemporaryFolder

  /// The number of findings in `in`.
  static let findings = 9

  init() throws {
    folder = try TemporaryFolder()
    for number in 1...Self.findings { try folder.write("in/\(number).yaml", Flow.withBirthDate) }
  }

  /// Runs a line of shell in the folder. The function `limit` ends a command that hangs.
  func shell(_ line: String, environment: [String: String] = [:]) throws -> Command.Result {
    // No coverage: its counts would meet the same faults.
    let environment = environment.merging(["LLVM_PROFILE_FILE": "/dev/null"]) { given, _ in given }
    return try Command.shell(
      "exec 9>&-; limit() { timeout -k 1 60 \"$@\"; }; " + line, in: folder.path, environment: environment)
  }

  /// The prefix that runs a command without the rights of the superuser, if the tests run with them.
  var unprivileged: String {
    NSUserName() == "root" ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
  }
}

extension Command.Result {
  /// The number of findings in a report of the format `concise`.
  fileprivate var findings: Int { output.split(separator: "\n").count { $0.contains("[date-of-birth]") } }
}

#if os(Linux)
  private let canMount =
    (try? Command.shell("unshare -rm mount -t tmpfs none /mnt", in: NSTemporaryDirectory()).status) == 0

  /// Errors that the file system reports.
  @Suite struct FileSystemFaultTests {
    let fault: FaultFolder

    init() throws { fault = try FaultFolder() }

    @Test func `a file without read permission is a problem, and the others are checked`() throws {
      let result = try fault.shell("chmod 0 in/3.yaml; \(fault.unprivileged) blindspot in --format concise")
      #expect(result.status == 2)
      #expect(result.findings == FaultFolder.findings - 1)
      #expect(result.output.contains("in/3.yaml: error:") && result.output.contains("[unreadable]"))
      #expect(result.output.contains("permission denied"))
    }

    @Test(arguments: ["chmod 0", "mkdir", "mkfifo", "ln -s .blindspot.yml", "printf '\\377' >"])
    func `a configuration that cannot be read is a problem`(made: String) throws {
      let create = made == "chmod 0" ? "touch .blindspot.yml; chmod 0 .blindspot.yml" : made + " .blindspot.yml"
      let result = try fault.shell(
        "\(create); mkdir below; cd below; limit \(fault.unprivileged) blindspot ../in --format concise")
      #expect(result.status == 2, "\(made)")
      #expect(result.output.contains(".blindspot.yml"), "\(made)")
      #expect(result.findings == FaultFolder.findings, "\(made)")
      #expect(try fault.shell("limit \(fault.unprivileged) blindspot in --no-config --format concise").status == 1)
    }

    @Test func `a full disk leaves no partial report`() throws {
      let full = try fault.shell("limit blindspot in --output json=/dev/full --output html=a.html --format concise")
      #expect(full.status == 2 && full.errors.contains("/dev/full") && full.errors.contains("no space left"))
      #expect(full.findings == FaultFolder.findings)
      // A file may have one kilobyte here; the report needs more.
      let limited = try fault.shell("ulimit -f 1; limit blindspot in --output html=a.html --format concise")
      #expect(limited.status == 2 && limited.errors.contains("a.html"))
      #expect(fault.folder.names == ["in"])
    }

    @Test(
      .enabled(if: canMount, "this system does not let the tests mount a file system"),
      arguments: [("size=16k", "no space left"), ("size=16k,remount,ro", "read-only")])
    func `a full or read-only file system keeps the old report`(options: String, reason: String) throws {
      let script = """
        mount -t tmpfs -o size=16k none disk && echo old >disk/a.html && mount -o remount,\(options) disk
        timeout -k 1 60 blindspot in --output html=disk/a.html --force --format concise; status=$?
        cat disk/a.html; ls -A disk; exit $status
        """
      try fault.folder.write("mounted.sh", script)
      let result = try fault.shell("mkdir disk; unshare -rm bash mounted.sh")
      #expect(result.status == 2 && result.errors.contains(reason), "\(result.errors)")
      #expect(result.output.hasSuffix("old\na.html\n"))
    }
  }
#endif

/// Signals that end a run.
@Suite struct SignalTests {
  @Test(arguments: ["INT", "TERM", "HUP"])
  func `a signal ends the run with its own status and without a partial report`(signal: String) throws {
    let fault = try FaultFolder()
    // The report on them is larger than the buffer of a pipe.
    let tasks = (1...400).map {
      "    - task:\n        name: Verify born 14.05.1987, \($0)\n        refId: Task_\($0)\n"
    }
    try fault.folder.write(
      "many/flow.yaml",
      "inboundCall:\n  name: \(String(repeating: "Main line ", count: 20))\n  tasks:\n" + tasks.joined())
    let script = Command.root + "/Tests/BlindspotCommandTests/Fixtures/signal-run.py"
    let result = try fault.shell("mkfifo fifo; python3 '\(script)' \(signal) many")
    #expect(result.output == String(repeating: "ended by the signal\n", count: 3), "\(result.errors)")
    #expect(fault.folder.names == ["fifo", "in", "many"])
  }
}

/// Environments, standard streams and working folders that are not as usual.
@Suite struct EnvironmentFaultTests {
  let fault: FaultFolder

  init() throws { fault = try FaultFolder() }

  @Test func `environment and locale do not change the report`() throws {
    let usual = try fault.shell("limit blindspot in --format json").output
    #expect(try fault.shell("limit env -i \"$(command -v blindspot)\" in --format json").output == usual)
    let broken = ["LC_ALL": "xx_YY.nowhere", "LANG": "\u{1}", "HOME": "/nowhere", "TERM": "x", "TMPDIR": "/nowhere"]
    #expect(try fault.shell("limit blindspot in --format json", environment: broken).output == usual)
  }

  @Test func `closed standard streams are a problem, not a crash`() throws {
    let closed = try fault.shell("limit blindspot in --output json=a.json <&- >&-")
    #expect(closed.status == 2 && closed.errors.contains("standard output") && closed.errors.contains("closed"))
    #expect(try fault.folder.text("a.json").hasSuffix("}\n"))
    let noErrors = try fault.shell(
      "limit blindspot in --output json=b.json 2>&- | cat >/dev/null; exit ${PIPESTATUS[0]}")
    #expect(noErrors.status == 1)
    #expect(try fault.shell("limit blindspot - --format concise <&-").status == 2)
  }

  @Test func `a deleted working folder and an empty path are usage errors`() throws {
    let gone = try fault.shell("mkdir gone; cd gone; rmdir ../gone; limit blindspot ../in")
    #expect(gone.status == 2 && gone.errors.contains("orking folder"))
    let empty = try fault.shell("cd in; limit blindspot \"$NOT_SET\"")
    #expect(empty.status == 2 && empty.errors.contains("path is empty"))
  }
}

/// Paths that are no ordinary files, and files that change.
@Suite struct PathFaultTests {
  let fault: FaultFolder

  init() throws { fault = try FaultFolder() }

  @Test func `files that appear, grow and vanish during a run do not break it`() throws {
    let line = """
      mkdir moving
      (while :; do for file in 1 2 3 4 5 6 7 8; do
        cat in/1.yaml >>moving/$file.yaml; [ $((RANDOM % 3)) != 0 ] || rm -f moving/$file.yaml
      done; done) & writer=$!
      # The threads of the test runner block SIGTERM, and children inherit that.
      trap 'kill -9 $writer' EXIT
      for run in 1 2 3 4 5 6 7 8; do
        limit blindspot moving --format json >report.json; status=$?
        case $status in 0|1|2) python3 -m json.tool report.json >/dev/null || exit 9;; *) exit $status;; esac
      done
      """
    let result = try fault.shell(line)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }

  @Test func `FIFOs, devices and link cycles are skipped or reported`() throws {
    let line = """
      mkfifo in/fifo; ln -s / in/root; ln -s .. in/up; ln -s self in/self
      limit blindspot in --format concise; [ $? = 2 ] || exit 9
      limit blindspot in/fifo --format concise; [ $? = 2 ] || exit 9
      limit blindspot /dev/zero --format concise; [ $? = 2 ] || exit 9
      rm in/root in/up in/self
      limit blindspot in --format concise
      """
    let result = try fault.shell(line)
    #expect(result.status == 1)
    #expect(result.findings == 2 * FaultFolder.findings)
    let problems = result.output.split(separator: "\n").filter { $0.contains("[unreadable]") }
    #expect(problems.map { $0.prefix { $0 != ":" } } == ["in/root", "in/self", "in/up", "in/fifo", "/dev/zero"])
  }

  @Test func `paths with line ends and invalid UTF-8 are reported in every format`() throws {
    try fault.folder.write("odd/line\nend\u{1B}[31m.yaml", Flow.withBirthDate)
    let line = """
      cp in/1.yaml "$(printf 'odd/\\377\\376.yaml')"
      for format in concise text json jsonl sarif junit github gitlab checkstyle csv markdown html; do
        limit blindspot odd --format $format >$format; [ $? = 1 ] || exit 9
      done
      python3 - concise text json jsonl sarif junit github gitlab checkstyle csv markdown html <<'END'
      import sys
      for name in sys.argv[1:]:
          if "\\033" in open(name, encoding="utf-8").read(): sys.exit(8)
      END
      """
    #expect(try fault.shell(line).status == 0)
    #expect(try fault.folder.text("concise").split(separator: "\n").count == 2)
  }

  @Test func `a path longer than the system allows is a problem`() throws {
    // The shell cannot create it by one path; Python creates it step by step.
    let script = """
      import os
      os.mkdir("deep"); os.link("in/1.yaml", "deep/1.yaml"); os.chdir("deep")
      for level in range(25):
          os.mkdir("x" * 200); os.chdir("x" * 200)
      """
    try fault.folder.write("deep.py", script)
    let result = try fault.shell(
      "python3 deep.py && limit blindspot deep --format concise; status=$?; rm -rf deep; exit $status")
    #expect(result.status == 2)
    #expect(result.findings == 1)
    #expect(result.output.contains("path") && result.output.contains("longer than the system allows"))
    #expect(try fault.shell("limit blindspot $(printf 'y%.0s' $(seq 5000)) --format concise").status == 2)
  }
}
