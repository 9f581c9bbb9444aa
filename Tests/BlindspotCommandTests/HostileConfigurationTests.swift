import Foundation
import TestSupport
import Testing

/// A configuration, links and files that a pull request commits.
@Suite struct HostileConfigurationTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("repo/.git/HEAD", "ref: refs/heads/main\n")
    try folder.write("repo/a.yaml", Flow.withBirthDate)
    try folder.write("home/profile", "keep\n")
    try folder.write("home/rule.yml", "id: x\n")
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(arguments, in: folder.path + "/repo")
  }

  @Test(
    arguments: [
      "../home/profile", "../home/new.json", "/tmp/blindspot-new.json", "sub/../../home/profile", ".", "..", "./../x",
      ".git/new", "sub/.GIT/new", "//tmp/blindspot-new.json", "../repo/../home/profile", "git~1/new.json",
      ".svn/a.json",
      "sub/.hidden/r.json", ".r.json", "\\u200B.git/r.json", ".git./r.json", "PACKAG~1/r.json", "Makefile", "r",
      "r.yml",
      "package.json", "sub/Package.json", "tsconfig.base.json", "main.tf.json", "requirements.txt", "CLAUDE.md",
      "pom.xml",
      ".github/workflows/r.json", "babel.config.json", ".sarif.json",
    ])
  func `an output that another program may read, or outside the folder of the configuration, is refused`(path: String)
    throws
  {
    try folder.write("repo/.blindspot.yml", "output: [\"json=\(path)\"]\n")
    let result = try run("a.yaml")
    #expect(result.status == 2)
    #expect(result.output.contains(".blindspot.yml:1:10"))
    #expect(result.output.contains("is not a file that a configuration may write"))
    #expect(try folder.text("home/profile") == "keep\n")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/home/new.json"))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/blindspot-new.json"))
  }

  @Test func `a configuration of more than 1 MiB is not read`() throws {
    let patterns = (0..<90_000).map { "'a\($0)*[x]'" }.joined(separator: ",")
    try folder.write("repo/.blindspot.yml", "exclude: [\(patterns)]\n")
    let result = try run("a.yaml", "--format", "concise")
    #expect(result.status == 2)
    #expect(result.output.contains("the configuration is larger than 1024 KiB"))
  }

  @Test func `an output below the folder of the configuration is written, but not through a link`() throws {
    try folder.write("repo/.blindspot.yml", "output: [json=out/r.json]\n")
    try folder.write("repo/out/r.json", "")
    #expect(try run("a.yaml").status == 1)
    #expect(try folder.text("repo/out/r.json").contains("findings"))
    for target in ["../home", ".git", "other"] {
      try FileManager.default.removeItem(atPath: folder.path + "/repo/out")
      try FileManager.default.createDirectory(
        atPath: folder.path + "/repo/other", withIntermediateDirectories: true)
      try folder.link("repo/out", to: target)
      let result = try run("a.yaml")
      #expect(result.status == 2)
      #expect(result.errors.contains("out/r.json cannot be written: a folder in its path is a symbolic link"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/repo/\(target)/r.json"))
    }
  }

  @Test(arguments: ["../home/profile", "../home/none", "a.yaml", "r.json", "/dev/null"])
  func `no report is written through a symbolic link`(target: String) throws {
    try folder.write("repo/r.json", "")
    try folder.link("repo/report.json", to: target)
    let result = try run("a.yaml", "--output", "json=report.json", "--force")
    #expect(result.status == 2)
    #expect(result.errors.contains("report.json cannot be written: it is a symbolic link"))
    #expect(try folder.text("home/profile") == "keep\n")
    #expect(try folder.text("repo/r.json").isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/home/none"))
  }

  @Test(arguments: ["out/report.json", "out/../report.json", "./out/deep/../report.json", "sub/out/report.json"])
  func `no report is written through a folder of the repository that is a link`(path: String) throws {
    for target in ["../home", ".git", ".git/hooks", "sub", "../home/other"] {
      for folder in ["repo/.git/hooks", "repo/sub", "home/deep", "home/other/deep", "repo/sub/deep"] {
        try self.folder.write(folder + "/keep")
      }
      try folder.link("repo/out", to: target)
      try folder.link("repo/sub/out", to: "../" + target)
      for name in [path, folder.path + "/repo/" + path] {
        let result = try run("a.yaml", "--output", "json=" + name)
        #expect(result.status == 2)
        #expect(
          result.errors.contains("cannot be written: a folder in its path is a symbolic link"), "\(result.errors)")
      }
      // From outside of the repository, too.
      let outer = try Command.run(["repo/a.yaml", "--output", "json=repo/" + path], in: folder.path)
      #expect(outer.errors.contains("cannot be written: a folder in its path is a symbolic link"))
      for name in ["repo/out", "repo/sub"] { try FileManager.default.removeItem(atPath: folder.path + "/" + name) }
    }
    #expect(try run("a.yaml", "--output", "json=../home/report.json").status == 1)
  }

  @Test func `a link outside of repositories is followed, and not one in a repository that it leads to`() throws {
    try folder.link("home/short", to: "../repo/sub")
    try folder.write("repo/sub/keep")
    #expect(try run("a.yaml", "--output", "json=../home/short/report.json").status == 1)
    try folder.link("repo/sub/out", to: "../.git")
    let result = try run("a.yaml", "--output", "json=../home/short/out/report.json")
    #expect(result.errors.contains("cannot be written: a folder in its path is a symbolic link"))
  }

  @Test(
    arguments: [
      ".git/report.json", ".GIT/report.json", "git~1/report.json", ".git", "sub/.svn/report.json", ".hg/report.json",
      ".jj/r.json", ".git./report.json", ".g\u{200C}it/report.json", ".git::$INDEX_ALLOCATION/report.json",
    ])
  func `no report is written into a folder of a version control system`(path: String) throws {
    let result = try run("a.yaml", "--output", "json=" + path, "--force")
    #expect(result.status == 2)
    #expect(result.errors.contains("it is in a folder of a version control system"), "\(result.errors)")
  }

  @Test func `no report replaces an input, even with --force`() throws {
    for name in ["a.yaml", "./a.yaml", "../repo/a.yaml"] {
      let result = try run(".", "--output", "json=\(name)", "--force")
      #expect(result.status == 2)
      #expect(result.errors.contains("it is an input of this run"))
    }
    #expect(try folder.text("repo/a.yaml") == Flow.withBirthDate)
  }

  @Test func `a file that is not a report is replaced only with --force`() throws {
    try folder.write("repo/notes.json", "{\"mine\": 1}\n")
    let refused = try run("a.yaml", "--output", "json=notes.json")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("notes.json cannot be written: the existing file is not a report"))
    #expect(try folder.text("repo/notes.json") == "{\"mine\": 1}\n")
    #expect(try run("a.yaml", "--output", "json=notes.json", "--force").status == 1)
    #expect(try folder.text("repo/notes.json").contains("findings"))
  }

  @Test func `a report in any format is replaced by another one`() throws {
    for state in ["a.yaml", "clean.yaml"] {
      try folder.write("repo/clean.yaml", Flow.clean)
      for format in OutputTests.formats {
        let first = try run(state, "--output", "\(format)=report", "--quiet")
        #expect(first.errors.isEmpty)
        #expect(try run(state, "--output", "json=report").errors.isEmpty, "\(format) was not recognized")
      }
    }
  }

  @Test(arguments: [0o600, 0o640, 0o444])
  func `an existing report keeps its mode`(mode: Int) throws {
    try folder.write("repo/r.json", "")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path + "/repo/r.json")
    #expect(try run("a.yaml", "--output", "json=r.json").status == 1)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/repo/r.json")
    #expect(attributes[.posixPermissions] as? Int == mode)
  }

  @Test(
    arguments: [
      "extends: ../home/profile", "rule-files: ../home", "rule-files: [/proc]", "rule-files: /dev/zero",
      "rule-files: ../home/rule.yml", "baseline: ../home/profile", "directory: ../home/profile",
      "directory: '../home/*.json'", "directory: '/etc/*'", "extends: link.yml", "rule-files: link.yml",
      "rule-files: rules", "baseline: link.yml", "directory: link.yml", "directory: 'linked/*.yml'",
      "extends: linked/rule.yml", "rule-files: linked", "extends: .git/HEAD", "baseline: .git/HEAD",
    ])
  func `a configuration names no file outside the repository`(configuration: String) throws {
    try folder.link("repo/link.yml", to: "../home/rule.yml")
    try folder.write("repo/rules/a.txt")
    try folder.link("repo/rules/link.yml", to: "../../home/rule.yml")
    try folder.link("repo/linked", to: "../home")
    try folder.write("repo/.blindspot.yml", configuration + "\n")
    let result = try run("a.yaml")
    #expect(result.status == 2)
    let text = result.output + result.errors
    #expect(
      text.contains("outside the repository") || text.contains("symbolic link out of the repository")
        || text.contains("in a folder of a version control system"), "\(text)")
    #expect(text.contains("--allow-outside"))
    #expect(text.contains(".blindspot.yml:1:"), "\(text)")
    #expect(!text.contains("keep"))
  }

  @Test func `a word list outside the repository is refused`() throws {
    try folder.write("repo/.blindspot.yml", "rule-files: r.yml\n")
    try folder.write(
      "repo/r.yml",
      """
      id: team-word
      title: Word of the team
      category: account-number
      severity: error
      reason: It is one person's.
      instead: Leave it out.
      law: [gdpr:4-1]
      extends: dictionary
      dictionary: ../home/profile
      examples: {match: [keep], no_match: [other]}

      """)
    let result = try run("a.yaml")
    #expect(result.status == 2)
    #expect(result.output.contains("outside the repository") && !result.output.contains("keep"))
  }

  @Test func `a configuration or baseline that is a link out of the repository is refused`() throws {
    try folder.link("repo/.blindspot.yml", to: "../home/profile")
    let configuration = try run("a.yaml")
    #expect(configuration.status == 2)
    #expect(configuration.output.contains("is a symbolic link out of the repository"))
    try FileManager.default.removeItem(atPath: folder.path + "/repo/.blindspot.yml")
    try folder.link("repo/.blindspot-baseline.json", to: "../home/profile")
    let baseline = try run("a.yaml")
    #expect(baseline.status == 2)
    #expect(baseline.errors.contains("is a symbolic link out of the repository"))
    #expect(try run("baseline", "create", "a.yaml", "--force").status == 2)
    #expect(try folder.text("home/profile") == "keep\n")
  }

  @Test func `--allow-outside and files on the command line are not restricted`() throws {
    try folder.write("home/base.yml", "fail-on: never\n")
    try folder.write("repo/sub/.blindspot.yml", "extends: ../../home/base.yml\n")
    #expect(try run("a.yaml", "--config", "sub/.blindspot.yml").status == 2)
    #expect(try run("a.yaml", "--config", "sub/.blindspot.yml", "--allow-outside").status == 0)
    #expect(try run("a.yaml", "--config", "../home/base.yml").status == 0)
    try folder.link("repo/base.yml", to: "../home/base.yml")
    #expect(try run("a.yaml", "--config", "base.yml").status == 0)
  }

  @Test func `configurations that extend each other are read once and at most 32 levels deep`() throws {
    for number in 0..<24 {
      let next = "c\(number + 1).yml"
      try folder.write("repo/e/c\(number).yml", "extends: [\(next), \(next)]\nexclude: ['x\(number)']\n")
    }
    try folder.write("repo/e/c24.yml", "fail-on: never\n")
    try folder.write("repo/.blindspot.yml", "extends: e/c0.yml\n")
    #expect(try run("a.yaml").status == 0)
    #expect(try run("config", "show").output.components(separatedBy: "x7").count == 2)
    for number in 24..<40 { try folder.write("repo/e/c\(number).yml", "extends: c\(number + 1).yml\n") }
    let deep = try run("a.yaml")
    #expect(deep.status == 2)
    #expect(deep.output.contains("over more than 32 levels; extend fewer files"))
  }

  @Test func `folders of rule files are bounded`() throws {
    try folder.write("repo/.blindspot.yml", "rule-files: rules\n")
    try folder.write("repo/rules/a.txt")
    try folder.link("repo/rules/a", to: ".")
    try folder.link("repo/rules/b", to: ".")
    let result = try run("a.yaml")
    #expect(result.status == 2)
    #expect(result.output.contains("10000 entries or 32 levels of folders"))
  }

  @Test(
    arguments: [
      "extends: EXPORT", "rule-files: EXPORT", "rule-files: exports", "baseline: EXPORT", "extends: [EXPORT, EXPORT]",
    ], ["users.json", "flow.yaml", "map.json", "list.yaml", "broken.yaml", "people.csv", "keys.yml"])
  func `a message about a wrong file shows no word of it`(configuration: String, file: String) throws {
    let exports = [
      "users.json": """
      {"entities": [{"id": "3e1f7a52-90ab-4c1d-8a44-0123456789ab", "name": "Zelphira Qandorin",
        "category": "Zelphira", "severity": "Qandorin", "baseline": "Zelphira Qandorin", "extends": "Zelphira",
        "selfUri": "/api/v2/users/3e1f7a52-90ab-4c1d-8a44-0123456789ab"}]}
      """,
      "flow.yaml": "inboundCall:\n  name: Zelphira Qandorin\n  rules: {Zelphira: Qandorin}\nextends: Zelphira\n",
      "map.json": #"{"Zelphira Qandorin": {"rules": 1}, "Zelphira Qandorin": 2, "rules": {"Zelphira": "Qandorin"}}"#,
      "list.yaml": "- Zelphira Qandorin\n- Zelphira: Qandorin\n",
      "broken.yaml": "Zelphira: [Qandorin\n", "people.csv": "Name,Email\nZelphira Qandorin,zelphira@example.com\n",
      "keys.yml": "category: Zelphira\nseverity: Qandorin\nfields: [Zelphira]\nextends: pattern\nlaw: Zelphira\n"
        + "stage: Qandorin\nrules: {Zelphira: {severity: Qandorin}}\nexceptions: [{Zelphira: 1}]\nShaw: 1\n",
    ]
    for (name, text) in exports { try folder.write("repo/exports/" + name, text) }
    try folder.write(
      "repo/.blindspot.yml", configuration.replacingOccurrences(of: "EXPORT", with: "exports/" + file) + "\n")
    for arguments in [["a.yaml"], ["config", "check"], ["config", "show"], ["a.yaml", "--format", "json"]] {
      // A valid part of a configuration is shown on request.
      if file == "keys.yml", arguments == ["config", "show"] { continue }
      let result = try Command.run(arguments, in: folder.path + "/repo")
      #expect(result.status != 0 || arguments[0] == "config", "\(result.output)")
      let shown = result.output + result.errors
      for word in ["Zelphira", "Qandorin", "zelphira", "Shaw"] {
        #expect(!shown.contains(word), "\(arguments): \(shown)")
      }
    }
  }
}
