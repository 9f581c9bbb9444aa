import Foundation
import TestSupport
import Testing

/// Collects from the server in `Fixtures/PlatformAPI`, which answers like the platform with one fault, and checks the
/// collection with `lint` and `subject`.
@Suite struct CollectionTests {
  /// A row of `faults.json`. A fault without a request does not prevent a complete collection.
  struct Fault: Decodable, CustomTestStringConvertible {
    let fault: String
    let request: String?
    let missing: String?
    var testDescription: String { fault }
  }

  struct Manifest: Decodable {
    struct Request: Decodable {
      let name: String
      let expected: Int?
      let status: String
      let missing: [[String: String]]
    }
    let complete: Bool
    let requests: [Request]
  }

  static let fixtures = Command.root + "/Tests/BlindspotCommandTests/Fixtures/PlatformAPI"
  static let faults: [Fault] = {
    let data = FileManager.default.contents(atPath: fixtures + "/faults.json") ?? Data()
    return (try? JSONDecoder().decode([Fault].self, from: data)) ?? []
  }()

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func collect(_ fault: String, _ arguments: String = "exports") throws -> Command.Result {
    try Command.shell("python3 '\(Self.fixtures)/collect-from-platform.py' \(fault) \(arguments)", in: folder.path)
  }

  private func lint(_ arguments: String...) throws -> Command.Result {
    try Command.run(["lint", "exports", "--format", "concise"] + arguments, in: folder.path)
  }

  private func manifest() throws -> Manifest {
    try JSONDecoder().decode(Manifest.self, from: Data(try folder.text("exports/blindspot-manifest.json").utf8))
  }

