import Foundation
import TestSupport
import Testing

/// What the system refuses, and what stands where a file should.
@Suite(.serialized) struct FaultTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for number in 1...9 { try folder.write("in/\(number).yaml", Flow.withBirthDate) }
  }

  /// Runs a line of shell in the folder, where nothing may take longer than ten seconds.
  private func shell(_ line: String, environment: [String: String] = [:]) throws -> Command.Result {
    try Command.shell(
      "exec 9>&-; limit() { timeout -k 1 10 \"$@\"; }; " + line, in: folder.path, environment: environment)
  }

  /// Puts a user in front of `blindspot` who is not the superuser; empty where the tests are not run by that one.
  private var asNobody: String {
    NSUserName() == "root" ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
  }

  private static let findings = 9

  private func concise(_ result: Command.Result) -> Int {
    result.output.split(separator: "\n").count { $0.contains("[date-of-birth]") }
  }

  #if os(Linux)
    @Test func `a file without permission is a problem, and the others are checked`() throws {
      let result = try shell("chmod 0 in/3.yaml; \(asNobody) blindspot in --format concise")
      #expect(result.status == 2)
      #expect(concise(result) == Self.findings - 1)
      #expect(result.output.contains("in/3.yaml: error: Cannot be read: permission denied. [unreadable]"))
    }

    @Test(arguments: ["chmod 0", "mkdir", "mkfifo", "ln -s .blindspot.yml", "printf '\\377' >"])
    func `a configuration that cannot be read does not count as none`(made: String) throws {
      let create = made == "chmod 0" ? "touch .blindspot.yml; chmod 0 .blindspot.yml" : made + " .blindspot.yml"
      let result = try shell("\(create); mkdir below; cd below; limit \(asNobody) blindspot ../in --format concise")
      #expect(result.status == 2, "\(made)")
      #expect(result.output.contains(".blindspot.yml"), "\(made)")
      #expect(concise(result) == Self.findings, "\(made)")
      #expect(try shell("limit \(asNobody) blindspot in --no-config --format concise").status == 1)
    }

    @Test func `a full disk leaves nothing behind`() throws {
      let full = try shell("limit blindspot in --output json=/dev/full --output html=a.html --format concise")
      #expect(full.status == 2 && full.errors.contains("/dev/full cannot be written: no space left on the device"))
      #expect(concise(full) == Self.findings)
      // A file may have one kilobyte here; the report needs more.
      let limited = try shell("ulimit -f 1; limit blindspot in --output html=a.html --format concise")
      #expect(limited.status == 2 && limited.errors.contains("a.html cannot be written: it would be larger"))
      #expect(folder.names == ["in"])
    }

    @Test func `a full or read-only file system keeps what it had`() throws {
      for (options, reason) in [("size=16k", "no space left"), ("size=16k,remount,ro", "the file system is read-only")]
      {
        let line = """
          mount -t tmpfs -o size=16k none disk && echo old >disk/a.html && mount -o remount,\(options) disk
          timeout -k 1 10 blindspot in --output html=disk/a.html --format concise; status=$?
          cat disk/a.html; ls -A disk; exit $status
          """
        try folder.write("mounted.sh", line)
        // Containers may not mount.
        guard try shell("mkdir -p disk; unshare -rm mount -t tmpfs none disk").status == 0 else { return }
        let result = try shell("unshare -rm bash mounted.sh")
        #expect(result.status == 2 && result.errors.contains(reason), "\(options): \(result.errors)")
        #expect(result.output.hasSuffix("old\na.html\n"), "\(options)")
      }
    }
  #endif

  @Test(arguments: ["INT", "TERM", "HUP"]) func `a signal ends the run as it should, without half a file`(
    signal: String
  ) throws {
    // Nobody reads the FIFO, so the run waits there for ever.
    let line = """
      mkfifo fifo; python3 - \(signal) <<'EOF'
      import os, signal, subprocess, sys, time
      number = getattr(signal, "SIG" + sys.argv[1])
      signal.pthread_sigmask(signal.SIG_SETMASK, [])  # the threads of the test hold them back
      for wait in (0.2, 0.4, 0.8, 1.6):
          run = subprocess.Popen(["blindspot", "in", "--output", "json=a.json", "--output", "csv=fifo", "--jobs", "2"],
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
          time.sleep(wait)
          run.send_signal(number)
          try:
              status = run.wait(10)
          except subprocess.TimeoutExpired:
              run.kill()
              status = "hangs"
          print("as it should" if status == -number else status)
      EOF
      """
    let result = try shell(line)
    #expect(result.output == String(repeating: "as it should\n", count: 4))
    #expect(folder.names == ["fifo", "in"])
  }

  @Test func `neither environment nor locale matter`() throws {
    let usual = try shell("limit blindspot in --format json").output
    #expect(try shell("limit env -i \"$(command -v blindspot)\" in --format json").output == usual)
    let broken = ["LC_ALL": "xx_YY.nowhere", "LANG": "\u{1}", "HOME": "/nowhere", "TERM": "x", "TMPDIR": "/nowhere"]
    #expect(try shell("limit blindspot in --format json", environment: broken).output == usual)
  }

  @Test func `standard streams may be closed`() throws {
    let closed = try shell("limit blindspot in --output json=a.json <&- >&-")
    #expect(closed.status == 2 && closed.errors.contains("standard output cannot be written: it is closed"))
    #expect(try folder.text("a.json").hasSuffix("}\n"))
    #expect(
      try shell("limit blindspot in --output json=b.json 2>&- | cat >/dev/null; exit ${PIPESTATUS[0]}").status == 1)
    #expect(try shell("limit blindspot - --format concise <&-").status == 2)
  }

  @Test func `the working folder may be gone, and a path empty`() throws {
    let gone = try shell("mkdir gone; cd gone; rmdir ../gone; limit blindspot ../in")
    #expect(gone.status == 2 && gone.errors.contains("The working folder does not exist any more"))
    let empty = try shell("cd in; limit blindspot \"$NOT_SET\"")
    #expect(empty.status == 2 && empty.errors.contains("A path is empty"))
  }

  @Test func `files that come, grow and go while they are read end nothing`() throws {
    let line = """
      mkdir moving
      (for round in $(seq 60); do for file in 1 2 3 4 5 6 7 8; do
        cat in/1.yaml >>moving/$file.yaml; [ $((round % 3)) = 0 ] && rm -f moving/$file.yaml
      done; done) & writer=$!
      while kill -0 $writer 2>/dev/null; do
        limit blindspot moving --format json >report.json; status=$?
        case $status in 0|1|2) python3 -m json.tool report.json >/dev/null || exit 9;; *) exit $status;; esac
      done
      """
    let result = try shell(line)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }

  @Test func `FIFOs, devices and circles of links are not entered`() throws {
    let line = """
      mkfifo in/fifo; ln -s / in/root; ln -s .. in/up; ln -s self in/self
      limit blindspot in --format concise; [ $? = 2 ] || exit 9
      limit blindspot in/fifo --format concise; [ $? = 2 ] || exit 9
      limit blindspot /dev/zero --format concise; [ $? = 2 ] || exit 9
      rm in/root in/up in/self
      limit blindspot in --format concise
      """
    let result = try shell(line)
    #expect(result.status == 1)
    #expect(concise(result) == 2 * Self.findings)
    let complaints = result.output.split(separator: "\n").filter { $0.contains("[unreadable]") }
    #expect(complaints.map { $0.prefix { $0 != ":" } } == ["in/root", "in/self", "in/up", "in/fifo", "/dev/zero"])
  }

  @Test func `a path may hold line ends, bytes that are no text, and more than the system takes`() throws {
    try folder.write("odd/line\nend\u{1B}[31m.yaml", Flow.withBirthDate)
    let line = """
      cp in/1.yaml "$(printf 'odd/\\377\\376.yaml')"
      for format in concise text json jsonl sarif junit github gitlab checkstyle csv markdown html; do
        limit blindspot odd --format $format >$format; [ $? = 1 ] || exit 9
        python3 -c 'import sys; sys.exit("\\033" in open(sys.argv[1], encoding="utf-8").read())' $format || exit 8
      done
      """
    #expect(try shell(line).status == 0)
    #expect(try folder.text("concise").split(separator: "\n").count == 2)
    // The shell cannot go that far by one path; Python goes step by step.
    let script = """
      import os
      os.mkdir("deep"); os.link("in/1.yaml", "deep/1.yaml"); os.chdir("deep")
      for level in range(25):
          os.mkdir("x" * 200); os.chdir("x" * 200)
      """
    try folder.write("deep.py", script)
    let result = try shell(
      "python3 deep.py && limit blindspot deep --format concise; status=$?; rm -rf deep; exit $status")
    #expect(result.status == 2)
    #expect(concise(result) == 1)
    #expect(result.output.contains("the path is longer than the system allows"))
    #expect(try shell("limit blindspot $(printf 'y%.0s' $(seq 5000)) --format concise").status == 2)
  }
}
