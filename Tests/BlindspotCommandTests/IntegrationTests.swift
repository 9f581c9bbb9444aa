import Foundation
import TestSupport
import Testing

/// The integrations of this repository, run as other tools run them: the steps of the GitHub action, the job of the GitLab
/// template, the pre-commit hook, the lines of the README, completions and the man page.
@Suite struct IntegrationTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("exports/found.yaml", Flow.withBirthDate)
    try folder.write("more/found.yaml", Flow.withBirthDate)
  }

  /// Whether a program is installed.
  private static func has(_ program: String) -> Bool {
    (try? Command.shell("command -v \(program)", in: "/").status == 0) ?? false
  }

  private static let hasYAML = (try? Command.shell("python3 -c 'import yaml'", in: "/").status == 0) ?? false

  /// A value of a YAML file of this repository, by a Python expression over `y`.
  private func value(_ expression: String, of file: String) throws -> String {
    let script = "import yaml; y = yaml.safe_load(open('\(Command.root)/\(file)')); print(\(expression), end='')"
    let run = try Command.shell("python3 -c \"\(script)\"", in: folder.path)
    try #require(run.status == 0, "\(run.errors)")
    return run.output
  }

  @Test(.enabled(if: hasYAML)) func `the step of the GitHub action lints, reports and does not execute its inputs`()
    throws
  {
    // `Tools/packaging/test-integrations` runs the steps before it, which install the command.
    let step = "[s['run'] for s in y['runs']['steps'] if s['name'] == 'Lint'][0]"
    try folder.write("step.sh", try value(step, of: "action.yml"))
    var environment = [
      "BLINDSPOT": Command.binary, "GITHUB_STEP_SUMMARY": folder.path + "/summary.md",
      "GITHUB_SERVER_URL": "https://github.example.com", "ACTION_REPOSITORY": "owner/blindspot", "ACTION_REF": "v1",
      "INPUT_PATHS": "exports\nmore", "INPUT_ARGS": "", "SARIF_FILE": "out.sarif", "RULE_URL": "", "BLINDSPOT_KEY": "",
    ]
    let line = "bash --noprofile --norc -eo pipefail step.sh"
    let run = try Command.shell(line, in: folder.path, environment: environment)
    #expect(run.status == 1 && run.errors.isEmpty, "\(run.errors)")
    #expect(
      run.output.contains("::error file=exports/found.yaml,line=5") && run.output.contains("file=more/found.yaml"))
    #expect(try folder.text("summary.md").contains("date-of-birth"))
    let page = "https://github.example.com/owner/blindspot/blob/v1/Documentation/rules.md#date-of-birth"
    #expect(try folder.text("out.sarif").contains(page))
    try folder.write("out.sarif", "a file of the pull request")
    #expect(try Command.shell(line, in: folder.path, environment: environment).status == 1)
    #expect(try folder.text("out.sarif").contains(page))
    environment["INPUT_PATHS"] = "exports $(touch pwned) `touch pwned` ; touch pwned"
    environment["INPUT_ARGS"] = "--fail-on never --output json=out.json"
    #expect(try Command.shell(line, in: folder.path, environment: environment).status == 2)
    #expect(!folder.names.contains("pwned") && folder.names.contains("out.json"))
  }

  @Test(.enabled(if: hasYAML)) func `the job of the GitLab template writes the reports it names`() throws {
    let file = "Integrations/gitlab.yml"
    let line = try value("y['blindspot']['script'][0]", of: file)
    let run = try Command.shell(
      line, in: folder.path, environment: ["BLINDSPOT_PATHS": "exports more", "BLINDSPOT_ARGS": "--quiet"])
    #expect(run.status == 1, "\(run.errors)")
    let reports = try value("' '.join(y['blindspot']['artifacts']['reports'].values())", of: file).split(separator: " ")
    #expect(reports.count == 2 && reports.allSatisfy { folder.names.contains(String($0)) })
  }

  @Test(.enabled(if: hasYAML)) func `the pre-commit hook stops a commit`() throws {
    let hook = try value("y[0]['entry']", of: ".pre-commit-hooks.yaml")
    #expect(try value("y[2]['entry']", of: ".pre-commit-hooks.yaml") == hook)
    let git = "git init -q . && git add exports"
    try #require(try Command.shell(git, in: folder.path).status == 0)
    let run = try Command.shell(hook, in: folder.path)
    #expect(run.status == 1 && run.output.contains("exports/found.yaml") && !run.output.contains("more/found.yaml"))
    let all = try Command.shell(try value("y[1]['entry']", of: ".pre-commit-hooks.yaml"), in: folder.path)
    #expect(all.status == 1 && all.output.contains("exports/found.yaml") && all.output.contains("more/found.yaml"))
  }

  @Test func `owner, version, change log and checksums agree`() throws {
    let run = try Command.shell("python3 \(Command.root)/Tools/packaging/stamp.py --check", in: folder.path)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let version = try Command.run(["--version"], in: folder.path).output.dropLast()
    #expect(run.output.hasSuffix("version \(version)\n"))
  }

  @Test func `the completion script for PowerShell lists commands, options and values`() throws {
    let script = """
      import json, sys; sys.path.append('\(Command.root)/Tools/packaging'); import powershell
      print(powershell.completion(json.load(sys.stdin)))
      """
    try folder.write("completion.py", script)
    let run = try Command.shell("blindspot --experimental-dump-help | python3 completion.py", in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let parts = ["'blindspot baseline create' = @{", ", @('--changed-since', '", "'--format' = @('text', 'concise', "]
    #expect(parts.allSatisfy { run.output.contains($0) })
    let opening = run.output.count { "({[".contains($0) }
    #expect(opening == run.output.count { ")}]".contains($0) })
  }

  @Test(arguments: ["bash", "zsh", "fish"].filter(has))
  func `shells accept the completion scripts`(shell: String) throws {
    let load = shell == "zsh" ? "autoload -U compinit && compinit -u -d dump && . ./script" : ". ./script"
    let run = try Command.shell(
      "blindspot --generate-completion-script \(shell) > script && \(shell) -n script && \(shell) -c '\(load)'",
      in: folder.path, environment: ["HOME": folder.path])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(try folder.text("script").contains("changed-since"))
  }

  @Test func `the page of options is that of the command`() throws {
    let run = try Command.shell("\(Command.root)/Tools/manual $(command -v blindspot) --markdown", in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let file = URL(filePath: Command.root + "/Documentation/options.md")
    #expect(try Recording.expected(in: file, current: run.output) == run.output)
  }

  @Test func `the manual page documents the command`() throws {
    let check = Self.has("mandoc") ? "mandoc -T lint -W error blindspot.1" : "true"
    let run = try Command.shell(
      "\(Command.root)/Tools/manual $(command -v blindspot) > blindspot.1 && \(check)", in: folder.path)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let page = try folder.text("blindspot.1")
    #expect([".TH BLINDSPOT 1", "\\-\\-changed\\-since", "EXIT STATUS"].allSatisfy { page.contains($0) })
  }
}