  @Test func `the table of faults can be read`() { #expect(Self.faults.count == 23) }

  @Test(arguments: faults) func `a collection is complete, or the missing part is named`(_ fault: Fault) throws {
    let run = try collect(fault.fault)
    let manifest = try manifest()
    let incomplete = manifest.requests.filter { $0.status == "incomplete" }
    let result = try lint()
    #expect(manifest.complete == (fault.request == nil))
    #expect(incomplete.map(\.name) == (fault.request.map { [$0] } ?? []))
    if let missing = fault.missing {
      #expect(run.status == 1 && result.status == 2)
      #expect(run.output.contains(missing.split(separator: " (")[0]), "\(run.output)")
      #expect(result.output.contains(missing), "\(result.output)")
      #expect(result.output.contains("exports/blindspot-manifest.json:"))
      #expect(!run.output.contains("Dana"), "a message of the platform is quoted")
    } else {
      #expect(run.status == 0 && result.status == 0, "\(run.output)\(result.output)")
      #expect(result.errors.contains("Collected: 2"), "\(result.errors)")
      #expect(result.errors.contains("requests complete; not requested: system-prompts"), "\(result.errors)")
    }
  }

  @Test func `a collection that was interrupted is incomplete`() throws {
    #expect(try collect("killed").status != 0)
    #expect(folder.names == ["exports.partial"])
    let result = try Command.run(["lint", "exports.partial", "--format", "concise"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.output.contains("exports.partial/blindspot-manifest.json:7:15: error: the collection did not end"))
  }

  @Test func `nothing is written without a login or over another folder`() throws {
    let run = try collect("bad-credentials")
    #expect(run.status == 2 && run.output.contains("the login failed: 401 Unauthorized"), "\(run.output)")
    #expect(folder.names.isEmpty)
    try folder.write("exports/old.json", "{}")
    #expect(try collect("none").status == 2)
    #expect(folder.names == ["exports"])
  }

  @Test(arguments: [
    ("GENESYSCLOUD_REGION=eu-central-1", "set GENESYSCLOUD_OAUTHCLIENT_ID, GENESYSCLOUD_OAUTHCLIENT_SECRET"),
    ("GENESYSCLOUD_ACCESS_TOKEN=t", "set GENESYSCLOUD_REGION"),
    ("GENESYSCLOUD_ACCESS_TOKEN=t GENESYSCLOUD_REGION=mypurecloud.example.com", "is not a region"),
    ("GENESYSCLOUD_ACCESS_TOKEN=t GENESYSCLOUD_REGION=other-pure.cloud", "is not a region"),
    (
      "GENESYSCLOUD_ACCESS_TOKEN=t GENESYSCLOUD_REGION=mypurecloud.de "
        + "BLINDSPOT_COLLECT_SERVER=http://example.com:80",
      "must be http://127.0.0.1:PORT"
    ),
  ]) func `credentials go to the platform only`(_ variables: String, _ message: String) throws {
    let script = Command.root + "/Tools/collect/collect.py"
    let run = try Command.shell("\(variables) python3 -B '\(script)' exports", in: folder.path)
    #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
    try folder.write("credentials", variables.replacingOccurrences(of: " ", with: "\n") + "\n")
    let line = "python3 -B '\(script)' --credentials credentials exports"
    let refused = try Command.shell("chmod 644 credentials; " + line, in: folder.path)
    #expect(refused.status == 2 && refused.errors.contains("other users can read"), "\(refused.errors)")
    let read = try Command.shell("chmod 600 credentials; " + line, in: folder.path)
    #expect(read.status == 2 && read.errors.contains(message), "\(read.errors)")
    #expect(folder.names == ["credentials"])
  }

  @Test func `the texts of all objects are in the files`() throws {
    #expect(try collect("presence-absent").status == 0)
    let fields = try Command.run(["fields", "exports", "--format", "jsonl"], in: folder.path).output
    for text in [
      "Welcome to the support line", "Welcome to the former line", "Played at night", "Please hold the line",
      "At lunch",
      "Draft",
    ] { #expect(fields.contains("\"text\":\"\(text)\""), "\(text)") }
  }

  @Test func `system prompts have their resources, and an unknown total is not stated`() throws {
    #expect(try collect("no-resource-total", "--also system-prompts exports").status == 0)
    let fields = try Command.run(["fields", "exports", "--format", "jsonl"], in: folder.path).output
    for text in ["All agents are busy", "Listen to the alert", "Please hold the line"] {
      #expect(fields.contains("\"text\":\"\(text)\""), "\(text)")
    }
    let requests = try manifest().requests
    #expect(requests.first { $0.name == "prompt-resources" }?.expected == nil)
    #expect(requests.first { $0.name == "system-prompt-resources" }?.expected == 1)
    try FileManager.default.removeItem(atPath: folder.path + "/exports")
    let run = try collect("resources-forbidden", "--only system-prompts exports")
    #expect(run.status == 1)
    #expect(run.output.contains("missing permission architect:systemPrompt:view"), "\(run.output)")
    #expect(try lint().status == 2)
  }

  @Test func `missing, changed and further files are named`() throws {
    #expect(try collect("none").status == 0)
    try FileManager.default.removeItem(atPath: folder.path + "/exports/users.json")
    try folder.write("exports/prompts.json", try folder.text("exports/prompts.json") + "\n")
    try folder.write("exports/more/flow.yaml", Flow.clean)
    let result = try lint()
    #expect(result.status == 2)
    #expect(result.output.contains("exports/users.json of the collection cannot be read: no such file"))
    #expect(result.output.contains("exports/prompts.json was changed after the collection"))
    #expect(
      result.errors.contains(
        "missing: exports/users.json; changed: exports/prompts.json; not in the manifest: exports/more/flow.yaml"))
    let subject = try Command.run(["subject", "--name", "Maria Delgado", "exports"], in: folder.path)
    #expect(subject.status == 2)
    #expect(subject.output.contains("exports/users.json of the collection cannot be read"))
    #expect(subject.output.contains("not collected: system-prompts"), "\(subject.output)")
    let json = try lint("--format", "json")
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let coverage = report?["coverage"] as? [String: Any]
    let collection = try #require((coverage?["collections"] as? [[String: Any]])?.first)
    #expect(collection["missingFiles"] as? [String] == ["exports/users.json"])
    #expect(collection["changedFiles"] as? [String] == ["exports/prompts.json"])
    #expect(collection["unlistedFiles"] as? [String] == ["exports/more/flow.yaml"])
  }

  @Test func `a manifest in an archive is compared with the members`() throws {
    #expect(try collect("none").status == 0)
    func pack(_ folder: String, as name: String) throws -> Command.Result {
      let line = "python3 -c \"import shutil; shutil.make_archive('\(name)', 'zip', '\(folder)')\""
      #expect(try Command.shell(line, in: self.folder.path).status == 0)
      return try Command.run(["lint", "\(name).zip", "--format", "concise"], in: self.folder.path)
    }
    let complete = try pack("exports", as: "complete")
    #expect(complete.status == 0)
    #expect(complete.errors.contains("complete.zip!/blindspot-manifest.json"), "\(complete.errors)")
    #expect(!complete.errors.contains("not in the manifest") && !complete.errors.contains("Skipped"))
    try FileManager.default.removeItem(atPath: folder.path + "/exports/users.json")
    try folder.write("exports/prompts.json", try folder.text("exports/prompts.json") + "\n")
    try folder.write("exports/more/flow.yaml", Flow.clean)
    let broken = try pack("exports", as: "broken")
    #expect(broken.status == 2)
    #expect(broken.output.contains("broken.zip!/users.json of the collection cannot be read: not in the archive"))
    #expect(broken.output.contains("broken.zip!/prompts.json was changed after the collection"))
    #expect(broken.errors.contains("not in the manifest: broken.zip!/more/flow.yaml"), "\(broken.errors)")
    try FileManager.default.removeItem(atPath: folder.path + "/exports")
    #expect(try collect("page-missing").status == 1)
    let partial = try pack(".", as: "partial")
    #expect(partial.status == 2)
    #expect(partial.output.contains("partial.zip!/exports/blindspot-manifest.json:"), "\(partial.output)")
  }

  @Test(arguments: ["--changed-since=HEAD", "--staged"])
  func `a change of a collection is compared with its manifest`(_ option: String) throws {
    #expect(try collect("none").status == 0)
    try folder.write("other/flow.yaml", Flow.clean)
    let commit = "git add --all && git -c user.name=Test -c user.email=test@example.com commit --quiet --message change"
    #expect(try Command.shell("git init --quiet && " + commit, in: folder.path).status == 0)
    func lintChange() throws -> Command.Result {
      #expect(try Command.shell("git add --all", in: folder.path).status == 0)
      return try Command.run(["lint", option, "--format", "concise"], in: folder.path)
    }
    try folder.write("other/flow.yaml", Flow.clean + "# changed\n")
    let unrelated = try lintChange()
    #expect(unrelated.status == 0 && !unrelated.errors.contains("Collected:"), "\(unrelated.errors)")
    try FileManager.default.removeItem(atPath: folder.path + "/exports/users.json")
    let removed = try lintChange()
    #expect(removed.status == 2)
    #expect(removed.output.contains("exports/users.json of the collection cannot be read"), "\(removed.output)")
    try FileManager.default.removeItem(atPath: folder.path + "/exports")
    #expect(try collect("page-missing").status == 1)
    let incomplete = try lintChange()
    #expect(incomplete.status == 2)
    #expect(incomplete.output.contains("the collection has 4 of 7 users"), "\(incomplete.output)")
    // The contents of the index count, not those of the working tree.
    if option == "--staged" {
      try folder.write("exports/users.json", "{}")
      let result = try Command.run(["lint", option, "--format", "concise"], in: folder.path)
      #expect(!result.output.contains("was changed after the collection"), "\(result.output)")
    }
  }

  static let mistakes: [(String, String)] = [
    ("{\"version\": 1,\n", "2:1: error: the text ends inside an object"),
    ("{\"version\": 2}", "1:13: error: the manifest does not have version 1"),
    ("[]", "1:1: error: the manifest must be a mapping"),
    (manifest(path: "../secret.json"), "4:21: error: a path of the manifest must lead to a file in its folder"),
    (manifest(path: "/etc/hosts"), "4:21: error: a path of the manifest must lead to a file in its folder"),
    (manifest(path: "C:\\\\hosts"), "4:21: error: a path of the manifest must lead to a file in its folder"),
    (manifest(digest: "abc"), "4:21: error: the SHA-256 of a file has 64 hexadecimal digits"),
    (manifest(received: "\"many\""), "3:60: error: received must be a whole number"),
    (manifest(received: "3"), "3:15: error: the collection has 3 of 2 users; collect again"),
  ]

  @Test(arguments: mistakes) func `mistakes of a manifest have a position`(_ text: String, _ message: String) throws {
    try folder.write("exports/flow.yaml", Flow.clean)
    try folder.write("exports/blindspot-manifest.json", text)
    let result = try lint()
    #expect(result.status == 2)
    #expect(result.output.contains("exports/blindspot-manifest.json:" + message), "\(result.output)")
  }

  static func manifest(
    path: String = "flow.yaml", digest: String = String(repeating: "0", count: 64), received: String = "2"
  ) -> String {
    """
    {"version": 1, "started": "2026-11-29T18:00:00Z", "complete": true,
     "notRequested": [],
     "requests": [{"name": "users", "expected": 2, "received": \(received), "status": "complete", "missing": []}],
     "files": [{"path": "\(path)", "sha256": "\(digest)"}]}
    """
  }
}
